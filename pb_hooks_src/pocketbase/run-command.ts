import { Fault } from '../fault'
import { stack } from '../stack'
import { pocketbaseHost } from './host'

/** What a command prints, and what the shell is told where it failed. */
interface Ran {
  readonly text: string
  readonly error?: string
}

/** Runs a command of a feature by their names. A fault is an answer; anything else is our bug. */
export function runCommand(
  feature: string,
  name: string,
  flags: Readonly<Record<string, string>>,
): Ran {
  try {
    const command = stack.find((found) => found.name === feature)?.commands?.[name]
    if (!command) throw new Fault('not_found', `No command ${feature}.${name}.`)
    const { text, failed } = command.run(flags, pocketbaseHost($app as unknown as core.App))
    return { text, ...(failed && { error: 'Something is not as it should be.' }) }
  } catch (error) {
    if (error instanceof Fault) return { text: '', error: `${error.message} (${error.code})` }
    return { text: '', error: error instanceof Error ? `${error.stack}` : String(error) }
  }
}
