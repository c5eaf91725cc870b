import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { Fault } from './fault.mjs'
import { readJson, writeWhole } from './files.mjs'
import { flagsOf } from './pocketbase.mjs'

/**
 * @typedef {object} Server
 * @property {string} binary
 * @property {string} folder as `assemble` makes it
 * @property {string} [data] where its data are, if not in there
 */

/** @typedef {{ email: string, password: string }} Superuser */

/**
 * The file with the superuser's login. It is written last: without it, a first run is not done.
 * @param {string} folder
 * @returns {string}
 */
export function superuserFile(folder) {
  return join(folder, 'superuser.json')
}

/**
 * Whether this folder has never been started, or its database is gone.
 * @param {string} folder
 * @returns {boolean}
 */
export function isFirstRun(folder) {
  return !existsSync(superuserFile(folder)) || !existsSync(join(folder, 'pb_data', 'data.db'))
}

/**
 * Prepares a new database: migrations, a superuser, the seed.
 * @param {Server} server
 * @param {readonly string[]} seed empty for none
 * @returns {Promise<Superuser | 'stopped'>} stopped: somebody pressed Ctrl-C
 */
export async function prepare(server, seed) {
  const file = superuserFile(server.folder)
  const superuser = existsSync(file)
    ? readJson(file, 'Delete it to get a new login.')
    : newSuperuser()
  const steps = [
    { name: 'migrate up', words: ['migrate', 'up'], quiet: true },
    {
      name: 'superuser upsert',
      words: ['superuser', 'upsert', superuser.email, superuser.password],
      quiet: true,
    },
  ]
  if (seed.length > 0) steps.push({ name: seed.join(' '), words: [...seed], quiet: false })
  for (const { name, words, quiet } of steps) {
    const { code, stopped } = await run(
      server.binary,
      [...flagsOf(server.folder, server.data), ...words],
      {
        stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
      },
    )
    if (stopped) return 'stopped'
    if (code !== 0) throw failed(name, code)
  }
  writeWhole(file, `${JSON.stringify(superuser, null, 2)}\n`, 0o600)
  return superuser
}

/**
 * The fault for a command of PocketBase that ended too early.
 * @param {string} step
 * @param {number} code
 * @returns {Fault}
 */
export function failed(step, code) {
  return new Fault(
    `PocketBase stopped at the step "${step}" with exit code ${code}; it says why above.`,
    code || 1,
  )
}

/** @returns {Superuser} */
function newSuperuser() {
  // Hex digits: a password that begins with `-` would be taken for a flag.
  return { email: 'admin@example.com', password: randomBytes(12).toString('hex') }
}
