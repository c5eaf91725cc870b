/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { openGui } from '../support/gui'
import { expectNothingFound, look } from '../support/gui-looks'
import { openShop } from '../support/gui-shop'
import { asked, password } from '../support/gui-sign-in'
import { opened } from '../support/opened'
import { mailOf, startTown, type Town } from '../support/people'

const shop = opened(openShop)
let town: Town
let browser: Browser
let page: Page
beforeAll(async () => {
  ;[town, browser] = await Promise.all([startTown(['ada']), launchBrowser()])
})
afterEach(async () => {
  await page.context().close()
  expectNothingFound()
})
afterAll(async () => {
  await browser.close()
  await town.stop()
})

/** What the token of a mail says. */
const CLAIMS = Buffer.from('{"collectionId": "technicians"}').toString('base64url')

const LONG = { timeout: 600_000 }

test('of a guest: where links in mails lead, and what there is not', LONG, async () => {
  page = await shop.visit('')
  await page.getByText('Logins of this demo').waitFor()
  await look(page, 'signing in')
  await page.locator('#identity-technicians').fill('nobody@example.test')
  await page.locator('#secret-technicians').fill('not-a-password')
  await page.locator('#secret-technicians').press('Enter')
  await page.getByText('Failed to authenticate.').waitFor()
  await look(page, 'signing in in vain')
  await look(page, 'the account', async () => {
    if (!(await page.locator('#account').isVisible())) await page.locator('#me').click()
    await page.locator('#account').waitFor()
  })
  for (const what of ['password-reset', 'verification', 'email-change']) {
    await page.goto('about:blank')
    await page.goto(`/stack/#/auth/confirm-${what}/x.${CLAIMS}.x`)
    await page.locator(`#at-confirm-${what} button`).waitFor()
    await look(page, `confirm-${what}`)
  }
  await page.goto('/stack/#/auth/confirm-verification/cut')
  await page.getByText('This link is not whole.').waitFor()
  await look(page, 'a link that is cut')
  await page.goto('/stack/#/tickets')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await look(page, 'a table that one may not see')
  await page.route('**/api/stack/shell*', (route) => route.abort())
  await page.goto('about:blank')
  await page.goto('/stack/')
  await page.locator('#problem:visible, #at-home:visible, #at-sign-in:visible').first().waitFor()
  await look(page, 'a server that does not answer')
})

test('each way to sign in, and its steps', LONG, async () => {
  page = await asked(browser, town, 'guarded')
  await page.locator('#providers-guarded button').waitFor()
  await look(page, 'a password, a code, a provider')
  await page.getByRole('button', { name: 'Use a one-time password' }).click()
  await look(page, 'asking for a code')
  await page.locator('#request-guarded').getByLabel('E-mail').fill(mailOf('ada'))
  await page.locator('#request-guarded').getByRole('button').click()
  await page.locator('#otp-guarded').waitFor()
  await look(page, 'writing the code')
  await page.reload()
  await page.locator('#sign-in-as').selectOption('guarded')
  await page.getByRole('button', { name: 'Forgot your password?' }).click()
  await look(page, 'a forgotten password')
  await page.locator('#address-reset-guarded').fill(mailOf('ada'))
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.locator('#asked-guarded').waitFor()
  await look(page, 'a link is on its way')
  await page.reload()
  await page.locator('#sign-in-as').selectOption('guarded')
  await password(page, 'guarded', mailOf('ada'))
  await page.locator('#second-guarded').waitFor()
  await look(page, 'a second step')
  await page.context().close()
  page = (await openGui(browser, town.server.url)).page
  await page.locator('#sign-in-as').selectOption('members')
  await password(page, 'members', mailOf('ada'))
  await page.locator('#who', { hasText: 'ada' }).waitFor()
  await page.locator('#me').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await look(page, 'signed out')
})
