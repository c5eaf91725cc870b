import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { assemble, runFolder } from './assemble.mjs'
import { findBrowser } from './browser.mjs'
import { Fault } from './fault.mjs'
import { find } from './find.mjs'
import { prepare } from './first-run.mjs'
import { main, ROOT } from './main.mjs'
import { anyPort, DEMO } from './options.mjs'
import { ensureBuilt, ensurePackages } from './packages.mjs'
import { flagsOf } from './pocketbase.mjs'
import { readProject } from './project.mjs'
import { PICTURES } from './tour-pictures.mjs'

// `npm run tour`: takes the pictures of docs/tour.md, step by step as it says, from the demo in a
// folder of its own. `-- DIR` puts them elsewhere.
await main(async ([target = 'docs/tour']) => {
  ensurePackages(ROOT)
  ensureBuilt(ROOT)
  const folder = resolve(ROOT, target)
  const places = { pack: ROOT, project: mkdtempSync(join(tmpdir(), 'pb-stack-tour-')) }
  try {
    cpSync(DEMO, places.project, { recursive: true, filter: (path) => basename(path) !== '.run' })
    writeFileSync(join(places.project, 'pb_public', 'parts.html'), pageOf('docs/tour.md'))
    assemble(places)
    const server = { binary: await find('pocketbase'), folder: runFolder(places) }
    const superuser = await prepare(server, readProject(places.project).seed ?? [])
    if (superuser === 'stopped') return 130
    mkdirSync(folder, { recursive: true })
    await whileServed(server, (url) => takePictures({ url, superuser, folder }))
    return 0
  } finally {
    rmSync(places.project, { recursive: true, force: true })
  }
})

/**
 * The page that the tour tells to write: what it shows is what is in the picture.
 * @param {string} document
 * @returns {string}
 */
function pageOf(document) {
  const page = /```html\n(.*?)```/s.exec(readFileSync(join(ROOT, document), 'utf8'))?.[1]
  if (!page) throw new Fault(`There is no page in ${document}.`)
  return page
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
 * @property {import('./first-run.mjs').Superuser} superuser
 * @property {string} folder of the pictures
 */

/** @param {Place} place */
async function takePictures({ url, superuser, folder }) {
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const options = { baseURL: url, viewport: { width: 1080, height: 680 } }
    const context = await browser.newContext({ ...options, colorScheme: 'light' })
    for (const [name, take] of Object.entries(PICTURES)) {
      const page = await context.newPage()
      const shown = await take(page, superuser)
      await shown.screenshot({ path: join(folder, `${name}.png`) })
      console.log(`${name}.png`)
    }
  } finally {
    await browser.close()
  }
}
