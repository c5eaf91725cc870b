import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { assemble, runFolder } from './assemble.mjs'
import { findBrowser } from './browser.mjs'
import { find } from './find.mjs'
import { prepare } from './first-run.mjs'
import { ROOT } from './main.mjs'
import { anyPort, DEMO } from './options.mjs'
import { ensureBuilt, ensurePackages } from './packages.mjs'
import { flagsOf } from './pocketbase.mjs'
import { readProject } from './project.mjs'

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./first-run.mjs').Superuser} Superuser */
/**
 * What is done for each picture, in the order in which they are taken; gives the page that is shown.
 * @typedef {Readonly<Record<string, (page: Page, superuser: Superuser) => Promise<Page>>>} Pictures
 * @typedef {Readonly<Record<string, Pictures>>} Folders each with its pictures
 */

/**
 * Takes pictures of the demo, which has a folder of its own for that, and gives an exit code.
 * @param {string} target where the folders of the pictures are
 * @param {Folders} folders
 * @param {(project: string) => void} [add] what else is in the project
 * @returns {Promise<number>}
 */
export async function takePictures(target, folders, add) {
  ensurePackages(ROOT)
  ensureBuilt(ROOT)
  const places = { pack: ROOT, project: mkdtempSync(join(tmpdir(), 'pb-stack-pictures-')) }
  try {
    cpSync(DEMO, places.project, { recursive: true, filter: (path) => basename(path) !== '.run' })
    add?.(places.project)
    assemble(places)
    const server = { binary: await find('pocketbase'), folder: runFolder(places) }
    const superuser = await prepare(server, readProject(places.project).seed ?? [])
    if (superuser === 'stopped') return 130
    await whileServed(server, async (url) => {
      for (const [name, pictures] of Object.entries(folders)) {
        const folder = resolve(ROOT, target, name)
        mkdirSync(folder, { recursive: true })
        await takeEach(pictures, { url, superuser, folder })
      }
    })
    return 0
  } finally {
    rmSync(places.project, { recursive: true, force: true })
  }
}

/**
 * @param {import('./first-run.mjs').Server} server
 * @param {(url: string) => Promise<void>} use
 */
async function whileServed({ binary, folder }, use) {
  const address = `127.0.0.1:${await anyPort()}`
  const child = spawn(binary, [...flagsOf(folder), 'serve', `--http=${address}`], {
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  const isUp = () =>
    fetch(`http://${address}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  try {
    while (child.exitCode === null && !(await isUp())) await setTimeout(50)
    await use(`http://${address}`)
  } finally {
    child.kill()
    await ended
  }
}

/**
 * @typedef {object} Place
 * @property {string} url
 * @property {Superuser} superuser
 * @property {string} folder of the pictures
 */

/**
 * @param {Pictures} pictures
 * @param {Place} place
 */
async function takeEach(pictures, { url, superuser, folder }) {
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const options = { baseURL: url, viewport: { width: 1080, height: 680 } }
    const context = await browser.newContext({
      ...options,
      colorScheme: 'light',
      timezoneId: 'Europe/Berlin',
    })
    for (const [name, take] of Object.entries(pictures)) {
      const page = await context.newPage()
      const shown = await take(page, superuser)
      await shown.screenshot({ path: join(folder, `${name}.png`) })
      // A browser has a few connections to a server, and each page that is live keeps one.
      await page.close()
      console.log(`${name}.png`)
    }
  } finally {
    await browser.close()
  }
}
