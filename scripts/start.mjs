import { watch } from 'node:fs'
import { join, relative } from 'node:path'
import { assemble, runFolder, saveMigrations } from './assemble.mjs'
import { run } from './child.mjs'
import { Fault, reasonOf } from './fault.mjs'
import { find } from './find.mjs'
import { failed, isFirstRun, prepare, superuserFile } from './first-run.mjs'
import { main, ROOT } from './main.mjs'
import { freePort, readOptions, USAGE } from './options.mjs'
import { ensureBuilt } from './packages.mjs'
import { flagsOf } from './pocketbase.mjs'
import { readProject } from './project.mjs'

await main(async (args) => {
  const options = readOptions(args)
  if (options.help) {
    console.log(USAGE)
    return 0
  }
  const places = { pack: ROOT, project: options.project }
  const port = await freePort(process.env)
  ensureBuilt(ROOT)
  const server = { binary: await find('pocketbase'), folder: runFolder(places) }
  announce(assemble(places))
  const superuser = await firstRun(server, options)
  if (superuser === 'stopped') return 0
  const stopWatching = watchMigrations(places)
  try {
    return await serve(server, port, superuser?.password)
  } finally {
    stopWatching()
  }
})

/**
 * @param {import('./first-run.mjs').Server} server
 * @param {import('./options.mjs').Options} options
 * @returns {Promise<import('./first-run.mjs').Superuser | 'stopped' | undefined>} undefined when an
 *   earlier start has done it
 */
async function firstRun(server, { project, tickets }) {
  if (!isFirstRun(server.folder)) {
    if (tickets) console.log('--tickets is for the first start; this one keeps the data it has.')
    return undefined
  }
  const { seed = [] } = readProject(project)
  if (tickets && seed.length === 0) throw new Fault(`${project} has no seed to give --tickets to.`)
  console.log('First start: preparing the database …')
  return prepare(server, tickets ? [...seed, '--tickets', tickets] : seed)
}

/**
 * @param {import('./first-run.mjs').Server} server
 * @param {number} port
 * @param {string | undefined} password to print, once
 * @returns {Promise<number>}
 */
async function serve({ binary, folder }, port, password) {
  const url = `http://127.0.0.1:${port}`
  const ended = run(binary, [...flagsOf(folder), 'serve', `--http=127.0.0.1:${port}`])
  const ready = await answers(`${url}/api/health`, ended)
  if (ready) console.log(summary(url, superuserFile(folder), password))
  const { code, stopped } = await ended
  if (stopped) return 0
  if (!ready) throw failed('serve', code)
  return code
}

/**
 * Waits until a URL answers; false when the program has ended before that.
 * @param {string} url
 * @param {Promise<unknown>} ended
 * @returns {Promise<boolean>}
 */
async function answers(url, ended) {
  let running = true
  const stop = () => {
    running = false
  }
  const end = ended.then(stop, stop)
  while (running) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
    if (answer?.ok) return true
    await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 50))])
  }
  return false
}

/**
 * @param {string} url
 * @param {string} file
 * @param {string | undefined} password
 * @returns {string}
 */
function summary(url, file, password) {
  const login = password ? `admin@example.com  ${password}  (shown this once)\n              ` : ''
  return `
  Pages       ${url}/stack/
  OpenAPI     ${url}/api/stack/openapi.json
  Dashboard   ${url}/_/
  Superuser   ${login}login in ${relative(process.cwd(), file)}
  Stop        Ctrl-C
`
}

/**
 * Saves what automigrate writes as soon as it is written, and once more at the end.
 * @param {import('./assemble.mjs').Places} places
 * @returns {() => void} ends the watch
 */
function watchMigrations(places) {
  const save = () => {
    try {
      announce(saveMigrations(places))
    } catch (error) {
      console.error(`A migration was not saved: ${reasonOf(error)}`)
    }
  }
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const watcher = watch(join(runFolder(places), 'pb_migrations'), () => {
    clearTimeout(timer)
    // PocketBase has only begun to write the file.
    timer = setTimeout(save, 200)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
    save()
  }
}

/** @param {readonly string[]} saved */
function announce(saved) {
  for (const path of saved) {
    console.log(`PocketBase wrote a migration; saved as ${relative(process.cwd(), path)}`)
  }
}
