import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { type Visit, visitDocs } from '../support/docs-page'
import { mailOf, SECRET, startTown, type Town } from '../support/people'
import { keepSecret } from '../support/secrets'

/** Every way to sign in to the API reference. */
let town: Town
let browser: Browser
beforeAll(async () => {
  town = await startTown(['ada', 'bob', 'eve'])
  const oauth2 = { enabled: true, providers: [town.provider.config] }
  const json = { name: 'elsewhere', type: 'auth', oauth2, mfa: { enabled: true } }
  await town.server.admin('/api/collections', { json })
  const eve = { email: mailOf('eve'), password: SECRET, passwordConfirm: SECRET }
  await town.server.admin('/api/collections/elsewhere/records', { json: eve })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await town.stop()
})

const visit = (options?: BrowserContextOptions): Promise<Visit> =>
  visitDocs(browser, town.server.url, '', {}, options)

/** A field of the form; the text of a choice is part of its label. */
const field = (page: Page, label: string): Locator =>
  page.locator('#sign-in').getByLabel(label, { exact: !CHOICES.includes(label) })

const CHOICES = ['Sign in with', 'Collection']

/** Chooses a method and a collection. */
async function begin(page: Page, method: string, collection?: string): Promise<void> {
  await field(page, 'Sign in with').selectOption(method)
  if (collection) await field(page, 'Collection').selectOption(collection)
}

/** Types into the field that has the focus or is named, and presses Enter. */
async function enter(page: Page, label: string, text: string): Promise<void> {
  await field(page, label).fill(text)
  await page.keyboard.press('Enter')
}

const signedIn = (page: Page, who: string, collection: string): Promise<void> =>
  page.getByText(`Signed in as ${mailOf(who)} (${collection}).`).waitFor()

const hint = (page: Page, text: string): Promise<void> =>
  page.locator('#sign-in [role=status]').filter({ hasText: text }).waitFor()

const problem = (page: Page, text: string): Promise<void> =>
  page.locator('#sign-in-problem').filter({ hasText: text }).waitFor()

const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('name') ?? null)

const keptToken = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.parse(localStorage.getItem('pocketbase_auth') ?? '{}').token ?? '')

async function mailedCode(who: string): Promise<string> {
  return /\b\d{8}\b/.exec(await town.mailbox.next(mailOf(who)))?.[0] ?? ''
}

test('a one-time password by mail signs in, after a wrong one', async () => {
  const { page, origins } = await visit()
  await begin(page, 'One-time password by mail', 'members')
  await enter(page, 'E-mail', mailOf('ada'))
  await hint(page, 'a mail with a code is on its way')
  expect(await focused(page)).toBe('code')
  const code = await mailedCode('ada')
  await enter(page, 'Code from the mail', '00000000')
  await problem(page, 'wrong or too old')
  expect(await focused(page)).toBe('code')
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await signedIn(page, 'ada', 'members')
  expect([...origins]).toEqual([town.server.url])
})

test('who has given a password is asked for a code by mail, without the mouse', async () => {
  const { page } = await visit()
  await begin(page, 'Password', 'guarded')
  await field(page, 'E-mail or user name').fill(mailOf('ada'))
  await enter(page, 'Password', SECRET)
  await hint(page, 'asks for a second step: a one-time password by mail')
  expect(await focused(page)).toBe('email')
  await page.keyboard.press('Enter')
  await hint(page, 'a mail with a code is on its way')
  await page.keyboard.type(await mailedCode('ada'))
  await page.keyboard.press('Enter')
  await signedIn(page, 'ada', 'guarded')
})

test('who has given a code is asked for the password', async () => {
  const { page } = await visit()
  await begin(page, 'One-time password by mail', 'guarded')
  await enter(page, 'E-mail', mailOf('bob'))
  await hint(page, 'on its way')
  await enter(page, 'Code from the mail', await mailedCode('bob'))
  await hint(page, 'its password')
  await enter(page, 'Password', 'not-the-password')
  await problem(page, 'do not belong together')
  expect(await keptToken(page)).toBe('')
  await enter(page, 'Password', SECRET)
  await signedIn(page, 'bob', 'guarded')
})

