/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { EMAIL, PASSWORD } from '../support/folders'
import { expectAccessible, loginOf, openGui } from '../support/gui'
import { shownIds, startThings, THINGS } from '../support/gui-table'
import type { Server } from '../support/server'

let server: Server
let browser: Browser
let page: Page
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startThings(), launchBrowser()])
  ;({ page } = await openGui(browser, server.url, '#/things'))
  await page.locator('#grid tbody tr').first().waitFor()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** The ids that PocketBase itself finds, the newest first as in the table. */
async function found(filter: string): Promise<readonly string[]> {
  const query = new URLSearchParams({ filter, sort: '-created,-id', perPage: '50' })
  const answer = await server.fetch(`/api/collections/things/records?${query}`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return items.map(({ id }) => id)
}

/** Waits until the table shows what PocketBase finds by a filter, which is something, but not all. */
async function shows(filter: string): Promise<void> {
  const ids = await found(filter)
  expect(ids.length).toBeGreaterThan(0)
  expect(ids.length).toBeLessThan(THINGS)
  await expect.poll(() => shownIds(page)).toEqual(ids)
}

test('a filter by hand is in the address; one that is wrong is said so; back goes back', async () => {
  const filter = page.locator('#filter')
  await filter.fill("price > 5 && status = 'new'")
  await filter.press('Enter')
  await shows("price > 5 && status = 'new'")
  await page.waitForURL(/filter=price/)
  await filter.fill('price >')
  await filter.press('Enter')
  await page.locator('#problem').waitFor()
  await page.goBack()
  await shows("price > 5 && status = 'new'")
  expect(await filter.inputValue()).toBe("price > 5 && status = 'new'")
  expect(await page.locator('#problem').isVisible()).toBe(false)
})

test('words are found in all texts while they are written', async () => {
  await page.goto('/stack/#/things')
  await page.locator('#find').pressSequentially("it's 12")
  await shows("title ~ 'it\\'s' && body ~ '12'")
  await page.waitForURL(/find=it/)
  await page.locator('#find').fill('')
  await page.locator('#total', { hasText: String(THINGS) }).waitFor()
})

/** Puts a condition together, by the words that people read. */
async function add(column: string, operator: string, value: string): Promise<void> {
  await page.locator('#add-condition').click()
  await page.locator('#builder-column').selectOption(column)
  await page.locator('#builder-operator').selectOption(operator)
  const control = page.locator('#builder-value > *')
  if ((await control.evaluate(({ tagName }) => tagName)) === 'SELECT')
    await control.selectOption(value)
  else await control.fill(value)
  await page.locator('#builder').getByRole('button').click()
}

test('conditions are put together, and stand in the filter as PocketBase’s words', async () => {
  await page.goto('/stack/#/things')
  await add('Status', 'is', 'old')
  await shows("status = 'old'")
  await add('Price', 'at least', '2')
  await add('Done', 'is', 'no')
  await add('Title', 'does not contain', "it's")
  await shows("status = 'old' && price >= 2 && done = false && title !~ 'it\\'s'")
  await add('Due', 'before', '2026-05-01T12:00')
  await expect.poll(() => page.locator('#filter').inputValue()).toContain("due < '2026-05-01")
  await page.locator('#add-condition').click()
  await page.locator('#builder-column').selectOption('Price')
  await page.locator('#builder').getByRole('button').click()
  await page.getByText('This cannot be said in a filter.').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
})

/** The heads that are shown, from left to right. */
const heads = (): Promise<readonly string[]> =>
  page.locator('#grid thead th[data-field]').evaluateAll((all) =>
    all
      .map((head) => ({ x: head.getBoundingClientRect().x, head }))
      .filter(({ head }) => head.checkVisibility())
      .sort((one, other) => one.x - other.x)
      .map(({ head }) => head.textContent ?? ''),
  )

test('columns are hidden and moved, with the keyboard too', async () => {
  await page.goto('/stack/#/things?filter=price>6')
  await page.locator('#choose-columns').click()
  for (const name of ['Body', 'Tags', 'Kind', 'Created', 'Updated', 'Secret']) {
    await page.locator('#columns').getByLabel(name, { exact: true }).uncheck()
  }
  await expect.poll(heads).toEqual(['Title', 'Price', 'Done', 'Status', 'Due'])
  const up = page.getByRole('button', { name: 'Move up: Due' })
  await up.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.waitForURL(/columns=title,price,due,done,status/)
  await expect.poll(heads).toEqual(['Title', 'Price', 'Due', 'Done', 'Status'])
  await page.getByRole('button', { name: 'All columns' }).click()
  await expect.poll(async () => (await heads()).length).toBe(11)
  await page.keyboard.press('Escape')
  await page.locator('#dense').click()
  await page.waitForURL(/dense=1/)
})

test('a long table without an index for its sort says so, and a superuser has one made', async () => {
  await server.fetch('/many', { method: 'POST' })
  await page.goto('/stack/#/kinds?sort=name')
  await page.getByText('This sort has no index').waitFor()
  expect(await page.locator('#make-index').isVisible()).toBe(false)
  const pocketbase_auth = await loginOf(server.url, '_superusers', EMAIL, PASSWORD)
  const visit = await openGui(browser, server.url, '#/kinds?sort=name', {
    kept: { pocketbase_auth },
  })
  await visit.page.getByRole('button', { name: 'Make one' }).click()
  await visit.page.locator('th[data-indexed][data-field=name]').waitFor()
  await visit.page.locator('#total', { hasText: /12.?003 records/ }).waitFor()
  expect(await visit.page.locator('#slow').isVisible()).toBe(false)
  const { indexes } = (await (await server.admin('/api/collections/kinds')).json()) as {
    indexes: string[]
  }
  expect(indexes).toEqual(['CREATE INDEX `idx_kinds_name_id` ON `kinds` (`name`, `id`)'])
})

test('a collection that a guest may not list asks for a sign-in, whatever the address says', async () => {
  await page.goto('/stack/#/stack_features')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(await page.locator('#grid tr').count()).toBe(0)
})
