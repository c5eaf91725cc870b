import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { expectAccessible } from '../support/gui'
import { asked, password, signedIn } from '../support/gui-sign-in'
import { mailOf, startTown, type Town } from '../support/people'

let town: Town
let browser: Browser
beforeAll(async () => {
  ;[town, browser] = await Promise.all([startTown(['ada', 'eve']), launchBrowser()])
})
afterAll(async () => {
  await Promise.all([browser.close(), town.stop()])
})

test('with a provider, in a window of its own, by PocketBase’s SDK', async () => {
  town.provider.user({ sub: 'ada-there', email: mailOf('ada'), email_verified: true, name: 'ada' })
  const page = await asked(browser, town, 'members')
  const loaded = page.waitForRequest(/pocketbase\.es\.mjs/)
  await page.locator('#providers-members').getByRole('button', { name: 'OIDC' }).click()
  await loaded
  await signedIn(town, page, 'ada', 'members')
})

test('with a provider, then a password', async () => {
  town.provider.user({ sub: 'eve-there', email: mailOf('eve'), email_verified: true, name: 'eve' })
  const page = await asked(browser, town, 'guarded')
  await page.locator('#providers-guarded').getByRole('button', { name: 'OIDC' }).click()
  await page.locator('#second-guarded').waitFor()
  await password(page, 'guarded', mailOf('eve'))
  await signedIn(town, page, 'eve', 'guarded')
})

test('each step is fit for everybody', async () => {
  const page = await asked(browser, town, 'guarded')
  await page.locator('#providers-guarded button').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Forgot your password?' }).click()
  await expectAccessible(page)
})
