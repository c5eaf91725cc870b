import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { findBrowser } from '../scripts/browser.mjs'
import { bulkDeletes } from './bulk.mjs'
import { median, ratio, throughput } from './measure.mjs'
import { line, times } from './print.mjs'
import { filled, madeTable } from './tables.mjs'

/** @typedef {import('./servers.mjs').Server} Server */

const ROUNDS = 9
const ROUND_MS = 700
const MILLION = 1_000_000
const PAGE = 50

/** As the pages of the GUI ask. */
const DATASTAR = { 'Datastar-Request': 'true', Accept: 'text/event-stream' }

/**
 * What the GUI costs: its pages of a long table, the first visit, and what is deleted in bulk.
 * @param {{ pack: Server, alone: Server }} servers
 */
export async function gui({ pack, alone }) {
  await deepPages(pack)
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
  try {
    await firstVisit(browser, pack)
  } finally {
    await browser.close()
  }
  await bulkDeletes({ pack, alone })
}

/** @param {Server} pack */
async function deepPages(pack) {
  await madeTable(pack, 'million')
  await filled(pack, 'million', MILLION)
  const list = `/api/collections/million/records?sort=-created,-id&perPage=${PAGE}&skipTotal=1`
  const { items } = /** @type {{ items: { id: string, created: string }[] }} */ (
    /** @type {unknown} */ (await pack.admin(`${list}&page=999`))
  )
  const { id, created } = items.at(-1) ?? { id: '', created: '' }
  const filter = `created <= '${created}' && (created < '${created}' || (id < '${id}'))`
  const first = `${list}&view=lines&signals=_last&zone=UTC`
  const deep = `${first}&mode=append&filter=${encodeURIComponent(filter)}`
  const asked = { ...pack, headers: DATASTAR }
  const [one, thousandth] = [first, deep].map((path) => () => throughput(asked, path, ROUND_MS))
  if (!one || !thousandth) return
  const found = await ratio(one, thousandth, ROUNDS)
  line('page 1,000 of a million, against page 1', times(found), 'at most ×1.3')
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {Server} pack
 */
async function firstVisit(browser, pack) {
  const painted = []
  let bytes = 0
  for (let round = 0; round < ROUNDS; round++) {
    const context = await browser.newContext({ baseURL: pack.url })
    const page = await context.newPage()
    /** @type {Promise<Buffer>[]} */
    const bodies = []
    page.on('response', (response) => {
      if (!response.url().includes('/api/')) bodies.push(response.body())
    })
    await page.goto('/stack/#/bench_0')
    const at = await page.evaluate(async () => {
      const { performance, requestAnimationFrame, document } = globalThis
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      while (!document.querySelector('#grid tbody tr')) await frame()
      await frame()
      return performance.now()
    })
    painted.push(at)
    bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0)
    await context.close()
  }
  line('first visit of the GUI, compressed', `${(bytes / 1000).toFixed(1)} kB`, 'under 60 kB')
  line('first line painted', `${median(painted).toFixed(0)} ms`, 'under 300 ms')
}
