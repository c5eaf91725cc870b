/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openCrowd } from '../support/gui-bulk'
import { cellsOf } from '../support/gui-cells'
import { opened } from '../support/opened'

const crowd = opened(openCrowd)
let page: Page
beforeAll(async () => {
  await crowd.make('a', 3)
  page = await crowd.as('superuser', '#/things?sort=title')
  await page.locator('#grid tbody tr').first().waitFor()
})

interface Fields {
  readonly fields: readonly { readonly name: string }[]
}

/** What somebody does with the collection in another window. */
async function change(to: (fields: Fields['fields']) => object): Promise<void> {
  const path = '/api/collections/things'
  const { fields } = (await (await crowd.server.admin(path)).json()) as Fields
  await crowd.server.admin(path, { method: 'PATCH', json: to(fields) })
}

const heads = () =>
  page.locator('#grid thead th[data-field]').evaluateAll((all) => all.map((one) => one.textContent))

test('a field that is added, and one that is taken away: values stand below their own heads', async () => {
  await change((fields) => ({
    fields: [...fields.filter(({ name }) => name !== 'size'), { name: 'weight', type: 'number' }],
  }))
  await crowd.server.admin('/api/collections/things/records', {
    json: { title: 'heavy', weight: 12345 },
  })
  await page.locator('#grid thead', { hasText: 'Weight' }).waitFor()
  expect(await heads()).not.toContain('Size')
  const line = page.locator('#grid tbody tr', { hasText: 'heavy' })
  await line.waitFor()
  const at = (await heads()).indexOf('Weight') + 1
  expect(await line.locator('> *').nth(at).textContent()).toMatch(/^12.?345$/)
})

test('what is being written is not taken away by that', async () => {
  const cells = cellsOf(page, 'things')
  await cells.open('a00000000000001', 'notes')
  await cells.control.fill('just being written')
  await change((fields) => ({ fields: [...fields, { name: 'later', type: 'text' }] }))
  await crowd.server.admin('/api/collections/things/records', { json: { title: 'one more' } })
  await page.locator('#grid tbody tr', { hasText: 'one more' }).waitFor()
  await page.keyboard.press('Enter')
  await cells.saved('Saved: Notes')
  await page.getByText('just being written').waitFor()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.locator('#grid thead', { hasText: 'Later' }).waitFor()
})

test('a collection that is made is there for who comes back to the window', async () => {
  const json = { name: 'fresh', type: 'base', listRule: '' }
  await crowd.server.admin('/api/collections', { json })
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.locator('#nav a[title=fresh]').waitFor()
})

test('that a collection is gone is said, and where it is now stands in the navigation', async () => {
  await change(() => ({ name: 'goods' }))
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.getByText('There is no collection of this name, or you may not see it.').waitFor()
  await page.locator('#nav a[title=goods]').click()
  await page.locator('#grid tbody tr', { hasText: 'heavy' }).waitFor()
})
