import { beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../support/gui'
import { openTable } from '../support/gui-table'
import { opened } from '../support/opened'

const table = opened(() => openTable('#/things?sort=-price&filter=price>6&dense=1'))
beforeAll(() => table.page.locator('#grid tbody tr').first().waitFor())

const views = () => table.page.locator('#views-list a').allTextContents()

test('a way to look at a table is saved by a name, and found again', async () => {
  await table.page.locator('#to-views').click()
  await table.page.getByText('None yet.').waitFor()
  await table.page.locator('#view-name').fill('Dear ones')
  await table.page.keyboard.press('Enter')
  await expect.poll(views).toEqual(['Dear ones'])
  expect(await table.page.locator('#views-list a').getAttribute('aria-current')).toBe('true')
  await expectAccessible(table.page)
  await table.page.keyboard.press('Escape')
  await table.page.goto('/stack/#/things')
  await table.page.reload()
  await table.page.locator('#to-views').click()
  await table.page.locator('#views-list a').press('Enter')
  await table.page.waitForURL(/#\/things\?sort=-price&filter=price%3E6&dense=1$/)
  await table.page.locator('#views').waitFor({ state: 'hidden' })
  await table.page.locator('#at-table.dense').waitFor()
  await expect.poll(() => table.page.locator('#filter').inputValue()).toBe('price>6')
})

test('it gets another name, or goes; each collection has its own', async () => {
  await table.page.locator('#to-views').click()
  await table.page.locator('#view-name').fill('<img src=x onerror=alert(1)>')
  await table.page.keyboard.press('Enter')
  await table.page.getByRole('button', { name: 'Rename: Dear ones' }).press('Enter')
  expect(await table.page.locator('#view-name').inputValue()).toBe('Dear ones')
  await table.page.keyboard.type('Expensive')
  await table.page.keyboard.press('Enter')
  await expect.poll(views).toEqual(['<img src=x onerror=alert(1)>', 'Expensive'])
  await table.page.getByRole('button', { name: 'Forget: <img' }).click()
  await expect.poll(views).toEqual(['Expensive'])
  await table.page.goto('/stack/#/kinds')
  await table.page.getByText('None yet.').waitFor()
  expect(await views()).toEqual([])
})
