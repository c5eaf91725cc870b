/**
 * Which routes this PocketBase has. Only a router knows, and only while a server starts; commands
 * never start one. So what a start finds is kept in a file of the data folder, for this very
 * binary, and a command that finds no such file starts a PocketBase of its own for a moment, on an
 * empty folder and without a port.
 */
const FILE = '.pb-stack-routes.json'

/** Has every start ask for these routes, and keep what is missing. */
export function probeRoutes(routes: readonly string[]): void {
  const app = $app as unknown as core.App
  app.onServe().bindFunc((event) => {
    if (!event) return
    const text = JSON.stringify({ binary: binaryKey(), missing: missingIn(event, routes) })
    app.store().set(FILE, text)
    try {
      const path = $filepath.join(app.dataDir(), FILE)
      if (readText(path) !== text) writeText(path, text)
    } catch (error) {
      app.logger().warn('pb-stack: the list of routes could not be kept', 'error', String(error))
    }
    return event.next()
  })
}

/** The routes among these that this PocketBase lacks. */
export function missingRoutes(app: core.App, routes: readonly string[]): readonly string[] {
  const kept: unknown = app.store().get(FILE)
  const text = typeof kept === 'string' ? kept : readText($filepath.join(app.dataDir(), FILE))
  const found = text === '' ? undefined : (JSON.parse(text) as Found)
  if (found?.binary === binaryKey()) return found.missing.filter((route) => routes.includes(route))
  return askAnother(routes)
}

interface Found {
  readonly binary: string
  readonly missing: readonly string[]
}

function missingIn(event: core.ServeEvent, routes: readonly string[]): readonly string[] {
  return routes.filter((route) => {
    const [method = '', path = ''] = route.split(' ')
    return !event.router?.hasRoute(method, path)
  })
}

/** Starts this binary on a folder of its own; its one hook writes down the routes and ends it. */
function askAnother(routes: readonly string[]): readonly string[] {
  const folder = $filepath.join($os.tempDir(), `pb-stack-${$security.randomString(15)}`)
  try {
    const hooks = $filepath.join(folder, 'hooks')
    const answer = $filepath.join(folder, 'missing.json')
    $os.mkdirAll(hooks, 0o700 as unknown as Mode)
    writeText($filepath.join(hooks, 'ask.pb.js'), question(routes, answer))
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

const question = (routes: readonly string[], answer: string): string => `
  const routes = ${JSON.stringify(routes)}
  $app.onServe().bindFunc((e) => {
    const missing = routes.filter((route) => !e.router.hasRoute(...route.split(' ')))
    $os.writeFile(${JSON.stringify(answer)}, JSON.stringify(missing), 0o644)
    $os.exit(0)
  })
`

const executable = (): string => $os.args[0] ?? 'pocketbase'

/** Another binary may have other routes; one that was replaced has another size or time. */
function binaryKey(): string {
  try {
    const info = $os.stat(executable())
    return `${info.size()} ${info.modTime().string()} ${$app.rootCmd?.version}`
  } catch {
    return String($app.rootCmd?.version)
  }
}

type Mode = Parameters<typeof $os.mkdirAll>[1]

const writeText = (path: string, text: string): void =>
  $os.writeFile(path, text, 0o644 as unknown as Mode)

function readText(path: string): string {
  try {
    return toString($os.readFile(path))
  } catch {
    return ''
  }
}
