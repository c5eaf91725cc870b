import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runFolder } from './assemble.mjs'
import { Fault } from './fault.mjs'
import { find } from './find.mjs'
import { readyServer, summary } from './first-start.mjs'
import { lock } from './lock.mjs'
import { main, ROOT } from './main.mjs'
import { anyPort, freePort, readOptions, UP_USAGE } from './options.mjs'
import { flagsOf } from './pocketbase.mjs'
import {
  ask,
  ensureToken,
  environment,
  findUp,
  keepUp,
  LOG,
  POCKETBASE_LOG,
} from './process-compose.mjs'

// `npm run up`: the project in the background, held up by Process Compose.
await main(async (args) => {
  const options = readOptions(args, 'npm run up')
  if (options.help) {
    console.log(UP_USAGE)
    return 0
  }
  if (!existsSync(options.project)) throw new Fault(`There is no folder ${options.project}.`)
  const folder = runFolder({ pack: ROOT, project: options.project })
  mkdirSync(folder, { recursive: true })
  const unlock = lock(join(folder, 'up.lock'), 'starting it already')
  try {
    return await up(folder, options)
  } finally {
    unlock()
  }
})

/**
 * @param {string} folder
 * @param {import('./options.mjs').Options} options
 * @returns {Promise<number>}
 */
async function up(folder, options) {
  const running = await findUp(folder)
  if (running) {
    console.log(`It is up already, on ${running.url}/stack/`)
    return 0
  }
  const port = await freePort(process.env)
  const program = await find('process-compose')
  const ready = await readyServer(options)
  if (ready === 'stopped') return 0
  ensureToken(folder)
  const url = `http://127.0.0.1:${port}`
  await serve(program, ready.server, port)
  console.log(summary(url, ready, 'task down, or npm run down'))
  return 0
}

/**
 * Starts Process Compose in the background and waits until PocketBase is ready.
 * @param {string} program
 * @param {import('./first-run.mjs').Server} server
 * @param {number} port
 */
async function serve(program, { binary, folder }, port) {
  const api = await anyPort()
  const command = [binary, ...flagsOf(folder), 'serve', `--http=127.0.0.1:${port}`]
  const child = spawn(program, ['up', '-t=false', '-f', join(ROOT, 'process-compose.yaml')], {
    cwd: folder,
    detached: true,
    stdio: 'ignore',
    env: {
      ...environment(folder, api, LOG),
      // JSON is YAML, whatever is in the paths.
      PB_STACK_SERVE: JSON.stringify(command),
      PB_STACK_PORT: String(port),
    },
  })
  keepUp(folder, { url: `http://127.0.0.1:${port}`, port: api, pid: child.pid ?? 0 })
  const ended = once(child, 'exit').then(
    () => true,
    () => true,
  )
  await untilReady(folder, api, ended)
  child.unref()
}

/**
 * Waits until PocketBase is ready. One that ends before it has been is not to be started again and
 * again: then all is stopped.
 * @param {string} folder
 * @param {number} api
 * @param {Promise<boolean>} ended
 */
async function untilReady(folder, api, ended) {
  for (;;) {
    const answer = await ask(folder, api, '/process/pocketbase')
    const { is_ready, restarts, status } = answer?.ok ? await answer.json() : {}
    if (is_ready === 'Ready') return
    if (restarts > 0 || status === 'Restarting' || status === 'Error') {
      await ask(folder, api, '/project/stop', 'POST')
      await ended
      throw new Fault(`PocketBase did not stay up. It said:\n${lastLines(folder, POCKETBASE_LOG)}`)
    }
    const soon = new Promise((resolve) => setTimeout(resolve, 100))
    if (await Promise.race([ended, soon])) {
      throw new Fault(`Process Compose did not stay up. It said:\n${lastLines(folder, LOG)}`)
    }
  }
}

/**
 * @param {string} folder
 * @param {string} log
 * @returns {string}
 */
function lastLines(folder, log) {
  const path = join(folder, log)
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '(nothing)'
  return text.trimEnd().split('\n').slice(-10).join('\n')
}
