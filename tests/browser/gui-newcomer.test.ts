/// <reference lib="dom" />
import { expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { EMAIL, PASSWORD } from '../support/folders'
import { expectAccessible, openGui } from '../support/gui'
import { opened } from '../support/opened'
import { preparedFolder, startServer } from '../support/server'

/** PocketBase with the pack, in which nobody has made anything yet. */
const fresh = opened(async () => {
  const [server, browser] = await Promise.all([startServer(preparedFolder()), launchBrowser()])
  return { server, browser }
})

test('where there is no demo, no logins of one are spoken of', async () => {
  const { page } = await openGui(fresh.browser, fresh.server.url)
  await page.locator('#sign-in-as').waitFor()
  const again = page.waitForResponse(/logins\.json$/)
  await page.reload()
  expect((await again).status()).toBe(404)
  // PocketBase says so in JSON, which the page has read before it reads it once more.
  const says = await page.evaluate(async () => (await fetch('logins.json')).json())
  expect(says).toMatchObject({ status: 404 })
  expect(await page.locator('#demo').isVisible()).toBe(false)
})

test('a newcomer who signs in by keys is told what to do first, and goes on from the content', async () => {
  const { page } = await openGui(fresh.browser, fresh.server.url)
  await page.locator('#sign-in-as').selectOption('Superusers')
  await page.locator('#identity-_superusers').fill(EMAIL)
  await page.locator('#secret-_superusers').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('#first', { hasText: 'Make one in the Dashboard' }).waitFor()
  await page.locator('#main:focus').waitFor()
  await page.keyboard.press('Tab')
  expect(await page.locator('#first a:focus').getAttribute('href')).toBe('/_/')
  await expectAccessible(page)
  await fresh.server.admin('/api/collections', { json: { name: 'notes', type: 'base' } })
  await page.reload()
  await page.locator('#nav a[title=notes]').waitFor()
  expect(await page.locator('#first').textContent()).toBe('')
})

test('who goes to a collection by Ctrl K goes on from its table, who signs out from the form', async () => {
  const { page } = await openGui(fresh.browser, fresh.server.url)
  await page.locator('#sign-in-as').selectOption('Superusers')
  await page.locator('#identity-_superusers').fill(EMAIL)
  await page.locator('#secret-_superusers').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('#main:focus').waitFor()
  await page.locator('#me').focus()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('users\n')
  await page.locator('#main:focus').waitFor()
  await page.keyboard.press('Tab')
  await page.locator('#find:focus').waitFor()
  await page.locator('#me').click()
  await page.locator('#sign-out').focus()
  await page.keyboard.press('Enter')
  await page.locator('#at-sign-in').waitFor()
  await page.locator('#main:focus').waitFor()
})
