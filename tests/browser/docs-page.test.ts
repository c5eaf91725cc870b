import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { fillSignIn, type Rest, tags, tryOut, type Visit, visitDocs } from '../support/docs-page'
import { FIXTURES } from '../support/schemas'
import { type Server, startServer } from '../support/server'

const RULES = FIXTURES.find(({ name }) => name === 'rules')?.collections ?? []
const [EMAIL, NICK, PASSWORD] = ['ada@example.com', 'ada', 'a-password-of-ada']

let server: Server
let browser: Browser
beforeAll(async () => {
  server = await startServer()
  await server.admin('/api/collections/import', { method: 'PUT', json: { collections: RULES } })
  const json = { email: EMAIL, password: PASSWORD, passwordConfirm: PASSWORD, nick: NICK }
  for (const name of ['members', 'visitors']) {
    await server.admin(`/api/collections/${name}/records`, { json })
  }
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const visit = (...rest: Rest): Promise<Visit> => visitDocs(browser, server.url, ...rest)
const dashboard = () => ({ __pb_superuser_auth__: { token: server.superuser } })
const viewer = (page: Page): Locator => page.locator('#viewer')
const signIn = (page: Page, collection: string, password: string): Promise<void> =>
  fillSignIn(page, { collection, identity: EMAIL, password })

test('shows a guest what a guest may use, and asks no other host', async () => {
  const { page, complaints, origins } = await visit()
  await page.locator('[id$="-listOpen"]').waitFor()
  expect(await viewer(page).textContent()).toContain('You are a guest')
  expect(await page.title()).toBe('Acme · API reference')
  const shown = await tags(page)
  expect(shown).toEqual(expect.arrayContaining(['members', 'mixed', 'open']))
  expect(shown).not.toContain('locked')
  expect(await page.locator('#view-as').isVisible()).toBe(false)
  expect(await tryOut(page, 'listOpen')).toMatchObject({ status: '200' })
  expect([...origins]).toEqual([server.url])
  expect(complaints).toEqual([])
})

test('lets nothing leave, not even what a script on it might send', async () => {
  const { page } = await visit()
  await viewer(page).filter({ hasText: 'guest' }).waitFor()
  const refused = page.evaluate(() => fetch('http://127.0.0.2:9/').then(String, () => 'refused'))
  const directive = page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) =>
          resolve(event.effectiveDirective),
        )
      }),
  )
  expect(await refused).toBe('refused')
  await page.evaluate(() => {
    new Image().src = 'http://127.0.0.2:9/'
  })
  expect(await directive).toMatch(/^(connect|img)-src$/)
})

test('signs a member in by the form, sends requests with the token, and signs out', async () => {
  const { page, complaints, origins } = await visit()
  await signIn(page, 'members', PASSWORD)
  await viewer(page)
    .filter({ hasText: `Signed in as ${EMAIL} (members).` })
    .waitFor()
  expect(await tags(page)).toContain('signed_in')
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem('pocketbase_auth') ?? ''))
  expect(Object.keys(kept)).toEqual(['token', 'record'])
  expect(kept.record).toMatchObject({ collectionName: 'members', email: EMAIL })
  const { headers, status } = await tryOut(page, 'listSignedIn')
  expect(new URL(page.url()).hash).toBe('#/signed_in/listSignedIn')
  expect({ status, token: headers.authorization }).toEqual({ status: '200', token: kept.token })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await viewer(page).filter({ hasText: 'You are a guest' }).waitFor()
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  expect([...origins]).toEqual([server.url])
  expect(complaints).toEqual([])
})

test('shows a superuser of the dashboard what others see, and leaves that login alone', async () => {
  const { page, complaints } = await visit('', dashboard())
  await viewer(page).filter({ hasText: '(_superusers), on the dashboard.' }).waitFor()
  expect(await tags(page)).toEqual(expect.arrayContaining(['_superusers', 'locked']))
  expect(await page.getByRole('button', { name: 'Sign out' }).isVisible()).toBe(false)
  const viewAs = page.getByLabel('View as')
  expect(await viewAs.locator('option').allTextContents()).toEqual(
    expect.arrayContaining(['superuser', 'guest', 'members', 'robots', 'users', 'visitors']),
  )
  await viewAs.selectOption('members')
  await page.waitForURL('**/stack/docs/?as=members')
  const shown = await tags(page)
  expect(shown).toContain('signed_in')
  expect(shown).not.toContain('locked')
  expect(await viewAs.inputValue()).toBe('members')
  expect((await tryOut(page, 'listSignedIn')).headers.authorization).toBe(server.superuser)
  expect(complaints).toEqual([])
})

test('opens what a link names', async () => {
  const { page, complaints } = await visit('#/signed_in/listSignedIn', dashboard())
  await page.locator('[id$="-listSignedIn"] .execute').waitFor()
  expect(complaints).toEqual([])
})

