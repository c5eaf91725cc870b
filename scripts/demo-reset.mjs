import { once } from 'node:events'
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline/promises'
import * as util from 'node:util'
import { assemble, runFolder } from './assemble.mjs'
import { Fault, reasonOf } from './fault.mjs'
import { filesOf } from './files.mjs'
import { find } from './find.mjs'
import { prepare } from './first-run.mjs'
import { announce } from './first-start.mjs'
import { lock } from './lock.mjs'
import { main, ROOT } from './main.mjs'
import { checkTickets, DEMO, explained } from './options.mjs'
import { ensureBuilt } from './packages.mjs'
import { readProject } from './project.mjs'
import { isUsed } from './served.mjs'

const USAGE = `npm run demo:reset -- [options]   the demo as it was at its first start

  --tickets N   how many tickets it has then (500)
  --yes         does not ask
  --help

It says what goes, and asks. The project's own files and the login of the superuser stay.`

// `npm run demo:reset`: a new database is made beside the old one, and takes its place in the end.
await main(async (args) => {
  const { help, yes, tickets } = explained('npm run demo:reset -- --help', () => parsed(args))
  if (help) {
    console.log(USAGE)
    return 0
  }
  checkTickets(tickets)
  const places = { pack: ROOT, project: DEMO }
  const folder = runFolder(places)
  refuseWhileServed(folder)
  await agree(join(folder, 'pb_data'), yes === true)
  ensureBuilt(ROOT)
  const binary = await find('pocketbase')
  announce(assemble(places))
  const unlock = lock(join(folder, 'reset.lock'), 'resetting the demo')
  try {
    return await reset({ binary, folder }, tickets)
  } finally {
    unlock()
  }
})

/** @param {string[]} args */
function parsed(args) {
  return util.parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h' },
      yes: { type: 'boolean', short: 'y' },
      tickets: { type: 'string' },
    },
  }).values
}

/**
 * Makes a new database beside the old one, then changes the two. Cut off at any moment, there is the
 * old one, the new one or none, and then the next start makes one.
 * @param {import('./first-run.mjs').Server} server
 * @param {string | undefined} tickets
 * @returns {Promise<number>}
 */
async function reset(server, tickets) {
  const data = join(server.folder, 'pb_data')
  const made = `${data}.new`
  const old = `${data}.old`
  for (const left of [made, old]) rmSync(left, { recursive: true, force: true })
  try {
    const { seed = [] } = readProject(DEMO)
    const words = tickets ? [...seed, '--tickets', tickets] : seed
    const superuser = await prepare({ ...server, data: made }, words)
    if (superuser === 'stopped') {
      console.log('Stopped; the demo is as it was.')
      return 130
    }
    refuseWhileServed(server.folder)
    if (existsSync(data)) move(data, old)
    renameSync(made, data)
  } finally {
    for (const left of [made, old]) rmSync(left, { recursive: true, force: true })
  }
  console.log('The demo is as at its first start.')
  return 0
}

/**
 * @param {string} data
 * @param {string} old
 */
function move(data, old) {
  try {
    renameSync(data, old)
  } catch (error) {
    // Windows does not let a folder be moved in which somebody has a file open.
    throw new Fault(`${data} cannot be moved away (${reasonOf(error)}); does a server use it?`)
  }
}

/** @param {string} folder */
function refuseWhileServed(folder) {
  if (!isUsed(join(folder, 'pb_data'))) return
  throw new Fault(
    `PocketBase runs on ${folder}. Stop it first: Ctrl-C where \`npm start\` runs, or \`npm run down\`.`,
  )
}

/**
 * Says what will be lost and, unless it is agreed already, asks.
 * @param {string} data
 * @param {boolean} yes
 */
async function agree(data, yes) {
  const files = filesOf(data)
  if (files.length === 0) return
  const size = files.reduce((sum, file) => sum + statSync(join(data, file)).size, 0)
  console.log(
    `This deletes ${relative(process.cwd(), data)}: ${(size / 1e6).toFixed(1)} MB, with every record, ` +
      'file, setting, superuser, log and backup that was made since the first start.',
  )
  if (yes) return
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const silence = once(lines, 'close').then(() => '')
  const answer = await Promise.race([lines.question('Type yes to go on: '), silence])
  lines.close()
  if (answer.trim() === 'yes') return
  throw new Fault('Nothing was deleted. If it shall be, answer yes, or add --yes.')
}
