import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Fault } from './fault.mjs'
import { ROOT } from './main.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The Chromium that the browser tests drive: the one $CHROMIUM names, one that is installed, or
 * Playwright's own, which is downloaded where there is no other.
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
  throw new Fault(
    'The browser tests need Chromium or Chrome, and it could not be downloaded. Install it ' +
      '(on Debian: apt-get install chromium), or set CHROMIUM to its path.',
  )
}

const candidates = () => [
  ...(process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name))),
  ...INSTALLED,
]
