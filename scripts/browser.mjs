import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Fault } from './fault.mjs'
import { ROOT } from './main.mjs'

/** First the one that is made to have no window, which takes half the time. */
const NAMES = [
  'chromium-headless-shell',
  ...['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'],
]

const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * The Chromium that the browser tests drive: the one $CHROMIUM names, one that is installed,
 * Playwright's own, which is downloaded where there is no other, or on Debian the package.
 * @returns {Promise<string>} its path
 */
export async function findBrowser() {
  const chosen = process.env.CHROMIUM
  if (chosen) {
    if (existsSync(chosen)) return chosen
    throw new Fault(`$CHROMIUM names ${chosen}, which is not there.`)
  }
  const { chromium } = await import('playwright-core')
  const own = chromium.executablePath()
  const found = [own, ...candidates()].find((path) => existsSync(path))
  if (found) return found
  console.error('Downloading Chromium for the browser tests …')
  const cli = join(ROOT, 'node_modules', 'playwright-core', 'cli.js')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' })
  if (existsSync(own)) return own
  const packaged = fromDebian()
  if (packaged) return packaged
  throw new Fault(
    'The browser tests need Chromium or Chrome, and it could not be downloaded. Install it ' +
      '(on Debian: apt-get install chromium), or set CHROMIUM to its path.',
  )
}

/** Debian's package, where whoever runs this may install it. */
function fromDebian() {
  if (process.getuid?.() !== 0) return undefined
  const install = ['-y', '-qq', 'install', 'chromium-headless-shell']
  spawnSync('apt-get', ['-qq', 'update'], { stdio: 'inherit' })
  spawnSync('apt-get', install, { stdio: 'inherit' })
  return candidates().find((path) => existsSync(path))
}

const candidates = () => [
  ...(process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name))),
  ...INSTALLED,
]
