import { lastStart, writeText } from './start'

/**
 * What this PocketBase lacks among routes, settings and options of fields. Only a router knows its routes, and only while
 * a server starts; commands never start one. So a command asks what the last start of this very binary
 * has found; without one it starts a PocketBase of its own for a moment, on an empty folder and
 * without a port.
 */
export function missing(app: core.App, probes: readonly string[]): readonly string[] {
  const found = lastStart(app)
  if (found?.binary === binaryKey()) return found.missing.filter((probe) => probes.includes(probe))
  return askAnother(probes)
}

/** Asks the router, the settings and the fields of a server that starts. */
export function missingIn(event: core.ServeEvent, probes: readonly string[]): readonly string[] {
  return probes.filter((probe) => {
    const [method = '', path] = probe.split(' ')
    if (path !== undefined) return !event.router?.hasRoute(method, path)
    const isOption = probe.startsWith('field.')
    const there = isOption ? { field: new TextField() } : event.app.settings()
    return valueAt(there, probe) === undefined
  })
}

const valueAt = (whole: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => Object(value)[key], whole)

/** Starts this binary on a folder of its own; its one hook writes down the routes and ends it. */
function askAnother(probes: readonly string[]): readonly string[] {
  const folder = $filepath.join($os.tempDir(), `pb-stack-${$security.randomString(15)}`)
  try {
    const hooks = $filepath.join(folder, 'hooks')
    const answer = $filepath.join(folder, 'missing.json')
    $os.mkdirAll(hooks, 0o700 as unknown as Mode)
    writeText($filepath.join(hooks, 'ask.pb.js'), question(probes, answer))
    const flags = ['dir', 'migrationsDir', 'publicDir'].map(
      (name) => `--${name}=${$filepath.join(folder, name)}`,
    )
    const child = $os.cmd(
      executable(),
      'serve',
      ...flags,
      `--hooksDir=${hooks}`,
      '--http=127.0.0.1:0',
      '--dev=false',
    )
    child.run()
    return JSON.parse(toString($os.readFile(answer))) as readonly string[]
  } finally {
    $os.removeAll(folder)
  }
}

const question = (probes: readonly string[], answer: string): string => `
  const probes = ${JSON.stringify(probes)}
  $app.onServe().bindFunc((e) => {
    const { missingIn } = require(${JSON.stringify(`${__hooks}/pb-stack-admin.js`)})
    $os.writeFile(${JSON.stringify(answer)}, JSON.stringify(missingIn(e, probes)), 0o644)
    $os.exit(0)
  })
`

const executable = (): string => $os.args[0] ?? 'pocketbase'

/** Tells binaries apart: another may have other routes; one that was replaced has another size or time. */
export function binaryKey(): string {
  try {
    const info = $os.stat(executable())
    return `${info.size()} ${info.modTime().string()} ${$app.rootCmd?.version}`
  } catch {
    return String($app.rootCmd?.version)
  }
}

type Mode = Parameters<typeof $os.mkdirAll>[1]
