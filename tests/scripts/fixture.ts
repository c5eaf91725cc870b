import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { find } from '../../scripts/find.mjs'
import { ROOT } from '../../scripts/main.mjs'
import { sourcesHash } from '../../scripts/sources.mjs'

/** A folder that is gone after the test. */
export function folder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'pb-stack-scripts-')))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Writes files, by their path below a folder. */
export function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
}

/** A small repository of its own: our scripts, a pack that is built, a project with a seed. */
export function repository(): string {
  const root = folder()
  cpSync(join(ROOT, 'scripts'), join(root, 'scripts'), { recursive: true })
  write(root, FILES)
  write(root, { 'pb_hooks/pb-stack.js': `// pb-stack 0.1.0 sources ${sourcesHash(root)}\n` })
  return root
}

export interface Run {
  readonly child: ChildProcess
  /** What it has printed, on stdout and stderr. */
  readonly printed: () => string
  readonly out: () => string
  /** Waits until it has printed something; fails when it ends before. */
  readonly until: (text: string) => Promise<void>
  readonly ended: Promise<number | null>
}

/** Runs one of the scripts of a repository; it is stopped after the test. */
export async function runScript(
  root: string,
  command: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Run> {
  const [script = '', ...args] = command
  const child = spawn(process.execPath, [join(root, 'scripts', script), ...args], {
    cwd: root,
    env: { ...process.env, POCKETBASE: await find('pocketbase'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const printed = (): string => out + err
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  const until = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (printed().includes(text)) resolve()
      }
      child.stdout.on('data', look)
      child.stderr.on('data', look)
      ended.then(() => reject(new Error(`It ended without "${text}":\n${printed()}`)))
      look()
    })
  return { child, printed, out: () => out, until, ended }
}

export interface Started extends Run {
  readonly url: string
}

/** `npm start` on a free port, once it has printed its summary. */
export async function start(root: string, ...args: string[]): Promise<Started> {
  const port = await freePort()
  const run = await runScript(root, ['start.mjs', ...args], { PORT: String(port) })
  await run.until('Ctrl-C')
  return { ...run, url: `http://127.0.0.1:${port}` }
}

/** Ends it as Ctrl-C does: a signal to the whole group of the terminal. */
export function interrupt(run: Run): Promise<number | null> {
  process.kill(-Number(run.child.pid), 'SIGINT')
  return run.ended
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const FILES = {
  'package.json': '{ "type": "module", "dependencies": { "vitest": "file:dep" } }',
  'package-lock.json': `{
    "lockfileVersion": 3, "requires": true,
    "packages": {
      "": { "dependencies": { "vitest": "file:dep" } },
      "dep": { "name": "vitest" },
      "node_modules/vitest": { "resolved": "dep", "link": true }
    }
  }`,
  'dep/package.json': '{ "name": "vitest" }',
  'dep/vitest.mjs': `
    const { STACK_FULL = '', POCKETBASE } = process.env
    console.log('vitest', ...process.argv.slice(2), 'full=' + STACK_FULL, POCKETBASE)
    process.exit(4)
  `,
  'build.mjs': `
    import { writeFileSync } from 'node:fs'
    import { sourcesHash } from './scripts/sources.mjs'
    console.log('the build was run')
    writeFileSync('pb_hooks/pb-stack.js', \`// pb-stack 0.1.0 sources \${sourcesHash('.')}\\n\`)
  `,
  'pb_hooks_src/stack.ts': 'export const stack = []\n',
  'pb_hooks/pack.pb.js': `
    routerAdd('GET', '/die', () => $os.exit(7))
    const stack = new Command({ use: 'stack' })
    stack.addCommand(new Command({
      use: 'doctor',
      run: (cmd, args) => {
        cmd.outOrStdout().write('hooks ' + __hooks + ' ' + args.join(','))
        $os.exit(args.length > 0 ? 3 : 0)
      },
    }))
    $app.rootCmd.addCommand(stack)
  `,
  'pb_public/stack/index.html': 'the page of the pack',
  'proj/demo/pb_public/index.html': 'the page of the demo',
  'proj/demo/project.json': '{ "seed": ["demo", "seed"] }',
  'proj/demo/pb_migrations/1_notes.js': `
    migrate((app) => app.save(new Collection({
      name: 'notes', type: 'base', listRule: '', createRule: '',
      fields: [{ name: 'text', type: 'text' }],
    })))
  `,
  'proj/demo/pb_hooks/demo.pb.js': `
    const demo = new Command({ use: 'demo' })
    const seed = new Command({
      use: 'seed',
      run: (cmd) => {
        for (let n = 1; n <= cmd.flags().getInt('tickets'); n++) {
          const note = new Record($app.findCollectionByNameOrId('notes'))
          note.set('text', 'seed ' + n)
          $app.save(note)
        }
      },
    })
    seed.flags().int('tickets', 2, '')
    demo.addCommand(seed)
    $app.rootCmd.addCommand(demo)
  `,
}
