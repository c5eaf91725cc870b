import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { EMAIL, PASSWORD } from '../support/folders'
import { expectAccessible, keptIn, loginOf, openGui } from '../support/gui'
import { asked, code, password, signedIn } from '../support/gui-sign-in'
import { mailOf, ownerOf, SECRET, startTown, type Town } from '../support/people'
import { keepSecret } from '../support/secrets'

let town: Town
let browser: Browser
beforeAll(async () => {
  ;[town, browser] = await Promise.all([startTown(['ada', 'eve', 'mia']), launchBrowser()])
  await rules({ updateRule: 'id = @request.auth.id' })
})
afterAll(async () => {
  await Promise.all([browser.close(), town.stop()])
})

const rules = (json: object, collection = 'members') =>
  town.server.admin(`/api/collections/${collection}`, { method: 'PATCH', json })

/** A page of a member, where the menu of the account is open. */
async function account(who: string): Promise<Page> {
  const pocketbase_auth = await loginOf(town.server.url, 'members', mailOf(who), SECRET)
  const { page } = await openGui(browser, town.server.url, '', { kept: { pocketbase_auth } })
  await page.locator('#who', { hasText: who }).waitFor()
  // With the collections it is known what may be changed.
  await page.locator('#nav > *').first().waitFor()
  await page.locator('#me').click()
  return page
}

const offered = (page: Page, name: string) => page.locator('#own').getByRole('button', { name })
const press = (page: Page, name: string) =>
  page.locator('#own-change').getByRole('button', { name }).click()

test('one changes one’s own password, and stays signed in', async () => {
  const page = await account('ada')
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  const before = (await keptIn(page)).token ?? ''
  await offered(page, 'Change password').click()
  const fill = async (old: string, fresh: string, again: string): Promise<void> => {
    const dialog = page.locator('#own-change')
    await dialog.getByLabel('Old password').fill(old)
    await dialog.getByLabel('New password', { exact: true }).fill(fresh)
    await dialog.getByLabel('New password again').fill(again)
    await press(page, 'Save')
  }
  keepSecret(NEW)
  await fill(SECRET, NEW, `${NEW}r`)
  await page.locator('#own-passwordConfirm-says', { hasText: /match/ }).waitFor()
  await page.locator('#own-passwordConfirm:focus').waitFor()
  await fill('not-her-password', NEW, NEW)
  await page.locator('#own-oldPassword-says', { hasText: /old password/ }).waitFor()
  expect(await page.locator('#own-passwordConfirm-says').textContent()).toBe('')
  await expectAccessible(page)
  await fill(SECRET, NEW, NEW)
  await page.getByText('Your password is changed. Who was').waitFor()
  await expectAccessible(page)
  await press(page, 'Close')
  await page.locator('#me:focus').waitFor()
  expect(await page.locator('#own-change').count()).toBe(0)
  const { token } = await keptIn(page)
  expect(token).not.toBe(before)
  expect(await ownerOf(town, 'members', before)).toBe('nobody: 401')
  expect(await ownerOf(town, 'members', token)).toBe('ada')
  expect(await page.locator('#who').textContent()).toBe('ada')
  await loginOf(town.server.url, 'members', mailOf('ada'), NEW)
  for (const address of addresses) expect(address).not.toContain(NEW)
})

const NEW = 'another-password'

