import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findBrowser } from '../scripts/browser.mjs'

/**
 * A Chromium that is looked into for moments only: to follow each request of a page, as Playwright
 * does, takes as much of the processor as the requests.
 */
export async function startChromium() {
  const folder = mkdtempSync(join(tmpdir(), 'pb-stack-bench-'))
  const child = spawn(
    await findBrowser(),
    [
      ...['--headless', '--disable-gpu', '--no-first-run', '--remote-debugging-port=0'],
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${folder}`,
    ],
    // A group of its own: what is installed may be a script that starts it.
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  )
  const endpoint = await said(child.stderr, /ws:\S+/)
  return {
    /**
     * @template T
     * @param {(page: import('playwright-core').Page) => Promise<T>} work
     */
    look: async (work) => {
      const browser = await chromium.connectOverCDP(endpoint)
      try {
        const [context = await browser.newContext()] = browser.contexts()
        return await work(context.pages()[0] ?? (await context.newPage()))
      } finally {
        await browser.close()
      }
    },
    stop: async () => {
      if (child.pid !== undefined) process.kill(-child.pid)
      await once(child, 'close')
      rmSync(folder, { recursive: true, force: true, maxRetries: 9 })
    },
  }
}

/**
 * The first words of that form.
 * @param {import('node:stream').Readable} stream
 * @param {RegExp} form
 */
async function said(stream, form) {
  let text = ''
  for await (const piece of stream.iterator({ destroyOnReturn: false })) {
    text += piece
    const [found] = form.exec(text) ?? []
    if (found) return stream.resume() && found
  }
  throw new Error(`Chromium did not start: ${text}`)
}
