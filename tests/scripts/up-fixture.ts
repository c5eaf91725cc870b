import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { find } from '../../scripts/find.mjs'
import { ROOT } from '../../scripts/main.mjs'
import { freePort, type Run, repository, runScript } from './fixture'

export const RUN = 'proj/demo/.run'

/** A small repository that `npm run up` can be called in; what it leaves running ends after the test. */
export function composeRepository(): string {
  const root = repository()
  cpSync(join(ROOT, 'process-compose.yaml'), join(root, 'process-compose.yaml'))
  onTestFinished(async () => {
    const env = { ...process.env, PROCESS_COMPOSE: await find('process-compose') }
    spawnSync(process.execPath, ['scripts/compose.mjs', 'down'], { cwd: root, env })
  })
  return root
}

/** Runs a script that needs Process Compose, to its end. */
export async function ran(
  root: string,
  command: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ readonly code: number | null; readonly printed: string }> {
  const PROCESS_COMPOSE = await find('process-compose')
  const run: Run = await runScript(root, command, { PROCESS_COMPOSE, ...env })
  return { code: await run.ended, printed: run.printed() }
}

export interface Up {
  readonly printed: string
  /** Of PocketBase. */
  readonly url: string
  /** Asks the API of Process Compose, with its token if no other headers are given. */
  readonly api: (path: string, init?: RequestInit) => Promise<Response>
  /** What Process Compose says of PocketBase. */
  readonly state: () => Promise<{ pid: number; restarts: number; is_ready: string }>
}

/** `npm run up` on a free port, once it has said that it is. */
export async function up(root: string): Promise<Up> {
  const env = { PORT: String(await freePort()) }
  const { code, printed } = await ran(root, ['up.mjs'], env)
  if (code !== 0) throw new Error(printed)
  const folder = join(root, RUN)
  const { url, port } = JSON.parse(readFileSync(join(folder, 'up.json'), 'utf8'))
  const api = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      redirect: 'manual',
      headers: { 'X-PC-Token-Key': readFileSync(join(folder, TOKEN), 'utf8').trim() },
      ...init,
    })
  const state = async () => (await api('/process/pocketbase')).json()
  return { printed, url, api, state }
}

/** The name of the file with the token of the API. */
export const TOKEN = 'process-compose.token'

/** A file below the folder where PocketBase runs; empty when it is not there. */
export function kept(root: string, file: string): string {
  const path = join(root, RUN, file)
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

/** A PocketBase that says when it ends in order, and that prints a lot where it is asked to. */
export const HOOKS = `
  onTerminate((e) => {
    $os.writeFile('ended', 'in order', 0o644)
    e.next()
  })
  routerAdd('GET', '/print', () => {
    for (let n = 0; n < 11000; n++) console.log('x'.repeat(1000))
  })
`

export const health = (url: string): Promise<boolean> =>
  fetch(`${url}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  )
