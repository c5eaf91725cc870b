/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { expectAccessible, openGui } from '../support/gui'
import { shownIds, startThings } from '../support/gui-table'
import type { Server } from '../support/server'

let server: Server
let browser: Browser
let page: Page
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startThings(), launchBrowser()])
  ;({ page } = await openGui(browser, server.url, '#/things?filter=nofield+%3D+1'))
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const says = (text: string) => page.locator('#problem', { hasText: text }).waitFor()

/** Nothing is shown, and not as if nothing had been found. */
async function expectNothing(): Promise<void> {
  expect(await shownIds(page)).toEqual([])
  expect(await page.locator('#total').textContent()).toBe('')
  expect(await page.locator('#empty').isVisible()).toBe(false)
  expect(await page.locator('#more').isVisible()).toBe(false)
}

test('a link with a filter that is wrong shows no record, and says at the filter why', async () => {
  await says('PocketBase does not understand this filter.')
  await page.locator('#filter[aria-invalid=true]').waitFor()
  await expectNothing()
  await expectAccessible(page)
})

test('once the filter is mended there is nothing wrong with it', async () => {
  const filter = page.locator('#filter')
  await filter.fill('price > 5')
  await filter.press('Enter')
  await expect.poll(async () => (await shownIds(page)).length).toBeGreaterThan(0)
  await page.locator('#filter[aria-invalid=false]').waitFor()
  expect(await page.locator('#problem').isVisible()).toBe(false)
  await page.locator('#total', { hasText: 'records' }).waitFor()
  await filter.fill('price >')
  await filter.press('Enter')
  await says('PocketBase does not understand this filter.')
  await expectNothing()
})

test('words that are too long are said to be so', async () => {
  await page.goto('/stack/#/things')
  await expect.poll(async () => (await shownIds(page)).length).toBe(50)
  await page.locator('#find').fill('x'.repeat(4000))
  await says('This cannot be looked for: it is too long.')
  await expectNothing()
  expect(await page.locator('#filter').getAttribute('aria-invalid')).toBe('false')
})

test('a collection that is not there has no tools, and the next one has them', async () => {
  const { page } = await openGui(browser, server.url, '#/things')
  await page.locator('#grid tbody tr').first().waitFor()
  await server.admin('/api/collections', { json: { name: 'passing', type: 'base', listRule: '' } })
  await page.reload()
  await page.locator('#nav a[title=passing]').waitFor()
  await server.admin('/api/collections/passing', { method: 'DELETE' })
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
