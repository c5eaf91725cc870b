import { join, relative } from 'node:path'
import { assemble, runFolder } from './assemble.mjs'
import { Fault } from './fault.mjs'
import { find } from './find.mjs'
import { isFirstRun, prepare, superuserFile } from './first-run.mjs'
import { ROOT } from './main.mjs'
import { ensureBuilt } from './packages.mjs'
import { readProject } from './project.mjs'
import { isUsed } from './served.mjs'

/**
 * @typedef {object} Ready
 * @property {import('./first-run.mjs').Server} server
 * @property {import('./assemble.mjs').Places} places
 * @property {string} [password] of the superuser, when this was the first start
 */

/**
 * Makes a project ready to be served: the pack is built, `.run` is assembled, and a new database has
 * its migrations, a superuser and the seed.
 * @param {{ project: string, tickets?: string | undefined }} options
 * @returns {Promise<Ready | 'stopped'>} stopped: somebody pressed Ctrl-C
 */
export async function readyServer({ project, tickets }) {
  const places = { pack: ROOT, project }
  if (isUsed(join(runFolder(places), 'pb_data'), 'serve ')) {
    throw new Fault(`PocketBase runs on ${runFolder(places)} already; stop that one first.`)
  }
  ensureBuilt(ROOT)
  const server = { binary: await find('pocketbase'), folder: runFolder(places) }
  announce(assemble(places))
  if (!isFirstRun(server.folder)) {
    if (tickets) console.log('--tickets is for the first start; this one keeps the data it has.')
    return { server, places }
  }
  const { seed = [] } = readProject(project)
  if (tickets && seed.length === 0) throw new Fault(`${project} has no seed to give --tickets to.`)
  console.log('First start: preparing the database …')
  const superuser = await prepare(server, tickets ? [...seed, '--tickets', tickets] : seed)
  return superuser === 'stopped' ? 'stopped' : { server, places, password: superuser.password }
}

/**
 * Says which migrations were saved.
 * @param {readonly string[]} saved
 */
export function announce(saved) {
  for (const path of saved) {
    console.log(`PocketBase wrote a migration; saved as ${relative(process.cwd(), path)}`)
  }
}

/**
 * Where to look, once a server is up. The password is printed only this once.
 * @param {string} url
 * @param {Ready} ready
 * @param {string} stop how it is stopped
 * @returns {string}
 */
export function summary(url, { server, password }, stop) {
  const login = password ? `admin@example.com  ${password}  (shown this once)\n              ` : ''
  return `
  Pages       ${url}/stack/
  OpenAPI     ${url}/api/stack/openapi.json
  Dashboard   ${url}/_/
  Superuser   ${login}login in ${relative(process.cwd(), superuserFile(server.folder))}
  Stop        ${stop}
`
}
