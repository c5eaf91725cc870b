import { Fault, isFault } from '../fault'
import { misfit } from '../feature'
import { stack } from '../stack'
import { pocketbaseHost } from './host'

/** What a command prints, and what the shell is told where it failed. */
interface Ran {
  readonly text: string
  readonly error?: string
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
    const { text, failed } = command.run(flags, pocketbaseHost($app as unknown as core.App), args)
    return { text, ...(failed && { error: 'Something is not as it should be.' }) }
  } catch (error) {
    if (isFault(error)) return { text: '', error: `${error.message} (${error.code})` }
    return { text: '', error: error instanceof Error ? `${error.stack}` : String(error) }
  }
}