test('offers a method only where a collection allows it', async () => {
  const { page } = await visit()
  const collections = () => field(page, 'Collection').locator('option').allTextContents()
  await begin(page, 'Password')
  expect(await collections()).toEqual(expect.arrayContaining(['elsewhere', 'guarded', 'members']))
  await begin(page, 'One-time password by mail')
  expect(await collections()).toEqual(['guarded', 'members'])
  await begin(page, 'Token')
  expect(await field(page, 'Collection').isVisible()).toBe(false)
})

test('says where a second step is to be done, or starts again', async () => {
  const { page } = await visit()
  await begin(page, 'Password', 'elsewhere')
  await field(page, 'E-mail or user name').fill(mailOf('eve'))
  await enter(page, 'Password', SECRET)
  await problem(page, 'such as OAuth2')
  await begin(page, 'Password', 'guarded')
  await field(page, 'E-mail or user name').fill(mailOf('ada'))
  await enter(page, 'Password', SECRET)
  await hint(page, 'second step')
  expect(await field(page, 'Sign in with').isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Start again' }).click()
  expect(await field(page, 'Sign in with').inputValue()).toBe('password')
  expect(await field(page, 'Password').inputValue()).toBe('')
  expect(await page.getByRole('button', { name: 'Start again' }).isVisible()).toBe(false)
})

test('a token that was got elsewhere signs in, and goes nowhere but into a header', async () => {
  const { page, sent, told } = await watched()
  await begin(page, 'Token')
  await enter(page, 'Token', 'not a token')
  await problem(page, 'not a token of PocketBase')
  const { items } = (await (
    await town.server.admin('/api/collections/guarded/records?filter=(name="ada")')
  ).json()) as { items: { id: string }[] }
  const path = `/api/collections/guarded/impersonate/${items[0]?.id}`
  const { token } = (await (await town.server.admin(path, { json: { duration: 600 } })).json()) as {
    token: string
  }
  keepSecret(token)
  await enter(page, 'Token', `${token.slice(0, -3)}abc`)
  await problem(page, 'not good here')
  await enter(page, 'Token', ` Bearer ${token}\n`)
  await signedIn(page, 'ada', 'guarded')
  expect(await keptToken(page)).toBe(token)
  const secret = token.slice(-20)
  expect(sent.length).toBeGreaterThan(5)
  expect(sent.filter(({ url, cookie }) => `${url} ${cookie}`.includes(secret))).toEqual([])
  expect(sent.some(({ authorization }) => authorization.includes(secret))).toBe(true)
  expect(await page.evaluate(() => document.cookie + location.href)).not.toContain(secret)
  expect(told.join('\n')).not.toContain(secret)
})

/** A visit of which all that is sent and printed is noted. */
async function watched() {
  const { page } = await visit()
  const told: string[] = []
  const sent: { url: string; cookie: string; authorization: string }[] = []
  page.on('console', (message) => told.push(message.text()))
  page.on('request', (request) => {
    const { cookie = '', authorization = '' } = request.headers()
    sent.push({ url: request.url(), cookie, authorization })
  })
  return { page, told, sent }
}

test('the form fits a telephone, in light and in dark', async () => {
  const { page } = await visit({ viewport: { width: 360, height: 720 } })
  const inks: boolean[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const method of ['Password', 'One-time password by mail', 'Token']) {
      await begin(page, method)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, method).toBeLessThanOrEqual(360)
    }
    const { ground, ink } = await field(page, 'Token').evaluate((input) => {
      const { backgroundColor, color } = getComputedStyle(input)
      return { ground: backgroundColor, ink: color }
    })
    expect(isLight(ground)).toBe(!isLight(ink))
    inks.push(isLight(ink))
  }
  expect(inks).toEqual([false, true])
})

const isLight = (colour: string): boolean => Number(/\d+/.exec(colour)?.[0]) > 128
