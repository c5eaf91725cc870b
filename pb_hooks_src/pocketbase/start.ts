/**
 * What only a server that starts can find out. It is kept in a file of the data folder, so that
 * commands, which never start one, know it too.
 */
export interface Start {
  /** The binary that started. */
  readonly binary: string
  /** The routes among those that features ask for that it lacks. */
  readonly missing: readonly string[]
  /** Whether hooks for writes of records were bound by another file, before the pack's. */
  readonly late: boolean
  /** Where it listens, as Go says it: `127.0.0.1:8090`. */
  readonly address: string
}

const FILE = '.pb-stack-start.json'

/** Keeps what this start has found, for this process and for commands. */
export function keepStart(app: core.App, start: Start): void {
  const text = JSON.stringify(start)
  app.store().set(FILE, text)
  keepText(app, FILE, text)
}

/** What this start, or for a command the last one, has found. */
export function lastStart(app: core.App): Start | undefined {
  const kept: unknown = app.store().get(FILE)
  const text = typeof kept === 'string' ? kept : keptText(app, FILE)
  return text === '' ? undefined : (JSON.parse(text) as Start)
}

/** Keeps a text in a file of the data folder. One that cannot be written stops nothing else. */
export function keepText(app: core.App, file: string, text: string): void {
  try {
    if (keptText(app, file) !== text) writeText(pathOf(app, file), text)
  } catch (error) {
    app.logger().warn('pb-stack: a file is not kept', 'file', file, 'error', String(error))
  }
}

/** The text of a file in the data folder; `''` where there is none. */
export function keptText(app: core.App, file: string): string {
  try {
    return toString($os.readFile(pathOf(app, file)))
  } catch {
    return ''
  }
}

const pathOf = (app: core.App, file: string): string => $filepath.join(app.dataDir(), file)

/** Writes a text file. */
export const writeText = (path: string, text: string): void =>
  $os.writeFile(path, text, 0o644 as unknown as Parameters<typeof $os.writeFile>[2])
