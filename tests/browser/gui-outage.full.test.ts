/// <reference lib="dom" />
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { EMAIL, PASSWORD } from '../support/folders'
import { expectAccessible, loginOf, openGui } from '../support/gui'
import { scrolled, shownIds, startThings, THINGS } from '../support/gui-table'
import type { Server } from '../support/server'

let server: Server
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startThings(), launchBrowser()])
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const LINES = '**/things/records?view=lines**'

const opened = async (place: string): Promise<Page> =>
  (await openGui(browser, server.url, place)).page

/** So many lines, or more: the next ones are read at any moment. */
const shows = (page: Page, count: number) =>
  expect
    .poll(async () => (await shownIds(page)).length, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(count)

const gone = (page: Page) => page.getByText('No connection. Trying again …')

/** A proxy says that the server is away, in its own page. */
const proxied = (page: Page) =>
  page.route(LINES, (route) => route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' }))

const toEnd = (page: Page) =>
  page.locator('#scroll').evaluate((scroll) => {
    scroll.scrollTop = scroll.scrollHeight
  })

async function selectAll(page: Page): Promise<void> {
  await shows(page, 50)
  await page.locator('#grid thead .pick input').click()
  await page.locator('#bulk-all', { hasText: String(THINGS) }).click()
  await page.locator('#bulk-count', { hasText: String(THINGS) }).waitFor()
}

test('lines that a proxy answers for come later, and what is selected stays so', async () => {
  const page = await opened('#/things?sort=title')
  await selectAll(page)
  await proxied(page)
  await toEnd(page)
  await gone(page).waitFor()
  await page.unroute(LINES)
  await shows(page, 100)
  await gone(page).waitFor({ state: 'detached' })
  expect(await scrolled(page)).toHaveLength(THINGS)
  await page.locator('#bulk-count', { hasText: String(THINGS) }).waitFor()
  await page.context().close()
})

test('lines that the server fails to give are asked for again; it says what was wrong', async () => {
  const page = await opened('#/things?sort=title')
  await selectAll(page)
  const json = { status: 500, message: 'The disk is full.', data: {} }
  await page.route(LINES, (route) => route.fulfill({ status: 500, json }))
  await toEnd(page)
  await page.locator('#problem', { hasText: 'The disk is full.' }).waitFor()
  expect(await page.locator('#more').isVisible()).toBe(true)
  await page.unroute(LINES)
  await shows(page, 100)
  await page.locator('#problem').waitFor({ state: 'hidden' })
  await page.locator('#bulk-count', { hasText: String(THINGS) }).waitFor()
  await page.context().close()
})

test('an answer without words is put into words, and what may go better is asked again', async () => {
  const page = await opened('#/')
  await page.route(LINES, (route) => route.fulfill({ status: 429, body: '<h1>Slow down</h1>' }))
  await page.goto('/stack/#/things?sort=title')
  const words = 'That was too much at once. Wait a moment, then try again.'
  await page.locator('#problem', { hasText: words }).waitFor()
  await page.unroute(LINES)
  await shows(page, 50)
  await page.locator('#problem').waitFor({ state: 'hidden' })
  await page.context().close()
})

test.each([429, 500, 502])(
  'a head that is refused with %i says so, and comes by itself',
  async (status) => {
    const page = await opened('#/')
    const head = '**/things/records?view=grid**'
    const json = { status, message: 'The disk is full.', data: {} }
    await page.route(head, (route) => route.fulfill({ status, json }))
    await page.goto('/stack/#/things?sort=title')
    await page.locator('#problem', { hasText: 'The disk is full.' }).waitFor()
    await page.unroute(head)
    await shows(page, 50)
    await page.locator('#problem').waitFor({ state: 'hidden' })
    await page.context().close()
  },
)

test('a list of collections that is refused for a while comes by itself', async () => {
  const page = await opened('#/')
  const shell = '**/api/stack/shell'
  await page.route(shell, (route) => route.fulfill({ status: 429, body: '<h1>Slow down</h1>' }))
  await page.reload()
  await page.locator('#problem', { hasText: 'That was too much at once.' }).waitFor()
  await page.unroute(shell)
  await page.locator('#nav a[title=things]').waitFor()
  await page.locator('#problem').waitFor({ state: 'hidden' })
  await page.context().close()
})

test('what cannot be exported for no reason that is said is told in words', async () => {
  const page = await opened('#/things?sort=title')
  await shows(page, 50)
  await page.route('**/things/records?**perPage=1000**', (route) =>
    route.fulfill({ status: 429, body: '<h1>Slow down</h1>' }),
  )
  await page.locator('#to-export').click()
  await page.locator('#export').getByRole('button').click()
  const says = 'The records could not be read: That was too much at once.'
  await page.locator('#work-says', { hasText: says }).waitFor()
  await page.context().close()
})

test('of a record that could not be deleted it says what is known', async () => {
  const pocketbase_auth = await loginOf(server.url, '_superusers', EMAIL, PASSWORD)
  const kept = { pocketbase_auth }
  const { page } = await openGui(browser, server.url, '#/things?sort=title', { kept })
  await page.locator('#grid tbody tr a').first().click()
  const remove = async (): Promise<void> => {
    await page.locator('#record-delete').click()
    await page.locator('#question').getByRole('button', { name: 'Delete' }).click()
  }
  let answer = (route: Route) => route.abort()
  await page.route('**/things/records/*', (route) =>
    route.request().method() === 'DELETE' ? answer(route) : route.fallback(),
  )
  await remove()
  await page.locator('#record-says', { hasText: 'The server did not answer.' }).waitFor()
  answer = (route) => route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' })
  await remove()
  await page.locator('#record-says', { hasText: 'Something is wrong with the server.' }).waitFor()
  await page.context().close()
})

test('a table that is opened while a proxy answers shows no line before its lines are there', async () => {
  const page = await opened('#/')
  await proxied(page)
  await page.goto('/stack/#/things?sort=title')
  await gone(page).waitFor()
  expect(await shownIds(page)).toEqual([])
  expect(await page.locator('#empty').isVisible()).toBe(false)
  await page.unroute(LINES)
  await shows(page, 50)
  await page.context().close()
})

test('without a connection the page says so, and goes on by itself once there is one', async () => {
  const page = await opened('#/things?sort=title')
  await shows(page, 50)
  const before = await shownIds(page)
  await page.context().setOffline(true)
  await page.locator('th[data-field=price]').getByRole('button').click()
  await gone(page).waitFor()
  await expectAccessible(page)
  expect(await shownIds(page)).toEqual(before)
  await page.context().setOffline(false)
  await page.locator('#scroll[aria-busy=false]').waitFor()
  await gone(page).waitFor({ state: 'detached' })
  const lists = `/api/collections/things/records?sort=price,id&perPage=50`
  const { items } = (await (await server.fetch(lists)).json()) as { items: { id: string }[] }
  await expect.poll(() => shownIds(page)).toEqual(items.map(({ id }) => id))
  await page.context().close()
})
