import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import {
  ADA,
  docsServer,
  fillSignIn,
  type Rest,
  tags,
  tryOut,
  type Visit,
  visitDocs,
} from '../support/docs-page'
import type { Server } from '../support/server'

let server: Server
let browser: Browser
beforeAll(async () => {
  server = await docsServer()
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
  fillSignIn(page, { collection, identity: ADA.email, password })

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
  await signIn(page, 'members', ADA.password)
  await viewer(page)
    .filter({ hasText: `Signed in as ${ADA.email} (members).` })
    .waitFor()
  expect(await tags(page)).toContain('signed_in')
  const kept = await page.evaluate(() => JSON.parse(localStorage.getItem('pocketbase_auth') ?? ''))
  expect(Object.keys(kept)).toEqual(['token', 'record'])
  expect(kept.record).toMatchObject({ collectionName: 'members', email: ADA.email })
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

test('says in words why a sign-in fails, or asks for more', async () => {
  const { page } = await visit()
  const problem = page.locator('#sign-in-problem')
  await signIn(page, 'members', 'not-the-password')
  await problem.filter({ hasText: 'do not belong together' }).waitFor()
  await signIn(page, 'visitors', ADA.password)
  await page.locator('#sign-in [role=status]').filter({ hasText: 'second step' }).waitFor()
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
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
