import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { EMAIL, PASSWORD } from '../support/folders'
import { keptIn } from '../support/gui'
import { asked, code, password, signedIn } from '../support/gui-sign-in'
import { mailOf, startTown, type Town } from '../support/people'

let town: Town
let browser: Browser
beforeAll(async () => {
  ;[town, browser] = await Promise.all([startTown(['ada', 'eve']), launchBrowser()])
})
afterAll(async () => {
  await Promise.all([browser.close(), town.stop()])
})

test('by password; one that is wrong is said so', async () => {
  const page = await asked(browser, town, 'members')
  await password(page, 'members', mailOf('ada'), 'not-her-password')
  await page.getByText('Failed to authenticate.').waitFor()
  expect(await keptIn(page)).toEqual({})
  await password(page, 'members', mailOf('ada'))
  await signedIn(town, page, 'ada', 'members')
  expect(await page.locator('#problem').isVisible()).toBe(false)
})

test('by a one-time password', async () => {
  const page = await asked(browser, town, 'members')
  await page.getByRole('button', { name: 'Use a one-time password' }).click()
  await code(town, page, 'members', mailOf('ada'))
  await signedIn(town, page, 'ada', 'members')
})

test('with two factors: the page asks for the one that was not used', async () => {
  const page = await asked(browser, town, 'guarded')
  await password(page, 'guarded', mailOf('eve'))
  await page.locator('#second-guarded').waitFor()
  expect(await page.locator('#password-guarded').isVisible()).toBe(false)
  await code(town, page, 'guarded', mailOf('eve'))
  await signedIn(town, page, 'eve', 'guarded')
})

test('as a superuser', async () => {
  const page = await asked(browser, town, '_superusers')
  await password(page, '_superusers', EMAIL, PASSWORD)
  await page.locator('#who', { hasText: EMAIL }).waitFor()
  await page.locator('#nav a[title=_superusers]').waitFor({ state: 'attached' })
})

test('whoever signs out is asked for the same collection again', async () => {
  const page = await asked(browser, town, 'guarded')
  const first = await page.locator('#sign-in-as option').first().getAttribute('value')
  await page.locator('#sign-in-as').selectOption('members')
  expect(first).not.toBe('members')
  await password(page, 'members', mailOf('ada'))
  await signedIn(town, page, 'ada', 'members')
  await page.locator('#me').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.locator('#identity-members').waitFor()
  await page.reload()
  await page.locator('#identity-members').waitFor()
  expect(await page.locator('#sign-in-as').inputValue()).toBe('members')
  await password(page, 'members', mailOf('ada'))
  await signedIn(town, page, 'ada', 'members')
})
