/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { expectAccessible, openGui } from '../support/gui'
import { scrolled, shownIds, startThings, THINGS } from '../support/gui-table'
import type { Server } from '../support/server'

let server: Server
let browser: Browser
let page: Page
let complaints: readonly string[]
const lists: URLSearchParams[] = []
const dialogs: string[] = []

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startThings(), launchBrowser()])
  ;({ page, complaints } = await openGui(browser, server.url, '#/things', {
    timezoneId: 'Europe/Berlin',
  }))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.pathname.endsWith('/things/records')) lists.push(url.searchParams)
  })
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await page.locator('#total', { hasText: `${THINGS} records` }).waitFor()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** Goes to a place of the things, and waits until its lines are there. */
async function go(query: string): Promise<void> {
  lists.length = 0
  await page.evaluate(
    (hash) =>
      new Promise((resolve) => {
        addEventListener('hashchange', resolve, { once: true })
        location.hash = hash
      }),
    `#/things?${query}`,
  )
  await page.locator('#scroll[aria-busy=false]').waitFor()
}

/** The ids that PocketBase itself lists. */
async function listed(sort: string): Promise<readonly string[]> {
  const answer = await server.fetch(
    `/api/collections/things/records?perPage=500&skipTotal=1&sort=${sort}`,
  )
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return items.map(({ id }) => id)
}

const KEYSETS = ['-created', 'title', '-price', 'done,-title', 'status,-due,price', '-updated']

test.each(KEYSETS)(
  'sorted by %s, every record comes once and in order, without pages',
  async (sort) => {
    await go(`sort=${sort}`)
    const ids = await scrolled(page)
    const id = sort.split(',').at(-1)?.startsWith('-') ? '-id' : 'id'
    expect(ids).toEqual(await listed(`${sort},${id}`))
    expect(ids).toHaveLength(THINGS)
    const more = lists.filter((query) => query.get('mode') === 'append')
    expect(more.length).toBeGreaterThan(0)
    // A text that ends with a backslash is not said in a filter: then pages are counted.
    if (!sort.includes('title')) expect(more.some((query) => query.has('page'))).toBe(false)
  },
)

test('sorted by what a relation leads to, pages are counted; nothing is there twice', async () => {
  await go('sort=kind')
  const ids = await scrolled(page)
  expect(ids).toEqual(await listed('kind.name,id'))
  expect(lists.some((query) => query.get('page') === '2')).toBe(true)
})

test('lines are in groups, and who is at one of them stays there when all is read anew', async () => {
  await go('sort=-created')
  const ids = await scrolled(page)
  await page.locator('#grid .group tr').first().locator('th a').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  const at = () =>
    page.evaluate(() => {
      const { activeElement } = document
      return [activeElement?.closest('tr')?.id, activeElement?.tagName]
    })
  const spot = [`things-line-${ids[1]}`, 'TD']
  await expect.poll(at).toEqual(spot)
  const path = `/api/collections/things/records/${ids[2]}`
  await server.admin(path, { method: 'PATCH', json: { title: 'another' } })
  await page.locator('#grid .group .fresh', { hasText: 'another' }).waitFor()
  expect(await shownIds(page)).toEqual(ids)
  expect(await at()).toEqual(spot)
})

test('only the request for the number counts, and it is not asked again and again', async () => {
  const counts = () => lists.filter((query) => query.get('signals') === 'total')
  await go("filter=price>'0'")
  await expect.poll(() => counts().length).toBe(1)
  for (const query of lists) {
    expect(query.get('skipTotal') === '1').toBe(query.get('signals') !== 'total')
  }
  await go("filter=price>'0'&sort=title")
  expect(counts()).toEqual([])
})

test('a head is pressed to sort, with Shift by several', async () => {
  await go('sort=done')
  const head = (name: string) => page.locator(`th[data-field=${name}]`)
  await head('status').getByRole('button').click()
  await page.waitForURL(/sort=status$/)
  await head('status').getByRole('button').click()
  await head('title')
    .getByRole('button')
    .click({ modifiers: ['Shift'] })
  await page.waitForURL(/sort=-status,title$/)
  await page.locator('th[data-field=status][aria-sort=descending]').waitFor()
  await page.locator('th[data-field=title][aria-sort=ascending]').waitFor()
  await page.goBack()
  await page.waitForURL(/sort=-status$/)
  await expect.poll(() => head('title').getAttribute('aria-sort')).toBeNull()
})

test('what records hold is text, and times are in the viewer’s zone', async () => {
  await go('sort=-due&columns=title,due,body,kind,tags')
  const first = page.locator('#grid tbody tr').first()
  await first.getByText('2026-09-16 00:30').waitFor()
  await page.getByText('<b data-on-load="alert(1)">').first().waitFor()
  expect(await page.locator('#grid :is(b, img)').count()).toBe(0)
  expect(dialogs).toEqual([])
  const { id } = await first.evaluate(({ id }) => ({ id: id.split('-line-').at(-1) }))
  const path = `/api/collections/things/records/${id}`
  const { due } = (await (await server.admin(path)).json()) as { due: string }
  for (const [then, shown] of [
    ['2027-01-15 23:30:00.000Z', '2027-01-16 00:30'],
    [due, '2026-09-16 00:30'],
  ]) {
    await server.admin(path, { method: 'PATCH', json: { due: then } })
    const time = page.locator(`#things-line-${id} time`).first()
    await expect.poll(() => time.textContent()).toBe(shown)
  }
})

test('a table is fit for everybody', async () => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await go('filter=price > 6')
  await expectAccessible(page)
  await page.locator('#choose-columns').click()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
})

test('what is open is open again after a reload', async () => {
  await go('sort=-price&columns=price,title&dense=1')
  // More may be read at any moment.
  const first = async () => (await shownIds(page)).slice(0, 50)
  const before = await first()
  await page.reload()
  await expect.poll(first).toEqual(before)
  await page.locator('#at-table.dense').waitFor()
  const wide = page.locator('th[data-field=due]')
  expect(await wide.isVisible()).toBe(false)
  const [price, title] = await Promise.all(
    ['price', 'title'].map((name) => page.locator(`th[data-field=${name}]`).boundingBox()),
  )
  expect(price?.x).toBeLessThan(title?.x ?? 0)
})

test('the page had nothing to complain of', () => expect(complaints).toEqual([]))
