import { expect, test } from 'vitest'
import { expectAccessible, openGui } from '../support/gui'
import { openTable, shownIds } from '../support/gui-table'
import { opened } from '../support/opened'

const table = opened(() => openTable('#/things?filter=nofield+%3D+1'))

const says = (text: string) => table.page.locator('#problem', { hasText: text }).waitFor()

/** Nothing is shown, and not as if nothing had been found. */
async function expectNothing(): Promise<void> {
  expect(await shownIds(table.page)).toEqual([])
  expect(await table.page.locator('#total').textContent()).toBe('')
  expect(await table.page.locator('#empty').isVisible()).toBe(false)
  expect(await table.page.locator('#more').isVisible()).toBe(false)
}

test('a link with a filter that is wrong shows no record, and says at the filter why', async () => {
  await says('PocketBase does not understand this filter.')
  await table.page.locator('#filter[aria-invalid=true]').waitFor()
  await expectNothing()
  await expectAccessible(table.page)
})

test('once the filter is mended there is nothing wrong with it', async () => {
  const filter = table.page.locator('#filter')
  await filter.fill('price > 5')
  await filter.press('Enter')
  await expect.poll(async () => (await shownIds(table.page)).length).toBeGreaterThan(0)
  await table.page.locator('#filter[aria-invalid=false]').waitFor()
  expect(await table.page.locator('#problem').isVisible()).toBe(false)
  await table.page.locator('#total', { hasText: 'records' }).waitFor()
  await filter.fill('price >')
  await filter.press('Enter')
  await says('PocketBase does not understand this filter.')
  await expectNothing()
})

test('words that are too long are said to be so', async () => {
  await table.page.goto('/stack/#/things')
  await expect.poll(async () => (await shownIds(table.page)).length).toBe(50)
  await table.page.locator('#find').fill('x'.repeat(4000))
  await says('This cannot be looked for: it is too long.')
  await expectNothing()
  expect(await table.page.locator('#filter').getAttribute('aria-invalid')).toBe('false')
})

test('a collection that is not there has no tools, and the next one has them', async () => {
  const { page } = await openGui(table.browser, table.server.url, '#/things')
  await page.locator('#grid tbody tr').first().waitFor()
  await table.server.admin('/api/collections', {
    json: { name: 'passing', type: 'base', listRule: '' },
  })
  await page.reload()
  await page.locator('#nav a[title=passing]').waitFor()
  await table.server.admin('/api/collections/passing', { method: 'DELETE' })
  await page.locator('#nav a[title=passing]').click()
  const missing = 'There is no collection of this name, or you may not see it.'
  await page.locator('#problem', { hasText: missing }).waitFor()
  await page.locator('#find').waitFor({ state: 'hidden' })
  await page.getByRole('heading', { name: 'passing' }).waitFor()
  await page.locator('#nav a[title=things]').click()
  await page.locator('#find').waitFor()
  expect(await page.locator('#problem').isVisible()).toBe(false)
  await page.context().close()
})
