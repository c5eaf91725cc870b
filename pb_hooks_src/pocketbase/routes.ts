import { lastStart, writeText } from './start'

/**
 * The routes among these that this PocketBase lacks. Only a router knows, and only while a server
 * starts; commands never start one. So a command asks what the last start of this very binary has
 * found; without one it starts a PocketBase of its own for a moment, on an empty folder and without
 * a port.
 */
export function missingRoutes(app: core.App, routes: readonly string[]): readonly string[] {
  const found = lastStart(app)
  if (found?.binary === binaryKey()) return found.missing.filter((route) => routes.includes(route))
  return askAnother(routes)
}

/** Asks the router of a server that starts. */
export function missingIn(event: core.ServeEvent, routes: readonly string[]): readonly string[] {
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
