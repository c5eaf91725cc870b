import { Fault } from '../fault'

/** The text of a file that somebody named, in a flag or argument called `at`. Fault: `not_found`. */
export function textOfFile(path: string, at: string): string {
  try {
    return toString($os.readFile(path))
  } catch (cause) {
    throw new Fault('not_found', `There is no file to read at ${path}.`, at, cause)
  }
}
