import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { EMAIL, PASSWORD } from '../support/folders'
import { expectAccessible, keptIn, loginOf, openGui } from '../support/gui'
import { mailOf, SECRET, startTown, type Town } from '../support/people'

let town: Town
let browser: Browser
beforeAll(async () => {
  ;[town, browser] = await Promise.all([startTown(['ada', 'eve', 'tom']), launchBrowser()])
})

afterAll(async () => {
  await Promise.all([browser.close(), town.stop()])
})

const greets = (page: Page, who: string) => page.locator('#who', { hasText: who }).waitFor()

/** A page of somebody who has signed in before. */
async function member(who: string, place = '') {
  const pocketbase_auth = await loginOf(town.server.url, 'members', mailOf(who), SECRET)
  return openGui(browser, town.server.url, place, { kept: { pocketbase_auth } })
}

test('a login of before is renewed, and its token is in no address, cookie or signal', async () => {
  const { page, complaints, origins } = await member('ada')
  const addresses: string[] = []
  page.on('request', (request) => addresses.push(request.url()))
  await greets(page, 'ada')
  const old = (await keptIn(page)).token ?? ''
  // Those of one second are the same token.
  await page.waitForTimeout(1_100)
  await Promise.all([page.waitForResponse(/auth-refresh/), page.reload()])
  await expect.poll(async () => (await keptIn(page)).token).not.toBe(old)
  const { token = '' } = await keptIn(page)
  const said = await page.evaluate(() => document.documentElement.outerHTML)
  const cookies = await page.context().cookies()
  for (const text of [...addresses, said, JSON.stringify(cookies)]) {
    expect(text).not.toContain(token)
    expect(text).not.toContain(old)
  }
  expect(await signals(page)).toContain('"_token":""')
  expect(complaints).toEqual([])
  expect([...origins]).toEqual([town.server.url])
})

/** All signals of the page, as Datastar's own attribute prints them. */
async function signals(page: Page): Promise<string> {
  await page.evaluate(() => {
    const element = document.createElement('pre')
    element.id = 'printed'
    element.setAttribute('data-text', 'ctx.signals.JSON(false)')
    document.body.append(element)
  })
  await page.waitForFunction(() => document.querySelector('#printed')?.textContent !== '')
  return (await page.locator('#printed').textContent()) ?? ''
}

test('a login that is about to end is renewed in time', async () => {
  const { page } = await member('eve')
  await page.clock.install()
  await Promise.all([page.waitForResponse(/auth-refresh/), page.reload()])
  await greets(page, 'eve')
  const again = page.waitForRequest(/auth-refresh/)
  // PocketBase's usual login is good for seven days.
  await page.clock.fastForward(5 * 24 * 60 * 60 * 1000)
  await again
})