test('fills in the examples of the schema, which can be sent as they are', async () => {
  const { page } = await visit('#/members/createMembers')
  const block = page.locator('[id$="-createMembers"]')
  const text = await block.locator('textarea').inputValue()
  expect(JSON.parse(text)).toMatchObject({
    id: 'k5x8w2q9m4t7b1z',
    email: 'someone@example.com',
    password: 'ExampleE',
    passwordConfirm: 'ExampleE',
    role: 'lead',
  })
  expect(await block.locator('.responses-inner').textContent()).toContain(
    '2024-02-29 12:00:00.000Z',
  )
  expect(await tryOut(page, 'createOpen')).toMatchObject({ status: '200' })
})

test('prefers the login of the SDK to the dashboard’s', async () => {
  const answer = await server.fetch('/api/collections/members/auth-with-password', {
    json: { identity: EMAIL, password: PASSWORD },
  })
  const { page } = await visit('', { ...dashboard(), pocketbase_auth: await answer.json() })
  await viewer(page)
    .filter({ hasText: `${EMAIL} (members).` })
    .waitFor()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await viewer(page).filter({ hasText: 'on the dashboard' }).waitFor()
})

test('says in words why a sign-in fails, or asks for more', async () => {
  const { page } = await visit()
  const problem = page.locator('#sign-in-problem')
  await signIn(page, 'members', 'not-the-password')
  await problem.filter({ hasText: 'do not belong together' }).waitFor()
  await signIn(page, 'visitors', PASSWORD)
  await page.locator('#sign-in [role=status]').filter({ hasText: 'second step' }).waitFor()
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
})

test('takes nobody’s word for a login that is no longer good', async () => {
  const [head, body] = server.superuser.split('.')
  const { page } = await visit('', { pocketbase_auth: { token: `${head}.${body}.forged` } })
  await viewer(page).filter({ hasText: 'no longer good' }).waitFor()
  expect(await tags(page)).not.toContain('locked')
  const { headers } = await tryOut(page, 'listOpen')
  expect(headers.authorization).toBeUndefined()
})

test('says that only superusers see through other eyes', async () => {
  const { page } = await visit('?as=members')
  await page.getByText('Only superusers can see what others see.').waitFor()
})

test('says what is wrong when the document is switched off, or the hooks are missing', async () => {
  const { items } = (await (
    await server.admin("/api/collections/stack_features/records?filter=(name='openapi')")
  ).json()) as { items: { id: string }[] }
  const path = `/api/collections/stack_features/records/${items[0]?.id}`
  await server.admin(path, { method: 'PATCH', json: { off: true } })
  const { page } = await visit()
  await page.getByText('The document is switched off').waitFor()
  await server.admin(path, { method: 'PATCH', json: { off: false } })
  // What PocketBase itself answers to a path under /api/ that nobody serves.
  await page.route('**/api/stack/openapi.json', async (route) =>
    route.fulfill({ response: await route.fetch({ url: `${server.url}/api/no-such-route` }) }),
  )
  await page.reload()
  await page.getByText('hooks are missing').waitFor()
})

test.each(['light', 'dark'] as const)('fits a telephone, in %s', async (colorScheme) => {
  const options = { colorScheme, viewport: { width: 360, height: 720 } }
  const { page } = await visit('#/open/createOpen', {}, options)
  await page.locator('.opblock.is-open .execute').waitFor()
  const { wide, ground, ink } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    ground: getComputedStyle(document.documentElement).backgroundColor,
    ink: getComputedStyle(document.querySelector('.opblock-tag') ?? document.body).color,
  }))
  expect(wide).toBeLessThanOrEqual(360)
  const dark = colorScheme === 'dark'
  expect(ground).toBe(dark ? 'rgb(20, 23, 28)' : 'rgb(247, 248, 250)')
  const [red = 0] = ink.match(/\d+/g)?.map(Number) ?? []
  expect(red > 128).toBe(dark)
  await page.emulateMedia({ colorScheme: dark ? 'light' : 'dark' })
  await page.waitForFunction(
    (was) => document.documentElement.classList.contains('dark-mode') !== was,
    dark,
  )
})

test('is used without a mouse', async () => {
  const { page } = await visit()
  await page.locator('[id$="-listOpen"]').waitFor()
  const control = page.locator('[id$="-listOpen"] .opblock-summary-control')
  await control.focus()
  await page.keyboard.press('Enter')
  await page.locator('[id$="-listOpen"] .execute').waitFor()
  await page.locator('[id$="-listOpen"] .execute').focus()
  await page.keyboard.press('Enter')
  await page.locator('[id$="-listOpen"] .live-responses-table').waitFor()
})
