import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { expectAccessible, openGui } from '../support/gui'
import { startThings } from '../support/gui-table'
import type { Server } from '../support/server'

let server: Server
let browser: Browser
let page: Page
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startThings(), launchBrowser()])
  ;({ page } = await openGui(browser, server.url, '#/things?sort=-price&filter=price>6&dense=1'))
  await page.locator('#grid tbody tr').first().waitFor()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const views = () => page.locator('#views-list a').allTextContents()

test('a way to look at a table is saved by a name, and found again', async () => {
  await page.locator('#to-views').click()
  await page.getByText('None yet.').waitFor()
  await page.locator('#view-name').fill('Dear ones')
  await page.keyboard.press('Enter')
  await expect.poll(views).toEqual(['Dear ones'])
  expect(await page.locator('#views-list a').getAttribute('aria-current')).toBe('true')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.goto('/stack/#/things')
  await page.reload()
  await page.locator('#to-views').click()
  await page.locator('#views-list a').press('Enter')
  await page.waitForURL(/#\/things\?sort=-price&filter=price%3E6&dense=1$/)
  await page.locator('#views').waitFor({ state: 'hidden' })
  await page.locator('#at-table.dense').waitFor()
  await expect.poll(() => page.locator('#filter').inputValue()).toBe('price>6')
})

test('it gets another name, or goes; each collection has its own', async () => {
  await page.locator('#to-views').click()
  await page.locator('#view-name').fill('<img src=x onerror=alert(1)>')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Rename: Dear ones' }).press('Enter')
  expect(await page.locator('#view-name').inputValue()).toBe('Dear ones')
  await page.keyboard.type('Expensive')
  await page.keyboard.press('Enter')
  await expect.poll(views).toEqual(['<img src=x onerror=alert(1)>', 'Expensive'])
  await page.getByRole('button', { name: 'Forget: <img' }).click()
  await expect.poll(views).toEqual(['Expensive'])
  await page.goto('/stack/#/kinds')
  await page.getByText('None yet.').waitFor()
  expect(await views()).toEqual([])
})
