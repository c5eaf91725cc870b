import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from './fault.mjs'
import { readJson, writeWhole } from './files.mjs'

/**
 * @typedef {object} Up What `task up` has started from a folder.
 * @property {string} url of PocketBase
 * @property {number} port of Process Compose's API, on the loopback
 * @property {number} pid of Process Compose
 */

/** Where Process Compose's own log lies, below the folder it runs in. */
export const LOG = join('logs', 'process-compose.log')

/** Where process-compose.yaml puts what PocketBase prints. */
export const POCKETBASE_LOG = join('logs', 'pocketbase.log')

/** The file with the token of the API, below that folder too. Without it, all routes answer 401. */
const TOKEN = 'process-compose.token'

/**
 * Makes the token, unless there is one of the length that Process Compose asks for.
 * @param {string} folder
 */
export function ensureToken(folder) {
  if (readToken(folder).length >= 20) return
  // In a file of variables, as which it is read too, a line that begins with # is none.
  writeWhole(join(folder, TOKEN), `#${randomBytes(24).toString('hex')}\n`, 0o600)
}

/**
 * Keeps what has been started, for the commands that come later.
 * @param {string} folder
 * @param {Up} up
 */
export function keepUp(folder, up) {
  writeWhole(join(folder, 'up.json'), `${JSON.stringify(up, null, 2)}\n`)
}

/**
 * What has been started from a folder, if it runs.
 * @param {string} folder
 * @returns {Promise<Up | undefined>}
 */
export async function findUp(folder) {
  const path = join(folder, 'up.json')
  if (!existsSync(path)) return undefined
  /** @type {Up} */
  const up = readJson(path, 'Delete it.')
  const answer = await ask(folder, up.port, '/live')
  if (answer?.status === 401) {
    throw new Fault(
      `Process Compose (process ${up.pid}) does not take the token in ${join(folder, TOKEN)}; ` +
        'put the old token back or end that process.',
    )
  }
  const isAlive = answer?.ok && (await answer.text()).includes('"alive"')
  return isAlive ? up : undefined
}

/**
 * Asks the API of Process Compose; undefined when nobody listens.
 * @param {string} folder
 * @param {number} port
 * @param {string} path
 * @param {string} [method]
 * @returns {Promise<Response | undefined>}
 */
export async function ask(folder, port, path, method = 'GET') {
  return fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { 'X-PC-Token-Key': readToken(folder) },
    signal: AbortSignal.timeout(60_000),
  }).catch(() => undefined)
}

/**
 * The environment in which Process Compose runs in a folder, as server or as client. What else it might find in
 * ours is taken out: a variable would come before the file of the token.
 * @param {string} folder
 * @param {number} port
 * @param {string} log file, below the folder; each run begins it anew
 * @returns {NodeJS.ProcessEnv}
 */
export function environment(folder, port, log) {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('PC_'))
  return {
    ...Object.fromEntries(others),
    PROC_COMP_CONFIG: join(folder, 'process-compose'),
    PC_ADDRESS: '127.0.0.1',
    PC_PORT_NUM: String(port),
    PC_API_TOKEN_PATH: TOKEN,
    PC_LOG_FILE: join(folder, log),
    PC_LOG_NO_COLOR: '1',
    // It wants a shell, bash if none is named, though nothing here runs in one.
    ...(process.platform !== 'win32' && { COMPOSE_SHELL: 'sh' }),
    PC_DISABLE_DOTENV: '1',
  }
}

/**
 * @param {string} folder
 * @returns {string} empty when there is none
 */
function readToken(folder) {
  const path = join(folder, TOKEN)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : ''
}
