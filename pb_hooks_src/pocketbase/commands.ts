import { Fault } from '../fault'
import type { Feature, Output, Command as StackCommand } from '../feature'
import { pocketbaseHost } from './host'

/** Adds `pocketbase stack …`. These callbacks run in the loader VM and keep their closures. */
export function registerCommands(stack: readonly Feature[]): void {
  const root = new Command({ use: 'stack', short: 'Tools made from your schema' })
  for (const [use, command] of stack.flatMap((f) => Object.entries(f.commands ?? {}))) {
    root.addCommand(commandOf(use, command))
  }
  $app.rootCmd?.addCommand(root)
}

function commandOf(use: string, { summary, flags, run }: StackCommand): cobra.Command {
  const command = new Command({
    use,
    short: summary,
    silenceUsage: true,
    runE: (self: cobra.Command) => {
      const given = Object.keys(flags).map((name) => [name, self.flags()?.getString(name) ?? ''])
      return printed(self, () =>
        run(Object.fromEntries(given), pocketbaseHost($app as unknown as core.App)),
      )
    },
  })
  for (const [name, { value, help }] of Object.entries(flags)) {
    command.flags()?.string(name, value, help)
  }
  return command
}

/** Prints what a command has to say. What it returns PocketBase prints as the error: exit code 1. */
function printed(command: cobra.Command, run: () => Output): ApiError | undefined {
  try {
    const { text, failed } = run()
    command.outOrStdout().write(toBytes(text) as unknown as string)
    return failed ? new BadRequestError('Something is not as it should be.') : undefined
  } catch (error) {
    if (error instanceof Fault) return new BadRequestError(`${error.message} (${error.code})`)
    throw error
  }
}
