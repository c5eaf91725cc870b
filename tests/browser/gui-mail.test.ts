import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { expectAccessible, loginOf, openGui } from '../support/gui'
import { leadHere, leadsTo } from '../support/gui-mail'
import { mailOf, SECRET, startTown, type Town } from '../support/people'
import { keepSecret } from '../support/secrets'

let town: Town
let browser: Browser
beforeAll(async () => {
  ;[town, browser] = await Promise.all([startTown(['ada', 'eve']), launchBrowser()])
  await leadHere(town.server, 'members')
})

afterAll(async () => {
  await Promise.all([browser.close(), town.stop()])
})

const linkTo = (who: string) => leadsTo(town.mailbox, mailOf(who))

test('a forgotten password is set anew by a link in a mail', async () => {
  const { page } = await openGui(browser, town.server.url)
  await page.locator('#sign-in-as').selectOption('members')
  await page.getByRole('button', { name: 'Forgot your password?' }).click()
  await page.locator('#address-reset-members').fill(mailOf('eve'))
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.locator('#asked-members').waitFor()
  const place = await linkTo('eve')
  await page.goto('about:blank')
  await page.goto(`/stack/${place}`)
  const [first, again] = [
    page.getByLabel('New password', { exact: true }),
    page.getByLabel('New password again'),
  ]
  keepSecret(NEW)
  await first.fill(NEW)
  await again.fill(`${NEW}r`)
  await page.getByRole('button', { name: 'Save the password' }).click()
  await page.locator('#reset-passwordConfirm-says', { hasText: /match/ }).waitFor()
  await expectAccessible(page)
  await again.fill(NEW)
  await page.getByRole('button', { name: 'Save the password' }).click()
  await page.getByText('Your new password is saved.').waitFor()
  expect(page.url()).toMatch(/confirm-password-reset$/)
  await loginOf(town.server.url, 'members', mailOf('eve'), NEW)
})

const NEW = 'another-password'

test('an address is confirmed by a link in a mail; a link that is cut is said so', async () => {
  const { server } = town
  const json = { email: mailOf('new'), name: 'new', password: SECRET, passwordConfirm: SECRET }
  await server.admin('/api/collections/members/records', { json })
  await server.fetch('/api/collections/members/request-verification', {
    json: { email: mailOf('new') },
  })
  const { page } = await openGui(browser, server.url, await linkTo('new'))
  const confirm = page.getByRole('button', { name: 'Confirm my address' })
  await page.route('**/confirm-verification', (route) => route.abort())
  await confirm.click()
  await page.getByText('The server did not answer.').waitFor()
  await page.unroute('**/confirm-verification')
  await confirm.click()
  await page.getByText('Your e-mail address is confirmed.').waitFor()
  const list = await server.admin("/api/collections/members/records?filter=(name='new')")
  expect(await list.json()).toMatchObject({ items: [{ verified: true }] })
  await page.goto('/stack/#/auth/confirm-verification/cut')
  await page.getByText('This link is not whole.').waitFor()
})

test('an address is changed by a link in a mail to the new one, with the password', async () => {
  const { server } = town
  const { token } = await loginOf(server.url, 'members', mailOf('ada'), SECRET)
  const asked = '/api/collections/members/request-email-change'
  expect((await server.fetch(asked, { json: { newEmail: mailOf('moved') }, token })).status).toBe(
    204,
  )
  const { page } = await openGui(browser, server.url, await linkTo('moved'))
  const change = page.getByRole('button', { name: 'Change my address' })
  const word = page.locator('#change-password')
  await word.fill('not-her-password')
  await change.click()
  await page.locator('#change-password-says:not(:empty)').waitFor()
  await expectAccessible(page)
  await word.fill(SECRET)
  await change.click()
  await page.getByText('Your e-mail address is changed.').waitFor()
  expect(page.url()).toMatch(/confirm-email-change$/)
  const { record } = await loginOf(server.url, 'members', mailOf('moved'), SECRET)
  expect(record).toMatchObject({ name: 'ada' })
})