test('who is signed in at the dashboard is so here, and the dashboard’s login stays as it is', async () => {
  const login = await loginOf(town.server.url, '_superusers', EMAIL, PASSWORD)
  const { page } = await openGui(browser, town.server.url, '', {
    kept: { '__pb_superusers__/_': login },
  })
  await greets(page, EMAIL)
  await page.waitForLoadState('networkidle')
  await page.locator('#me').click()
  await page.locator('#whose', { hasText: 'Signed in at the dashboard' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await greets(page, 'Guest')
  expect(await keptIn(page, '__pb_superusers__/_')).toEqual(login)
  expect(await keptIn(page)).toEqual({})
  await page.getByRole('button', { name: 'Continue as who is signed in at the dashboard' }).click()
  await greets(page, EMAIL)
})

test('the dashboard itself keeps its login where the GUI looks for it', async () => {
  const context = await browser.newContext({ baseURL: town.server.url })
  const page = await context.newPage()
  await page.goto('/_/')
  await page.locator('input[type=email]').fill(EMAIL)
  await page.locator('input[type=password]').fill(PASSWORD)
  await page.getByRole('button', { name: 'Login' }).click()
  await page.waitForFunction(() => localStorage.length > 0)
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('token')
  await page.goto('/stack/')
  await greets(page, EMAIL)
})

test('who signs out in one window is signed out in all', async () => {
  const { page } = await member('ada')
  await greets(page, 'ada')
  const other = await page.context().newPage()
  await other.goto('/stack/')
  await greets(other, 'ada')
  await page.locator('#me').click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  for (const one of [page, other]) {
    await greets(one, 'Guest')
    await one.getByRole('heading', { name: 'Sign in' }).waitFor()
  }
  expect(await keptIn(page)).toEqual({})
})

test('a renewal that is answered late takes nobody’s place', async () => {
  const { page } = await member('ada')
  await greets(page, 'ada')
  let answer = (): void => {}
  const late = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/auth-refresh', async (route) => {
    const response = await route.fetch()
    await late
    await route.fulfill({ response })
  })
  await Promise.all([page.waitForRequest(/auth-refresh/), page.reload()])
  const eve = await loginOf(town.server.url, 'members', mailOf('eve'), SECRET)
  const other = await page.context().newPage()
  await other.goto('/stack/LICENSES.txt')
  await other.evaluate(
    (login) => localStorage.setItem('pocketbase_auth', login),
    JSON.stringify(eve),
  )
  await greets(page, 'eve')
  const answered = page.waitForEvent('requestfinished', (one) => /auth-refresh/.test(one.url()))
  answer()
  await answered
  // What would be kept is kept once the page has had a turn.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
  expect((await keptIn(page)).token).toBe(eve.token)
  await greets(page, 'eve')
})

test('a login that is no longer good ends in the form to sign in', async () => {
  const pocketbase_auth = await loginOf(town.server.url, 'members', mailOf('ada'), SECRET)
  const kept = { pocketbase_auth: { ...pocketbase_auth, token: `${pocketbase_auth.token}x` } }
  const { page } = await openGui(browser, town.server.url, '', { kept })
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.getByText('Your session has ended. Sign in again.').waitFor()
})

test('a login that ends while a table is open does not look like an empty table', async () => {
  const { admin } = town.server
  const rule = "@request.auth.id != ''"
  const fields = [{ name: 'title', type: 'text' }]
  const type = { type: 'base', fields }
  await admin('/api/collections', { json: { ...type, name: 'notes', listRule: rule } })
  await admin('/api/collections/notes/records', { json: { title: 'a note' } })
  const { page } = await member('tom', '#/notes')
  await page.getByText('a note').waitFor()
  const { record } = await keptIn(page)
  const json = { password: `${SECRET}-2`, passwordConfirm: `${SECRET}-2` }
  await admin(`/api/collections/members/records/${record?.id}`, { method: 'PATCH', json })
  // As after a sign-in by the form, which then begins with this collection.
  await page.evaluate(() => localStorage.setItem('pb-stack.as', 'members'))
  // Whatever is read next; a read that was on its way may have been the first to hear of it.
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await greets(page, 'Guest')
  await page.locator('#identity-members').waitFor()
  await page.getByText('Your session has ended. Sign in again.').waitFor()
  expect(await keptIn(page)).toEqual({})
})

test('that it has ended stays said over a table that everybody sees', async () => {
  const json = { name: 'news', type: 'base', listRule: '' }
  await town.server.admin('/api/collections', { json })
  await town.server.admin('/api/collections/news/records', { json: {} })
  const login = await loginOf(town.server.url, 'members', mailOf('ada'), SECRET)
  const kept = { pocketbase_auth: { ...login, token: `${login.token}x` } }
  const { page } = await openGui(browser, town.server.url, '#/news', { kept })
  await greets(page, 'Guest')
  await page.locator('#total', { hasText: '1 record' }).waitFor()
  await page.getByText('Your session has ended. Sign in again.').waitFor()
})
