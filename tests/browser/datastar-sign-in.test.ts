import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { openNotes, openPage, pageOf, signInto, startNotes, writePage } from '../support/notes-page'
import { mailOf, SECRET, type Town } from '../support/people'
import { keepSecret } from '../support/secrets'

const AUTH = '/api/collections/guarded'
const post = (route: string): string => `@post('${AUTH}/${route}', { contentType: 'form' })`

/** Both steps of a sign-in with two factors, a way to ask for a new password, and a live stream. */
const STEPS = pageOf(
  'with the module',
  `<form id="first" data-on-submit="${post('auth-with-password')}">
  <input name="identity" value="${mailOf('ada')}"><input name="password" type="password"><button>Sign in</button>
</form>
<form id="mail" data-on-submit="${post('request-otp')}">
  <input name="email" value="${mailOf('ada')}"><button>Send</button>
</form>
<form id="second" data-on-submit="${post('auth-with-otp')}">
  <input type="hidden" name="mfaId" data-bind="_mfaId">
  <input type="hidden" name="otpId" data-bind="_otpId">
  <input name="password"><button>Sign in</button>
</form>
<form id="forgotten" data-on-submit="${post('request-password-reset')}">
  <input name="email"><button>Send</button>
</form>`,
)

const RELOADED = pageOf(
  'with the module',
  `<div data-on-load="@post('/api/collections/members/auth-refresh?view=me')"></div>
<div data-on-load="@get('/api/realtime?live=notes')" data-indicator="_open"></div>
<p id="open" data-text="$_open"></p>
<button id="sign-out" data-on-click="@post('/api/stack/sign-out')">Sign out</button>`,
)

let town: Town
let browser: Browser
beforeAll(async () => {
  ;[town, browser] = await Promise.all([startNotes(), launchBrowser()])
  writePage(town, 'steps.html', STEPS)
  writePage(town, 'reloaded.html', RELOADED)
})
afterAll(async () => {
  await Promise.all([browser.close(), town.stop()])
})

const kept = async (page: Page): Promise<{ token?: string; record?: object }> => {
  const text = await page.evaluate(() => localStorage.getItem('pocketbase_auth'))
  const login = JSON.parse(text ?? '{}')
  keepSecret(login.token ?? '')
  return login
}

test('keeps a sign-in as PocketBase’s SDK does, and none that failed', async () => {
  const { page } = await openNotes(browser, town.server.url, 'with the module')
  await signInto(page, 'wrong')
  await page.getByText('Failed to authenticate.').waitFor()
  expect(await kept(page)).toEqual({})
  await signInto(page)
  await page.getByText('ada ada@example.com').waitFor()
  const { token, record } = await kept(page)
  expect(token).toMatch(/^eyJ/)
  expect(record).toMatchObject({ collectionName: 'members', name: 'ada', email: mailOf('ada') })
})

test('signs in with two factors, the second from a mail', async () => {
  const { page, complaints } = await openPage(browser, town.server.url, 'steps.html')
  await page.locator('#first [name=password]').fill(SECRET)
  await page.locator('#first [name=password]').press('Enter')
  await page.waitForFunction(() =>
    document.querySelector<HTMLInputElement>('[name=mfaId]')?.value.match(/^\w{15}$/),
  )
  await page.locator('#mail button').click()
  const mail = await town.mailbox.next(mailOf('ada'))
  const password = /\b\d{8}\b/.exec(mail)?.[0] ?? ''
  keepSecret(password)
  await page.waitForFunction(() =>
    document.querySelector<HTMLInputElement>('[name=otpId]')?.value.match(/^\w{15}$/),
  )
  await page.locator('#second [name=password]').fill('123')
  await page.locator('#second button').click()
  await page.getByText('Invalid or expired OTP.').waitFor()
  await page.locator('#second [name=password]').fill(password)
  await page.locator('#second button').click()
  await page.locator('#viewer', { hasText: 'guarded' }).waitFor()
  expect(await page.locator('#problem').textContent()).toBe('')
  expect(await kept(page)).toMatchObject({ record: { collectionName: 'guarded' } })
  // A browser itself complains of an error's status: of the first step, and of the wrong password.
  expect(complaints.filter((text) => !text.includes('Failed to load resource'))).toEqual([])
})

test('asks for a new password, and takes back what was wrong before', async () => {
  const { page } = await openPage(browser, town.server.url, 'steps.html')
  const send = page.locator('#forgotten button')
  await send.click()
  await page.getByText('An error occurred while validating the submitted data.').waitFor()
  await page.locator('#forgotten [name=email]').fill(mailOf('ada'))
  await send.click()
  await page.waitForFunction(() => document.querySelector('#problem')?.textContent === '')
  await town.mailbox.next(mailOf('ada'))
})

/** A page that was opened again by somebody who signed in before. */
async function reloaded(): Promise<Page> {
  const { page } = await openNotes(browser, town.server.url, 'with the module')
  await signInto(page)
  await page.getByText('ada ada@example.com').waitFor()
  await kept(page)
  await page.goto('/reloaded.html')
  await page.getByText('ada ada@example.com').waitFor()
  await page.locator('#open', { hasText: 'true' }).waitFor()
  return page
}

test('knows who signed in before; a sign-out ends the stream, and it stays ended', async () => {
  const page = await reloaded()
  const streams: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/api/realtime')) streams.push(request.url())
  })
  await page.locator('#sign-out').click()
  await page.locator('#open', { hasText: 'false' }).waitFor()
  expect(await page.locator('#viewer').textContent()).toBe('')
  expect(await kept(page)).toEqual({})
  expect(streams).toEqual([])
})

test('a sign-out in another window ends the stream too, and says so', async () => {
  const page = await reloaded()
  const other = await page.context().newPage()
  await other.goto('/card.html')
  await other.evaluate(() => localStorage.removeItem('pocketbase_auth'))
  await page.locator('#open', { hasText: 'false' }).waitFor()
  expect(await page.locator('#viewer').textContent()).toBe('')
})

test('a guest’s page asks for no refresh, and one with an old login forgets it', async () => {
  const { page, complaints } = await openPage(browser, town.server.url, 'reloaded.html')
  await page.locator('#open', { hasText: 'true' }).waitFor()
  expect(complaints).toEqual([])
  expect(await page.locator('#problem').textContent()).toBe('')
  const login = JSON.stringify({ token: `${town.server.superuser}x` })
  await page.evaluate((text) => localStorage.setItem('pocketbase_auth', text), login)
  await page.reload()
  await page.locator('#code', { hasText: 'unauthorized' }).waitFor()
  expect(await kept(page)).toEqual({})
})
