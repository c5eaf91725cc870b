import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { findBrowser } from '../scripts/browser.mjs'
import { median, ratio, throughput } from './measure.mjs'
import { line, times } from './print.mjs'

/** @typedef {import('./servers.mjs').Server} Server */

const ROUNDS = 9
const ROUND_MS = 700
const MILLION = 1_000_000
const PAGE = 50
const MANY = 10_000
const BATCH = 50
const BULK_ROUNDS = 3

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
    await bulkDeletes(browser, { pack, alone })
  } finally {
    await browser.close()
  }
}

/** @param {Server} server @param {string} name @param {number} count */
async function filled(server, name, count) {
  const rows = `WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ${count})`
  const time = "strftime('%Y-%m-%d %H:%M:%fZ', 1700000000 + x / 3, 'unixepoch')"
  const query =
    `${rows} INSERT INTO ${name} (id, title, size, created) ` +
    `SELECT printf('r%014d', x), 'Record ' || x, x % 97, ${time} FROM n`
  await server.admin('/api/sql', { method: 'POST', body: { query } })
}

/** @param {Server} server @param {string} name */
async function madeTable(server, name) {
  await server.admin('/api/collections', {
    method: 'POST',
    body: {
      ...{ name, type: 'base', listRule: '', viewRule: '', deleteRule: '' },
      fields: [
        { name: 'title', type: 'text', presentable: true },
        { name: 'size', type: 'number' },
        { name: 'created', type: 'autodate', onCreate: true },
      ],
      indexes: [`CREATE INDEX idx_${name}_created ON ${name} (created, id)`],
    },
  })
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

/**
 * Records deleted through the page, against the same batches sent by nothing but a loop.
 * @param {import('playwright-core').Browser} browser
 * @param {{ pack: Server, alone: Server }} servers
 */
async function bulkDeletes(browser, { pack, alone }) {
  const ratios = []
  for (const server of [pack, alone]) {
    await madeTable(server, 'many')
    const body = { batch: { enabled: true, maxRequests: BATCH, timeout: 30 } }
    await server.admin('/api/settings', { method: 'PATCH', body })
  }
  for (let round = 0; round < BULK_ROUNDS; round++) {
    for (const server of [pack, alone]) await filled(server, 'many', MANY)
    const own = await bareBatches(alone)
    ratios.push(own / (await throughPage(browser, pack)))
  }
  const [least = 0, most = 0] = [Math.min(...ratios), Math.max(...ratios)]
  const found = times({ median: median(ratios), least, most })
  line(`${MANY} deleted, against bare batch calls`, found, '≥ ×0.8')
}

/** @param {Server} server */
async function bareBatches(server) {
  const ids = Array.from({ length: MANY }, (_, at) => `r${String(at + 1).padStart(14, '0')}`)
  const began = performance.now()
  for (let from = 0; from < MANY; from += BATCH) {
    const requests = ids.slice(from, from + BATCH).map((id) => ({
      ...{ method: 'DELETE', url: `/api/collections/many/records/${id}` },
    }))
    await server.admin('/api/batch', { method: 'POST', body: { requests } })
  }
  return performance.now() - began
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {Server} pack
 */
async function throughPage(browser, { url, token }) {
  const login = JSON.stringify({ token, record: { collectionName: '_superusers' } })
  const localStorage = [{ name: 'pocketbase_auth', value: login }]
  const storageState = { cookies: [], origins: [{ origin: url, localStorage }] }
  const context = await browser.newContext({ baseURL: url, storageState })
  context.setDefaultTimeout(300_000)
  const page = await context.newPage()
  await page.goto('/stack/#/many')
  await page.locator('#grid thead .pick input').click()
  await page.locator('#bulk-all', { hasText: '10,000' }).click()
  await page.locator('#bulk-count', { hasText: '10,000' }).waitFor()
  await page.locator('#bulk-delete').click()
  await page.locator('#question').getByRole('button', { name: 'Delete', exact: true }).waitFor()
  const took = await page.evaluate(deletion)
  await context.close()
  return took
}

/** In the page, since whoever looks from outside looks in steps of half a second. */
async function deletion() {
  const { document, performance, MutationObserver } = globalThis
  const says = document.querySelector('#work')
  if (!says) throw new Error('The page says nothing of its work.')
  const began = performance.now()
  const done = new Promise((resolve) => {
    const look = () => says.textContent?.includes('10,000 deleted.') && resolve(true)
    new MutationObserver(look).observe(says, { childList: true, subtree: true })
  })
  const buttons = [...document.querySelectorAll('#question button')]
  const button = buttons.find(({ textContent }) => textContent === 'Delete')
  button?.dispatchEvent(new Event('click', { bubbles: true }))
  await done
  return performance.now() - began
}
