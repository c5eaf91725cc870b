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
  await server.admin('/api/collections/kinds/records', { json: { name: 'now 50% off' } })
  await server.admin('/api/collections/kinds/records', { json: { name: 'C:\\new\\' } })
  await server.admin('/api/collections/kinds/records', { json: { name: 'all of 50 new' } })
  ;({ page } = await openGui(browser, server.url, '#/things'))
  await page.locator('#total', { hasText: `${THINGS} records` }).waitFor()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const find = () => page.locator('#find')
const lines = () => page.locator('#grid tbody th').allTextContents()

/** Goes to another table by the keyboard, with which the focus comes back to where it was. */
async function goTo(collection: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.locator('#finder-text').fill(collection)
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`#/${collection}`))
}

test('what is looked for in one table is not looked for in another', async () => {
  await find().pressSequentially('it')
  await page.waitForURL(/#\/things\?find=it$/)
  await goTo('kinds')
  await expect.poll(() => find().inputValue()).toBe('')
  await expect.poll(async () => (await lines()).length).toBeGreaterThan(3)
  // The pause after the writing is not over when the other table is opened.
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#find')
    if (!input) throw new Error('There is no text to look for.')
    input.value = 'zzz'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    location.hash = '#/things'
  })
  await page.locator('#total', { hasText: `${THINGS} records` }).waitFor()
  expect(await find().inputValue()).toBe('')
  // What comes after it in time finds the address as it was.
  await find().fill('12')
  await page.waitForURL(/#\/things\?find=12$/)
  await expect.poll(async () => (await shownIds(page)).length).toBeLessThan(THINGS)
})

test('a filter that is taken back is out of its box, though the focus is in it', async () => {
  await page.goto('/stack/#/things')
  const filter = page.locator('#filter')
  await filter.fill('price > 6')
  await filter.press('Enter')
  await page.waitForURL(/filter=price/)
  await page.goBack()
  await page.locator('#total', { hasText: `${THINGS} records` }).waitFor()
  await expect.poll(() => filter.inputValue()).toBe('')
  await page.goForward()
  await expect.poll(() => filter.inputValue()).toBe('price > 6')
})

test.each([
  ['50%', ['now 50% off']],
  ['new\\', ['C:\\new\\']],
  ['C:\\new', ['C:\\new\\']],
])('%s is found as it is written', async (text, found) => {
  await page.goto('/stack/#/kinds')
  await find().fill(text)
  await expect.poll(lines).toEqual(found)
})

test('a relation is compared with a record that is chosen by its name', async () => {
  await page.goto('/stack/#/things')
  await page.locator('#add-condition').click()
  await page.locator('#builder-column').selectOption('Kind')
  const value = page.locator('#builder-value input').and(page.getByLabel('Value'))
  await value.pressSequentially('two')
  await page.locator('.choices li', { hasText: 'two' }).first().waitFor()
  await value.press('Enter')
  await page.locator('#builder-value .chip', { hasText: 'two' }).waitFor()
  await expectAccessible(page)
  await page.locator('#builder').getByRole('button', { name: 'Add' }).click()
  await page.waitForURL(/filter=kind/)
  const answer = await server.fetch(
    `/api/collections/things/records?perPage=50&sort=-created,-id&filter=kind.name='two'`,
  )
  const { items } = (await answer.json()) as { items: { id: string }[] }
  expect(items.length).toBeGreaterThan(0)
  await expect.poll(() => shownIds(page)).toEqual(items.map(({ id }) => id))
})

test('what a table is sorted by shows where its column does not, and is taken back there', async () => {
  await page.goto('/stack/#/things?sort=-price,title,kind&columns=title,body')
  const sorted = page.getByRole('button', { name: 'Sorted by Price ↓, Kind ↑' })
  await sorted.waitFor()
  await expectAccessible(page)
  await sorted.click()
  await page.waitForURL(/sort=title&columns=title,body$/)
  await expect.poll(() => page.locator('#sorted').isVisible()).toBe(false)
})

test('that a filter is wrong, or a table missing, stays said to who is signed in', async () => {
  const pocketbase_auth = await loginOf(server.url, '_superusers', EMAIL, PASSWORD)
  const { page } = await openGui(browser, server.url, '#/things', { kept: { pocketbase_auth } })
  await page.locator('#total', { hasText: `${THINGS} records` }).waitFor()
  const filter = page.locator('#filter')
  const said = async (text: string, work: () => Promise<unknown>): Promise<void> => {
    // The page makes sure then that the login is still good.
    const [answer] = await Promise.all([page.waitForResponse(/auth-refresh/), work()])
    await answer.finished()
    // What it makes of that is there once the page has had a turn.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
    expect(await page.locator('#problem').textContent()).toBe(text)
  }
  await filter.fill('price >')
  await said('PocketBase does not understand this filter.', () => filter.press('Enter'))
  await said('There is no collection of this name, or you may not see it.', () =>
    page.goto('/stack/#/nothing'),
  )
})
