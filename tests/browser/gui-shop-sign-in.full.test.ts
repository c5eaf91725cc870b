import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EMAIL, PASSWORD } from '../support/folders'
import { keptIn } from '../support/gui'
import { leadHere, leadsTo } from '../support/gui-mail'
import { FELIX, openShop, ready, TOM } from '../support/gui-shop'
import { code, password, signedIn } from '../support/gui-sign-in'
import { clients } from '../support/gui-table'
import { opened } from '../support/opened'
import { type Town, townOf } from '../support/people'
import { keepSecret } from '../support/secrets'

const shop = opened(openShop)
let town: Town
beforeAll(async () => {
  town = await townOf(shop.server)
})
afterAll(() => Promise.all([town.mailbox.stop(), town.provider.stop()]))

/** What the superuser of the shop switches on. */
const allow = (json: object) =>
  shop.server.admin('/api/collections/technicians', { method: 'PATCH', json })

/** The page of a guest who is about to sign in. */
async function guest(): Promise<Page> {
  const page = await shop.visit('')
  await page.locator('#sign-in-as').selectOption('technicians')
  return page
}

const streams = () => clients(shop.server)

test('a technician signs in with a password; whoever signs out ends the stream', async () => {
  const page = await guest()
  const [, mail, word] = TOM
  await password(page, 'technicians', mail, 'not-his-password')
  await page.getByText('Failed to authenticate.').waitFor()
  await password(page, 'technicians', mail, word)
  await signedIn(town, page, 'Tom Okafor', 'technicians')
  await page.locator('#nav a[title=tickets]').click()
  await ready(page)
  await expect.poll(streams).toBe(1)
  await page.locator('#me').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await expect.poll(streams).toBe(0)
  expect(await keptIn(page)).toEqual({})
  expect(await page.locator('#grid tr').count()).toBe(0)
})

test('by a one-time password, by a provider, and with two factors, once they are allowed', async () => {
  await allow({ otp: { enabled: true }, oauth2: OAUTH2(town) })
  const tom = await guest()
  await tom.getByRole('button', { name: 'Use a one-time password' }).click()
  await code(town, tom, 'technicians', TOM[1])
  await signedIn(town, tom, 'Tom Okafor', 'technicians')
  const email = 'ines@repair.example'
  town.provider.user({ sub: 'ines-there', email, email_verified: true, name: 'Ines' })
  const ines = await guest()
  await ines.locator('#providers-technicians').getByRole('button', { name: 'OIDC' }).click()
  await signedIn(town, ines, 'Ines Carvalho', 'technicians')
  await allow({ mfa: { enabled: true } })
  const felix = await guest()
  const [, mail, word] = FELIX
  await password(felix, 'technicians', mail, word)
  await felix.locator('#second-technicians').waitFor()
  expect(await keptIn(felix)).toEqual({})
  await code(town, felix, 'technicians', mail)
  await signedIn(town, felix, 'Felix Abara', 'technicians')
  await allow({ mfa: { enabled: false } })
})

const OAUTH2 = ({ provider }: Town) => ({ enabled: true, providers: [provider.config] })

test('who forgot a password sets a new one by the link of a mail, which leads here', async () => {
  await leadHere(shop.server, 'technicians')
  const page = await guest()
  const [, mail, word] = FELIX
  await page.getByRole('button', { name: 'Forgot your password?' }).click()
  await page.locator('#address-reset-technicians').fill(mail)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await page.locator('#asked-technicians').waitFor()
  const place = await leadsTo(town.mailbox, mail)
  await page.goto('about:blank')
  await page.goto(`/stack/${place}`)
  keepSecret(NEW)
  await page.getByLabel('New password', { exact: true }).fill(NEW)
  await page.getByLabel('New password again').fill(NEW)
  await page.getByRole('button', { name: 'Save the password' }).click()
  await page.getByText('Your new password is saved.').waitFor()
  expect(page.url()).not.toContain(place)
  await page.goto('/stack/')
  await page.locator('#sign-in-as').selectOption('technicians')
  await password(page, 'technicians', mail, word)
  await page.getByText('Failed to authenticate.').waitFor()
  await password(page, 'technicians', mail, NEW)
  await signedIn(town, page, 'Felix Abara', 'technicians')
})

const NEW = 'another-password'

test('who is new has a mail sent, and confirms an address by its link', async () => {
  const email = 'noor@repair.example'
  const json = { name: 'Noor Haddad', role: 'technician', active: true, password: NEW }
  const records = '/api/collections/technicians/records'
  const answer = await shop.server.admin(records, {
    json: { ...json, email, passwordConfirm: NEW },
  })
  const { id } = (await answer.json()) as { id: string }
  const page = await guest()
  await password(page, 'technicians', email, NEW)
  await signedIn(town, page, 'Noor Haddad', 'technicians')
  await page.locator('#nav a[title=tickets]').waitFor()
  await page.locator('#me').click()
  await page.getByRole('button', { name: 'Send the verification mail again' }).click()
  await page.locator('#own-change').getByRole('button', { name: 'Send the mail' }).click()
  await page.getByText(`A mail is on its way to ${email}.`).waitFor()
  const place = await leadsTo(town.mailbox, email)
  expect(await shop.asked(`technicians/records/${id}`)).toMatchObject({ verified: false })
  await page.goto('about:blank')
  await page.goto(`/stack/${place}`)
  await page.getByRole('button', { name: 'Confirm my address' }).click()
  await page.getByText('Your e-mail address is confirmed.').waitFor()
  expect(await shop.asked(`technicians/records/${id}`)).toMatchObject({ verified: true })
})

test('a superuser signs in here, or at the dashboard and is signed in here', async () => {
  const here = await shop.visit('')
  await here.locator('#sign-in-as').selectOption('_superusers')
  await password(here, '_superusers', EMAIL, PASSWORD)
  await here.locator('#who', { hasText: EMAIL }).waitFor()
  const page = await guest()
  await page.goto('/_/')
  await page.locator('input[type=email]').fill(EMAIL)
  await page.locator('input[type=password]').fill(PASSWORD)
  await page.getByRole('button', { name: 'Login' }).click()
  await expect.poll(() => keptIn(page, '__pb_superusers__/_')).toHaveProperty('token')
  const before = await keptIn(page, '__pb_superusers__/_')
  await page.goto('/stack/#/ticket_totals')
  await page.locator('#who', { hasText: EMAIL }).waitFor()
  await ready(page)
  expect(await keptIn(page)).toEqual({})
  expect(await keptIn(page, '__pb_superusers__/_')).toEqual(before)
})

test('no page asked another host but the provider’s, and none had more to complain of than refusals', () =>
  shop.expectQuiet(/status of (?:400|401) /, [new URL(town.provider.config.authURL ?? '').origin]))
