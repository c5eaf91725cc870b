import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import {
  ADA,
  docsServer,
  type Rest,
  tags,
  tryOut,
  type Visit,
  visitDocs,
} from '../support/docs-page'
import type { Server } from '../support/server'

let server: Server
let browser: Browser
beforeAll(async () => {
  server = await docsServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const visit = (...rest: Rest): Promise<Visit> => visitDocs(browser, server.url, ...rest)
const dashboard = () => ({ __pb_superuser_auth__: { token: server.superuser } })
const viewer = (page: Page): Locator => page.locator('#viewer')

test('opens what a link names', async () => {
  const { page, complaints } = await visit('#/signed_in/listSignedIn', dashboard())
  await page.locator('[id$="-listSignedIn"] .execute').waitFor()
  expect(complaints).toEqual([])
})

test('prefers the login of the SDK to the dashboard’s', async () => {
  const answer = await server.fetch('/api/collections/members/auth-with-password', {
    json: { identity: ADA.email, password: ADA.password },
  })
  const { page } = await visit('', { ...dashboard(), pocketbase_auth: await answer.json() })
  await viewer(page)
    .filter({ hasText: `${ADA.email} (members).` })
    .waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await viewer(page).filter({ hasText: 'on the dashboard' }).waitFor()
})

test('takes nobody’s word for a login that is no longer good', async () => {
  const [head, body] = server.superuser.split('.')
  const { page } = await visit('', { pocketbase_auth: { token: `${head}.${body}.forged` } })
  await viewer(page).filter({ hasText: 'no longer good' }).waitFor()
  expect(await tags(page)).not.toContain('locked')
  const { headers } = await tryOut(page, 'listOpen')
  expect(headers.authorization).toBeUndefined()
})

test('says that only superusers see through other eyes', async () => {
  const { page } = await visit('?as=members')
  await page.getByText('Only superusers can see what others see.').waitFor()
})

test.each(['light', 'dark'] as const)('fits a telephone, in %s', async (colorScheme) => {
  const options = { colorScheme, viewport: { width: 360, height: 720 } }
  const { page } = await visit('#/open/createOpen', {}, options)
  await page.locator('.opblock.is-open .execute').waitFor()
  const { wide, ground, ink } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    ground: getComputedStyle(document.documentElement).backgroundColor,
    ink: getComputedStyle(document.querySelector('.opblock-tag') ?? document.body).color,
  }))
  expect(wide).toBeLessThanOrEqual(360)
  const dark = colorScheme === 'dark'
  expect(ground).toBe(dark ? 'rgb(20, 23, 28)' : 'rgb(247, 248, 250)')
  const [red = 0] = ink.match(/\d+/g)?.map(Number) ?? []
  expect(red > 128).toBe(dark)
  await page.emulateMedia({ colorScheme: dark ? 'light' : 'dark' })
  await page.waitForFunction(
    (was) => document.documentElement.classList.contains('dark-mode') !== was,
    dark,
  )
})
