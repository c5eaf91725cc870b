import type { Route } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { EMAIL, PASSWORD } from '../support/folders'
import { expectAccessible, loginOf, openGui } from '../support/gui'
import { openTable, shownIds, THINGS } from '../support/gui-table'
import { opened } from '../support/opened'

const table = opened(() => openTable('#/things'))
beforeAll(() => table.page.locator('#grid tbody tr').first().waitFor())

/** The ids that PocketBase itself finds, the newest first as in the table. */
async function found(filter: string): Promise<readonly string[]> {
  const query = new URLSearchParams({ filter, sort: '-created,-id', perPage: '50' })
  const answer = await table.server.fetch(`/api/collections/things/records?${query}`)
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return items.map(({ id }) => id)
}

/** Waits until the table shows what PocketBase finds by a filter, which is something, but not all. */
async function shows(filter: string): Promise<void> {
  const ids = await found(filter)
  expect(ids.length).toBeGreaterThan(0)
  expect(ids.length).toBeLessThan(THINGS)
  await expect.poll(() => shownIds(table.page)).toEqual(ids)
}

test('a filter by hand is in the address; one that is wrong is said so; back goes back', async () => {
  const filter = table.page.locator('#filter')
  await filter.fill("price > 5 && status = 'new'")
  await filter.press('Enter')
  await shows("price > 5 && status = 'new'")
  await table.page.waitForURL(/filter=price/)
  await filter.fill('price >')
  await filter.press('Enter')
  await table.page.locator('#problem').waitFor()
  await table.page.goBack()
  await shows("price > 5 && status = 'new'")
  expect(await filter.inputValue()).toBe("price > 5 && status = 'new'")
  expect(await table.page.locator('#problem').isVisible()).toBe(false)
})

test('words are found in all texts while they are written', async () => {
  await table.page.goto('/stack/#/things')
  await table.page.locator('#find').pressSequentially("it's 12")
  await shows("title ~ 'it\\'s' && body ~ '12'")
  await table.page.waitForURL(/find=it/)
  await table.page.locator('#find').fill('')
  await table.page.locator('#total', { hasText: String(THINGS) }).waitFor()
})

/** Puts a condition together, by the words that people read. */
async function add(column: string, operator: string, value: string): Promise<void> {
  await table.page.locator('#add-condition').click()
  await table.page.locator('#builder-column').selectOption(column)
  await table.page.locator('#builder-operator').selectOption(operator)
  const control = table.page.locator('#builder-value > *')
  if ((await control.evaluate(({ tagName }) => tagName)) === 'SELECT')
    await control.selectOption(value)
  else await control.fill(value)
  await table.page.locator('#builder').getByRole('button').click()
}

test('conditions are put together, and stand in the filter as PocketBase’s words', async () => {
  await table.page.goto('/stack/#/things')
  await add('Status', 'is', 'old')
  await shows("status = 'old'")
  await add('Price', 'at least', '2')
  await add('Done', 'is', 'no')
  await add('Title', 'does not contain', "it's")
  await shows("status = 'old' && price >= 2 && done = false && title !~ 'it\\'s'")
  await add('Due', 'before', '2026-05-01T12:00')
  await expect.poll(() => table.page.locator('#filter').inputValue()).toContain("due < '2026-05-01")
  await table.page.locator('#add-condition').click()
  await table.page.locator('#builder-column').selectOption('Price')
  await table.page.locator('#builder').getByRole('button').click()
  await table.page.getByText('This cannot be said in a filter.').waitFor()
  await expectAccessible(table.page)
  await table.page.keyboard.press('Escape')
})

/** The heads that are shown, from left to right. */
const heads = (): Promise<readonly string[]> =>
  table.page.locator('#grid thead th[data-field]').evaluateAll((all) =>
    all
      .map((head) => ({ x: head.getBoundingClientRect().x, head }))
      .filter(({ head }) => head.checkVisibility())
      .sort((one, other) => one.x - other.x)
      .map(({ head }) => head.textContent ?? ''),
  )

test('columns are hidden and moved, with the keyboard too', async () => {
  await table.page.goto('/stack/#/things?filter=price>6')
  await table.page.locator('#choose-columns').click()
  for (const name of ['Body', 'Tags', 'Kind', 'Created', 'Updated', 'Secret']) {
    await table.page.locator('#columns').getByLabel(name, { exact: true }).uncheck()
  }
  await expect.poll(heads).toEqual(['Title', 'Price', 'Done', 'Status', 'Due'])
  const up = table.page.getByRole('button', { name: 'Move up: Due' })
  await up.focus()
  await table.page.keyboard.press('Enter')
  await table.page.keyboard.press('Enter')
  await table.page.waitForURL(/columns=title,price,due,done,status/)
  await expect.poll(heads).toEqual(['Title', 'Price', 'Due', 'Done', 'Status'])
  await table.page.getByRole('button', { name: 'All columns' }).click()
  await expect.poll(async () => (await heads()).length).toBe(11)
  await table.page.keyboard.press('Escape')
  await table.page.locator('#dense').click()
  await table.page.waitForURL(/dense=1/)
})

test('a long table without an index for its sort says so, and a superuser has one made', async () => {
  await table.server.fetch('/many', { method: 'POST' })
  await table.page.goto('/stack/#/kinds?sort=name')
  await table.page.getByText('This sort has no index').waitFor()
  expect(await table.page.locator('#make-index').isVisible()).toBe(false)
  const pocketbase_auth = await loginOf(table.server.url, '_superusers', EMAIL, PASSWORD)
  const visit = await openGui(table.browser, table.server.url, '#/kinds?sort=name', {
    kept: { pocketbase_auth },
  })
  const collection = '**/api/collections/kinds'
  for (const [answer, says] of [
    [(route: Route) => route.abort(), 'The server did not answer.'],
    [(route: Route) => route.fulfill({ status: 502 }), 'Something is wrong with the server.'],
  ] as const) {
    await visit.page.route(collection, answer)
    await visit.page.getByRole('button', { name: 'Make one' }).click()
    const problem = `The index could not be made: ${says}`
    await visit.page.locator('#problem', { hasText: problem }).waitFor()
    await visit.page.unroute(collection)
  }
  await visit.page.getByRole('button', { name: 'Make one' }).click()
  await visit.page.locator('th[data-indexed][data-field=name]').waitFor()
  await visit.page.locator('#total', { hasText: /12.?003 records/ }).waitFor()
  expect(await visit.page.locator('#slow').isVisible()).toBe(false)
  const { indexes } = (await (await table.server.admin('/api/collections/kinds')).json()) as {
    indexes: string[]
  }
  expect(indexes).toEqual(['CREATE INDEX `idx_kinds_name_id` ON `kinds` (`name`, `id`)'])
})

test('a collection that a guest may not list asks for a sign-in, whatever the address says', async () => {
  await table.page.goto('/stack/#/stack_features')
  await table.page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(await table.page.locator('#grid tr').count()).toBe(0)
})
