import { watch } from 'node:fs'
import { join } from 'node:path'
import { runFolder, saveMigrations } from './assemble.mjs'
import { run } from './child.mjs'
import { reasonOf } from './fault.mjs'
import { failed } from './first-run.mjs'
import { announce, readyServer, summary } from './first-start.mjs'
import { main } from './main.mjs'
import { freePort, readOptions, USAGE } from './options.mjs'
import { flagsOf } from './pocketbase.mjs'

await main(async (args) => {
  const options = readOptions(args, 'npm start')
  if (options.help) {
    console.log(USAGE)
    return 0
  }
  const port = await freePort(process.env)
  const ready = await readyServer(options)
  if (ready === 'stopped') return 0
  const stopWatching = watchMigrations(ready.places)
  try {
    return await serve(ready, port)
  } finally {
    stopWatching()
  }
})

/**
 * @param {import('./first-start.mjs').Ready} ready
 * @param {number} port
 * @returns {Promise<number>}
 */
async function serve(ready, port) {
  const { binary, folder } = ready.server
  const url = `http://127.0.0.1:${port}`
  const ended = run(binary, [...flagsOf(folder), 'serve', `--http=127.0.0.1:${port}`])
  const isUp = await answers(`${url}/api/health`, ended)
  if (isUp) console.log(summary(url, ready, 'Ctrl-C'))
  const { code, stopped } = await ended
  if (stopped) return 0
  if (!isUp) throw failed('serve', code)
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