test('where a second factor is wanted one signs in anew with both, and loses nothing', async () => {
  const own = 'id = @request.auth.id'
  await rules({ listRule: own, viewRule: own, updateRule: own }, 'guarded')
  const page = await asked(browser, town, 'guarded')
  await password(page, 'guarded', mailOf('mia'))
  await page.locator('#second-guarded').waitFor()
  await code(town, page, 'guarded', mailOf('mia'))
  await signedIn(town, page, 'mia', 'guarded')
  const before = (await keptIn(page)).token ?? ''
  await page.locator('#nav a[title=guarded]').click()
  await page.locator('#grid tbody th a', { hasText: 'mia' }).click()
  await page.locator('#record-edit').click()
  const name = page.locator('#record-body').getByLabel('Name', { exact: true })
  await name.fill('not saved yet')
  await page.locator('#me').click()
  await offered(page, 'Change password').click()
  keepSecret(NEW)
  for (const [label, text] of [
    ['Old password', SECRET],
    ['New password', NEW],
    ['New password again', NEW],
  ] as const) {
    await page.locator('#own-change').getByLabel(label, { exact: true }).fill(text)
  }
  await press(page, 'Save')
  await page.getByText('Your password is changed. Sign in with it.').waitFor()
  await page.locator('#who', { hasText: 'Guest' }).waitFor()
  expect(await ownerOf(town, 'guarded', before)).toBe('nobody: 401')
  expect(await keptIn(page)).toEqual({})
  await expectAccessible(page)
  await press(page, 'Close')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.locator('#sign-in-as').selectOption('guarded')
  await password(page, 'guarded', mailOf('mia'), NEW)
  await page.locator('#second-guarded').waitFor()
  await code(town, page, 'guarded', mailOf('mia'))
  await page.locator('#who', { hasText: 'mia' }).waitFor()
  expect(await ownerOf(town, 'guarded', (await keptIn(page)).token)).toBe('mia')
  expect(await name.inputValue()).toBe('not saved yet')
  await page.locator('#record-body').getByRole('button', { name: 'Save' }).click()
  await page.locator('#saved', { hasText: 'Saved: Name' }).waitFor()
})

test('one asks for another address, which a link in a mail then makes one’s own', async () => {
  const page = await account('eve')
  await offered(page, 'Change e-mail').click()
  const address = page.getByLabel('New e-mail address')
  await address.fill(mailOf('ada'))
  await press(page, 'Send the mail')
  await page.locator('#own-newEmail-says:not(:empty)').waitFor()
  await address.fill(mailOf('moved'))
  await expectAccessible(page)
  await press(page, 'Send the mail')
  await page.getByText(`A mail is on its way to ${mailOf('moved')}.`).waitFor()
  expect(await town.mailbox.next(mailOf('moved'))).toContain('confirm-email-change')
})

test('who is not verified asks for that mail again; who is, is not offered to', async () => {
  const json = { email: mailOf('new'), name: 'new', password: SECRET, passwordConfirm: SECRET }
  await town.server.admin('/api/collections/members/records', { json })
  const page = await account('new')
  await offered(page, 'Send the verification mail again').click()
  await press(page, 'Send the mail')
  await page.getByText(`A mail is on its way to ${mailOf('new')}.`).waitFor()
  expect(await town.mailbox.next(mailOf('new'))).toContain('confirm-verification')
  const other = await account('eve')
  await offered(other, 'Change e-mail').waitFor()
  expect(await offered(other, 'verification').count()).toBe(0)
})

test('what a rule refuses is said; what is known to be refused is not offered', async () => {
  await rules({ updateRule: null })
  const page = await account('eve')
  await offered(page, 'Change password').click()
  for (const input of await page.locator('#own-form [type=password]').all()) await input.fill(NEW)
  await press(page, 'Save')
  await page.getByText('The rules of this server do not let you change this.').waitFor()
  await rules({ listRule: 'id = @request.auth.id' })
  const other = await account('eve')
  await offered(other, 'Change e-mail').waitFor()
  expect(await offered(other, 'Change password').count()).toBe(0)
  const pocketbase_auth = await loginOf(town.server.url, '_superusers', EMAIL, PASSWORD)
  const { page: third } = await openGui(browser, town.server.url, '', { kept: { pocketbase_auth } })
  await third.locator('#me').click()
  await third.locator('#sign-out').waitFor()
  expect(await third.locator('#own button').count()).toBe(0)
})
