/// <reference path="../.run/pb_data/types.d.ts" />

// pocketbase demo seed --tickets 500
//
// A block, since all *.pb.js files share one global scope.
{
  const most = 1_000_000

  // A PocketBase before 0.40 ends with exit code 0, whatever a command returns or throws.
  const fail = (sentence) => {
    // PocketBase's types leave it out.
    const { console } = /** @type {any} */ (globalThis)
    console.error(sentence)
    $app.resetBootstrapState()
    $os.exit(1)
  }

  const seed = new Command({
    use: 'seed',
    short: 'Fills an empty repair shop, the same way every time',
    silenceUsage: true,
    runE: (cmd, args) => {
      const asked = args.length === 0 ? cmd.flags().getString('tickets') : args.join(' ')
      const count = /^\d+$/.test(asked) && args.length === 0 ? Number(asked) : 0
      if (count < 1 || count > most) {
        const wanted = `write --tickets N, a whole number from 1 to ${most}`
        return fail(`"${asked}" is not understood: ${wanted}.`)
      }
      const say = (line) => cmd.outOrStdout().write(toBytes(`${line}\n`))
      $app.runAllMigrations()
      if ($app.countRecords('tickets') > 0) {
        say('The repair shop has tickets already: nothing done.')
        return
      }
      try {
        $app.runInTransaction((tx) => {
          say(require(`${__hooks}/demo/seed.js`).seed(tx, count, say))
        })
      } catch (error) {
        fail(String(error))
      }
    },
  })
  seed.flags().string('tickets', '500', `how many tickets, 1 to ${most}`)

  const demo = new Command({ use: 'demo', short: 'The repair shop: fills it with data' })
  demo.addCommand(seed)
  $app.rootCmd.addCommand(demo)
}
