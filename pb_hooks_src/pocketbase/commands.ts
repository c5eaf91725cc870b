import type { Declaration } from '../feature'

type Declared = NonNullable<Declaration['commands']>[string]

/** Adds `pocketbase stack …`. These callbacks run in the loader VM and keep their closures. */
export function registerCommands(features: readonly Declaration[]): void {
  const root = new Command({ use: 'stack', short: 'Tools made from your schema' })
  for (const { name, commands = {} } of features) {
    for (const [use, declared] of Object.entries(commands)) {
      root.addCommand(commandOf(name, use, declared))
    }
  }
  $app.rootCmd?.addCommand(root)
}

function commandOf(feature: string, use: string, { summary, flags }: Declared): cobra.Command {
  const command = new Command({
    use,
    short: summary,
    silenceUsage: true,
    runE: (self: cobra.Command) => {
      const given = Object.keys(flags).map((name) => [name, self.flags()?.getString(name) ?? ''])
      const admin = require(`${__hooks}/pb-stack-admin.js`) as typeof import('./admin')
      const { text, error } = admin.runCommand(feature, use, Object.fromEntries(given))
      self.outOrStdout().write(toBytes(text) as unknown as string)
      if (error !== undefined) fail(error)
    },
  })
  for (const [name, { value, help }] of Object.entries(flags)) {
    command.flags()?.string(name, value, help)
  }
  return command
}

/**
 * Ends the command with exit code 1, which a PocketBase before 0.40 does not do for an error that it
 * is given. The database is closed first, as at any other end.
 */
function fail(error: string): void {
  // biome-ignore lint/suspicious/noConsole: what cobra calls stderr is stdout there
  console.error(error)
  $app.resetBootstrapState()
  $os.exit(1)
}
