import { Fault, isFault } from '../fault'
import { misfit } from '../feature'
import { stack } from '../stack'
import { pocketbaseHost } from './host'

/** What a command prints, and what the shell is told where it failed. */
interface Ran {
  readonly text: string
  readonly error?: string
  readonly code: number
}

/** What a command was given. */
interface Given {
  readonly flags: Readonly<Record<string, string>>
  readonly args: readonly string[]
}

/** Runs a command of a feature by their names. A fault is an answer; anything else is our bug. */
export function runCommand(feature: string, name: string, { flags, args }: Given): Ran {
  try {
    const command = stack.find((found) => found.name === feature)?.commands?.[name]
    if (!command) throw new Fault('not_found', `No command ${feature}.${name}.`)
    const wrong = misfit(command.takes ?? '', args)
    if (wrong !== '') throw new Fault('bad_request', wrong, name)
    const { text, failed, differs } = command.run(
      flags,
      pocketbaseHost($app as unknown as core.App),
      args,
    )
    if (failed) return { text, error: 'Something is not as it should be.', code: 1 }
    return { text, code: differs ? 2 : 0 }
  } catch (error) {
    if (isFault(error)) return { text: '', error: `${error.message} (${error.code})`, code: 1 }
    const stack = error instanceof Error ? `${error.stack}` : String(error)
    return { text: '', error: stack, code: 1 }
  }
}
