import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complaintsOf, launchBrowser } from '../support/browser'
import { FIXTURES } from '../support/schemas'
import { preparedFolder, type Server, startServer } from '../support/server'

const RULES = FIXTURES.find(({ name }) => name === 'rules')?.collections ?? []
const LOGIN = {
  role: 'lead',
  email: 'lead@example.com',
  password: 'a-demo-password',
  about: '<b>Ada</b>',
}

let server: Server
let browser: Browser
beforeAll(async () => {
  const folder = preparedFolder()
  writeFileSync(join(folder, 'pb_public/stack/logins.json'), JSON.stringify({ logins: [LOGIN] }))
  server = await startServer(folder)
  await server.admin('/api/collections/import', { method: 'PUT', json: { collections: RULES } })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function open(options: BrowserContextOptions = {}, token?: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, ...options })
  if (token !== undefined) {
    const kept = JSON.stringify({ token })
    await context.addInitScript((value) => localStorage.setItem('pocketbase_auth', value), kept)
  }
  return context.newPage()
}

const names = (page: Page) => page.locator('#collections tr td:first-child').allTextContents()

test('shows a guest the health, the collections a guest may use, and the logins', async () => {
  const page = await open()
  const complaints = complaintsOf(page)
  await page.goto('/stack/')
  await page.getByText('API is healthy.').waitFor()
  await page.getByText('lead@example.com').waitFor()
  await page.locator('#collections tr').first().waitFor()
  expect(await names(page)).toEqual(['members', 'mixed', 'open', 'signed_in', 'users', 'visitors'])
  expect(await page.title()).toBe('Acme · pb-stack')
  expect(await page.locator('#login-rows b').count()).toBe(0)
  expect(complaints).toEqual([])
})

test('shows a superuser all of them', async () => {
  const page = await open({}, server.superuser)
  await page.goto('/stack/')
  await page.locator('#collections tr').first().waitFor()
  expect(await names(page)).toEqual(expect.arrayContaining(['_superusers', 'locked', 'robots']))
})

test('says so when the document is switched off', async () => {
  const { items } = (await (
    await server.admin("/api/collections/stack_features/records?filter=(name='openapi')")
  ).json()) as { items: { id: string }[] }
  const path = `/api/collections/stack_features/records/${items[0]?.id}`
  await server.admin(path, { method: 'PATCH', json: { off: true } })
  const page = await open()
  await page.goto('/stack/')
  await page.getByText('The document is switched off').waitFor()
  await server.admin(path, { method: 'PATCH', json: { off: false } })
})

test.each(['light', 'dark'] as const)('fits a telephone, in %s', async (colorScheme) => {
  const page = await open({ colorScheme, viewport: { width: 360, height: 720 } })
  await page.goto('/stack/')
  await page.locator('#collections tr').first().waitFor()
  const { wide, ground } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    ground: getComputedStyle(document.documentElement).backgroundColor,
  }))
  expect(wide).toBeLessThanOrEqual(360)
  expect(ground).toBe(colorScheme === 'dark' ? 'rgb(20, 23, 28)' : 'rgb(247, 248, 250)')
})
