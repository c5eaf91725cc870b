import type { Declaration } from '../feature'

type Declared = NonNullable<Declaration['commands']>[string]

/** Adds `pocketbase stack …`. These callbacks run in the loader VM and keep their closures. */
export function registerCommands(features: readonly Declaration[]): void {
  const root = new Command({ use: 'stack', short: 'Tools made from your schema' })
  for (const { name, commands = {}, groups = {} } of features) {
    const parents = new Map(
      Object.entries(groups).map(([use, short]) => [use, new Command({ use, short })]),
    )
    for (const parent of parents.values()) root.addCommand(parent)
    for (const [key, declared] of Object.entries(commands)) {
      const [group = ''] = key.split(' ')
      const parent = parents.get(group) ?? root
      parent.addCommand(commandOf(name, key, declared))
    }
  }
  $app.rootCmd?.addCommand(root)
}

function commandOf(feature: string, key: string, declared: Declared): cobra.Command {
  const { summary, details = '', takes = '', flags } = declared
  const command = new Command({
    use: `${key.split(' ').pop()} ${takes}`.trim(),
    short: summary,
    long: details === '' ? '' : `${summary}.\n\n${details}`,
    silenceUsage: true,
    runE: (self: cobra.Command, args: string[]) => {
      const admin = require(`${__hooks}/pb-stack-admin.js`) as typeof import('./admin')
      const { text, error, code } = admin.runCommand(feature, key, {
        flags: given(self, flags),
        args,
      })
      self.outOrStdout().write(toBytes(text) as unknown as string)
      end(code, error)
    },
  })
  for (const [name, { value, help }] of Object.entries(flags)) {
    if (value === false) command.flags()?.bool(name, value, help)
    else command.flags()?.string(name, value, help)
  }
  return command
}

const given = (command: cobra.Command, flags: Declared['flags']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(flags).map(([name, { value }]) => [
      name,
      value === false
        ? String(command.flags()?.getBool(name))
        : (command.flags()?.getString(name) ?? ''),
    ]),
  )

/**
 * Ends the command at once. With exit code 1 where it failed: a PocketBase before 0.40 does not do
 * that for an error that it is given. And before PocketBase, which watches its folder of hooks, takes
 * a file that the command wrote there for a reason to start it again. The database is closed first,
 * as at any other end.
 */
function end(code: number, error: string | undefined): void {
  // biome-ignore lint/suspicious/noConsole: what cobra calls stderr is stdout there
  if (error !== undefined) console.error(error)
  $app.resetBootstrapState()
  $os.exit(code)
}
