import { Fault } from '../fault'
import type { Rehearsed } from '../state/expected'
import { writeText } from './start'

/** How long PocketBase may take to make up its mind, in milliseconds. */
const PATIENCE = 60_000

/** Where the last rehearsal is kept that PocketBase took, with what it made of it. */
const LAST = 'pb-stack/rehearsed'

/**
 * Lets another PocketBase do what a rehearsal says, in JSON. Who applies has mostly planned the same
 * just before, so what was made of the last one is kept. No secret is in it.
 *
 * Fault: `refused`, with what PocketBase says.
 */
export function rehearsed(app: core.App, rehearsal: string): Rehearsed {
  const key = $security.sha256(rehearsal)
  const [last, kept] = String(app.store().get(LAST) ?? '').split('\n')
  const text = last === key && kept !== undefined ? kept : tried(rehearsal)
  const answer = answerIn(text)
  app.store().set(LAST, `${key}\n${text}`)
  return answer
}

/** Forgets it: what is applied is hardly planned again. */
export const forgetRehearsed = (app: core.App): void => app.store().remove(LAST)

/**
 * The line that another PocketBase answers: the same binary in a process of its own, on a folder with
 * this schema and no rows, which is gone afterwards whatever happens. A transaction of ours would
 * show through to everybody while it lasts, even if it is rolled back.
 */
function tried(rehearsal: string): string {
  removeLeftovers()
  const folder = $filepath.join($os.tempDir(), `${FOLDER}${$security.randomString(15)}`)
  try {
    const hooks = $filepath.join(folder, 'hooks')
    $os.mkdirAll(hooks, 0o700 as unknown as Parameters<typeof $os.mkdirAll>[1])
    const input = $filepath.join(folder, 'rehearsal.json')
    writeText(input, rehearsal)
    writeText($filepath.join(hooks, 'rehearse.pb.js'), program(input))
    return answerLine(printed(folder, hooks))
  } finally {
    $os.removeAll(folder)
  }
}

const FOLDER = 'pb-stack-plan-'

/** A server that was killed over a plan leaves a folder. Nobody has patience for so old a plan. */
function removeLeftovers(): void {
  const folder = $os.tempDir()
  for (const name of namesIn(folder).filter((one) => one.startsWith(FOLDER))) {
    const path = $filepath.join(folder, name)
    try {
      const age = Date.now() - Number($os.stat(path).modTime().unixMilli())
      if (age > 2 * PATIENCE) $os.removeAll(path)
    } catch {
      // It is somebody else's, or has gone in the meantime.
    }
  }
}

/** The names in a folder; none where it is not there yet, or may not be read. */
function namesIn(folder: string): readonly string[] {
  try {
    return $os.readDir(folder).map((entry) => entry.name())
  } catch {
    return []
  }
}

const program = (input: string): string => `
  $app.rootCmd.addCommand(new Command({
    use: 'rehearse',
    run: (cmd) => {
      const { rehearse } = require(${JSON.stringify(`${__hooks}/pb-stack-state.js`)})
      cmd.outOrStdout().write(toBytes(rehearse($app, ${JSON.stringify(input)})))
    },
  }))
`

/** What the other process prints until it ends, or until our patience does. */
function printed(folder: string, hooks: string): string {
  const flags = ['dir', 'migrationsDir', 'publicDir'].map(
    (name) => `--${name}=${$filepath.join(folder, name)}`,
  )
  const more = [`--hooksDir=${hooks}`, '--hooksPool=1', '--dev=false', '--automigrate=false']
  const child = $os.cmd($os.args[0] ?? 'pocketbase', 'rehearse', ...flags, ...more)
  const pipe = child.stdoutPipe() as unknown as Pipe
  child.start()
  try {
    pipe.setReadDeadline?.(
      new DateTime().add((PATIENCE * 1_000_000) as unknown as time.Duration).time(),
    )
    return readerToString(pipe as unknown as io.Reader)
  } catch {
    throw new Fault('refused', 'PocketBase did not say in time whether it would take this.', '')
  } finally {
    ended(child)
  }
}

/** A pipe of Go's that is a file of the system. */
interface Pipe {
  readonly setReadDeadline?: (at: unknown) => void
}

function ended(child: exec.Cmd): void {
  try {
    child.process?.kill()
  } catch {
    // It has ended by itself.
  }
  try {
    child.wait()
  } catch {
    // How it ended says less than what it printed.
  }
}

/** How the line begins that holds the answer: PocketBase may print others. */
export const ANSWER = '@pb-stack '

interface Answer {
  readonly rehearsed?: Rehearsed
  readonly refused?: { readonly message: string; readonly at: string; readonly data: unknown }
}

function answerLine(text: string): string {
  const line = text.split('\n').find((one) => one.startsWith(ANSWER))
  if (line !== undefined) return line.slice(ANSWER.length)
  throw new Error(`The PocketBase that was to try it gave no answer: ${text.slice(0, 500)}`)
}

function answerIn(line: string): Rehearsed {
  const { rehearsed, refused } = JSON.parse(line) as Answer
  if (rehearsed) return rehearsed
  throw new Fault('refused', refused?.message ?? '', refused?.at, refused?.data)
}
