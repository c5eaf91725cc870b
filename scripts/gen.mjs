import { existsSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { assemble, runFolder } from './assemble.mjs'
import { outputOf } from './child.mjs'
import { Fault, reasonOf } from './fault.mjs'
import { find } from './find.mjs'
import { differenceOf, folderBeside, move } from './gen-files.mjs'
import { GEN_USAGE, readGenOptions } from './gen-options.mjs'
import { STEPS } from './gen-steps.mjs'
import { main, ROOT } from './main.mjs'
import { ensureBuilt } from './packages.mjs'
import { endingOf } from './platform.mjs'
import { flagsOf } from './pocketbase.mjs'

await main(async (args) => {
  const options = readGenOptions(args)
  if (options.help) {
    console.log(GEN_USAGE)
    return 0
  }
  const server = await preparedServer(options.project)
  const ogen = await find('ogen')
  const folder = folderBeside(options.out)
  const { signal } = stopping()
  try {
    await generate({ server, ogen, folder, signal, ...options })
    return 0
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/**
 * Takes all steps and, when all have been taken, puts what they made into place.
 * @param {import('./gen-steps.mjs').Tools & { out: string }} job
 */
async function generate({ out, ...tools }) {
  const place = relative(process.cwd(), out) || '.'
  const differences = []
  for (const { title, makes, make } of STEPS) {
    await make(tools, makes).catch((error) => {
      throw new Fault(`${title}: ${reasonOf(error)}\nNothing in ${place} has been changed.`)
    })
    const difference = differenceOf(tools.folder, out, makes)
    console.log(`${title.padEnd(18)}${makes.padEnd(20)}${stateOf(difference)}`)
    differences.push(difference)
  }
  move(tools.folder, out, differences)
  const written = differences.flatMap((difference) => difference.written).length
  console.log(
    written > 0 ? `Files written in ${place}: ${written}.` : `${place} is as it should be.`,
  )
}

/**
 * @param {import('./gen-files.mjs').Difference} difference
 * @returns {string}
 */
function stateOf({ files, written, gone }) {
  if (written.length === 0 && gone.length === 0) return 'unchanged'
  const removed = gone.length > 0 ? `, ${gone.length} removed` : ''
  return files === 1 ? 'written' : `${written.length} of ${files} files written${removed}`
}

/**
 * A folder with PocketBase and the pack is taken as it is; a project is assembled as for
 * `npm start`, and its migrations are applied.
 * @param {string} project
 * @returns {Promise<import('./first-run.mjs').Server>}
 */
async function preparedServer(project) {
  if (existsSync(join(project, 'pb_hooks', 'pb-stack.js'))) {
    const own = join(project, `pocketbase${endingOf({ os: process.platform, arch: process.arch })}`)
    const isChosen = process.env.POCKETBASE || !existsSync(own)
    return { binary: isChosen ? await find('pocketbase') : own, folder: project }
  }
  const places = { pack: ROOT, project }
  ensureBuilt(ROOT)
  const server = { binary: await find('pocketbase'), folder: runFolder(places) }
  for (const path of assemble(places)) console.error(`Saved ${path}`)
  await outputOf(server.binary, [...flagsOf(server.folder), 'migrate', 'up'])
  return server
}

/** Ctrl-C and the like end what runs, so that the folder beside is removed. */
function stopping() {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => controller.abort())
  }
  return controller
}
