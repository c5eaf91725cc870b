import { startChromium } from './chromium.mjs'
import { median } from './measure.mjs'
import { line, times } from './print.mjs'
import { filled, madeTable } from './tables.mjs'

/** @typedef {import('./servers.mjs').Server} Server */
/** @typedef {Awaited<ReturnType<typeof startChromium>>} Chromium */

const ROUNDS = 5
const MANY = 10_000
const BATCH = 50

/**
 * Records deleted through the page, against the same batches sent by nothing but a loop.
 * @param {{ pack: Server, alone: Server }} servers
 */
export async function bulkDeletes({ pack, alone }) {
  for (const server of [pack, alone]) {
    await madeTable(server, 'many')
    const body = { batch: { enabled: true, maxRequests: BATCH, timeout: 30 } }
    await server.admin('/api/settings', { method: 'PATCH', body })
  }
  const ratios = []
  const chromium = await startChromium()
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const server of [pack, alone]) await filled(server, 'many', MANY)
      const own = await bareBatches(alone)
      ratios.push(own / (await throughPage(chromium, pack)))
    }
  } finally {
    await chromium.stop()
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
 * @param {Chromium} chromium
 * @param {Server} pack
 */
async function throughPage({ look }, pack) {
  await look(async (page) => {
    page.setDefaultTimeout(60_000)
    await page.goto(`${pack.url}/stack/`)
    await page.evaluate(
      (login) => {
        globalThis.localStorage.setItem('pocketbase_auth', login)
      },
      JSON.stringify({ token: pack.token, record: { collectionName: '_superusers' } }),
    )
    await page.goto('about:blank')
    await page.goto(`${pack.url}/stack/#/many`)
    await page.locator('#grid thead .pick input').click()
    await page.locator('#bulk-all', { hasText: '10,000' }).click()
    await page.locator('#bulk-count', { hasText: '10,000' }).waitFor()
    await page.locator('#bulk-delete').click()
    await page.locator('#question').getByRole('button', { name: 'Delete', exact: true }).waitFor()
    await page.evaluate(deletion)
  })
  while (await left(pack)) await new Promise((resolve) => setTimeout(resolve, 1000))
  return look(async (page) => {
    const took = await page.waitForFunction(() => Reflect.get(globalThis, 'took'))
    return took.jsonValue()
  })
}

/** @param {Server} server */
async function left(server) {
  const { items } = await server.admin('/api/collections/many/records?perPage=1&skipTotal=1')
  return Array.isArray(items) && items.length > 0
}

/** In the page: presses the button once nobody looks any more, and keeps how long it took. */
function deletion() {
  const { document, performance, MutationObserver, setTimeout } = globalThis
  const says = document.querySelector('#work')
  const buttons = [...document.querySelectorAll('#question button')]
  const button = buttons.find(({ textContent }) => textContent === 'Delete')
  if (!says || !button) throw new Error('The page has nothing to be pressed.')
  setTimeout(() => {
    const began = performance.now()
    const observer = new MutationObserver(() => {
      if (!says.textContent?.includes('10,000 deleted.')) return
      observer.disconnect()
      Object.assign(globalThis, { took: performance.now() - began })
    })
    observer.observe(says, { childList: true, subtree: true })
    button.dispatchEvent(new Event('click', { bubbles: true }))
  }, 1000)
}
