import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { EMAIL, PASSWORD } from '../support/folders'
import { expectAccessible, loginOf, openGui } from '../support/gui'
import { preparedFolder, type Server, startServer } from '../support/server'

const LOGIN = {
  collection: 'people',
  role: 'lead',
  email: 'lead@example.com',
  password: 'a-demo-password',
  about: '<b>Ada</b> runs it.',
}
const SIGNED_IN = '@request.auth.id != ""'

let server: Server
let browser: Browser
beforeAll(async () => {
  const folder = preparedFolder()
  writeFileSync(join(folder, 'pb_public/stack/logins.json'), JSON.stringify({ logins: [LOGIN] }))
  ;[server, browser] = await Promise.all([startServer(folder), launchBrowser()])
  const rules: Readonly<Record<string, string | null>> = {
    blog_posts: '',
    blog_tags: SIGNED_IN,
    news: '',
    notes: SIGNED_IN,
    robots: '@request.auth.collectionName = "robots"',
    secrets: null,
  }
  const collections = [
    { name: 'people', type: 'auth', listRule: SIGNED_IN },
    { name: 'robots_of_ours', type: 'auth', listRule: null, authRule: null },
    ...Object.entries(rules).map(([name, listRule]) => ({
      ...{ name, type: 'base', listRule },
      fields: [{ name: 'title', type: 'text' }],
    })),
  ]
  for (const json of collections) await server.admin('/api/collections', { json })
  const { email, password } = LOGIN
  const json = { email, password, passwordConfirm: password }
  await server.admin('/api/collections/people/records', { json })
  await server.admin('/api/settings', { method: 'PATCH', json: { meta: { appName: 'A <b>' } } })
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** The names in the navigation, once it has any. */
async function names(page: Page): Promise<readonly string[]> {
  await page.locator('#nav a').first().waitFor({ state: 'attached' })
  return page
    .locator('#nav a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('title') ?? ''))
}

/** The GUI of somebody who is signed in. */
async function signedIn(collection = 'people', options = {}): Promise<Page> {
  const { email, password } = LOGIN
  const who: readonly [string, string] =
    collection === 'people' ? [email, password] : [EMAIL, PASSWORD]
  const pocketbase_auth = await loginOf(server.url, collection, ...who)
  const { page } = await openGui(browser, server.url, '', { kept: { pocketbase_auth }, ...options })
  return page
}

test('a guest sees what is for everybody, and how to sign in; a demo’s login fills in the form', async () => {
  const { page, complaints, origins } = await openGui(browser, server.url)
  expect(await names(page)).toEqual(['blog_posts', 'news'])
  expect(await page.title()).toBe('Sign in · A <b>')
  expect(await page.locator('#sign-in-as option').allTextContents()).toEqual([
    'People',
    'Users',
    'Superusers',
  ])
  await page.getByRole('button', { name: LOGIN.about }).click()
  await page.locator('#password-people').getByRole('button').click()
  await page.locator('#who', { hasText: LOGIN.email }).waitFor()
  await page.locator('#nav a[title=notes]').waitFor()
  expect(await names(page)).toEqual(['blog_posts', 'blog_tags', 'news', 'notes', 'people', 'users'])
  expect(complaints).toEqual([])
  expect([...origins]).toEqual([server.url])
})

test('a superuser sees all; names that begin alike stand together, PocketBase’s own apart', async () => {
  const page = await signedIn('_superusers')
  expect(await names(page)).toEqual(expect.arrayContaining(['secrets', '_superusers', 'robots']))
  const groups = page.locator('#nav summary')
  expect(await groups.allTextContents()).toEqual(['Blog', 'System'])
  await page.locator('#nav details').filter({ hasText: 'Blog' }).getByText('Tags').waitFor()
  expect(await page.getByText('Superusers').isVisible()).toBe(false)
  await groups.last().click()
  await expectAccessible(page)
})

test('a favourite stands at the top, and is there after a reload', async () => {
  const page = await signedIn()
  await page.getByRole('button', { name: 'Favourite: Notes' }).click()
  const starred = page.locator('#starred a')
  await page.reload()
  await starred.first().waitFor()
  expect(await starred.allTextContents()).toEqual(['Notes'])
  await page.getByRole('button', { name: 'Favourite: Notes' }).click()
  await starred.first().waitFor({ state: 'detached' })
})

test('Ctrl K goes to a collection by a part of its name, with the keyboard alone', async () => {
  const page = await signedIn()
  await names(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('bl')
  const options = page.getByRole('option')
  expect(await options.allTextContents()).toEqual(['Blog: Postsblog_posts', 'Blog: Tagsblog_tags'])
  await expectAccessible(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/#\/blog_tags$/)
  await page.locator('#nav [aria-current=page][title=blog_tags]').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('zz')
  await page.getByText('There is none of this name.').waitFor()
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => !document.querySelector('dialog')?.open)
})

test('on a telephone the navigation is a drawer', async () => {
  const page = await signedIn('people', { viewport: { width: 360, height: 720 } })
  await names(page)
  const notes = page.locator('#nav a[title=notes]')
  expect(await notes.isVisible()).toBe(false)
  await page.getByText('In the menu at the top, or by the lens beside it.').waitFor()
  const menu = page.getByRole('button', { name: 'Collections' })
  await menu.click()
  await notes.click()
  await page.waitForURL(/#\/notes$/)
  await expect.poll(() => notes.isVisible()).toBe(false)
  // A tap beside it closes it, and does nothing else.
  for (const beside of ['#filter', '#me']) {
    await menu.click()
    await notes.waitFor()
    const box = await page.locator(beside).first().boundingBox()
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) - 4, (box?.y ?? 0) + 8)
    await expect.poll(() => notes.isVisible()).toBe(false)
  }
  expect(await page.locator('#filter:focus').count()).toBe(0)
  expect(await page.locator('#account').isVisible()).toBe(false)
  await page.locator('#me').click()
  await page.locator('#account').waitFor()
})

test('where one is shows in the navigation, by whatever way one came', async () => {
  const page = await signedIn('_superusers', { viewport: { width: 1280, height: 300 } })
  await names(page)
  const top = () => page.locator('#side').evaluate(({ scrollTop }) => scrollTop)
  expect(await top()).toBe(0)
  const link = page.locator('#nav a[title=_superusers]')
  expect(await link.isVisible()).toBe(false)
  await page.evaluate("location.hash = '#/_superusers'")
  await link.waitFor()
  await expect.poll(top).toBeGreaterThan(0)
  // A group that somebody closes stays closed.
  await page.locator('#nav summary', { hasText: 'System' }).click()
  await page.evaluate("location.hash = '#/_superusers?dense=1'")
  await page.locator('#at-table.dense').waitFor()
  expect(await link.isVisible()).toBe(false)
})

test('a theme that is chosen stays', async () => {
  const { page } = await openGui(browser, server.url, '', { colorScheme: 'light' })
  const ground = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  await page.locator('#me').click()
  await page.getByLabel('Theme').selectOption('Dark')
  const dark = await ground()
  await page.reload()
  await expect.poll(ground).toBe(dark)
  expect(dark).toBe('rgb(20, 23, 27)')
})

test('a GUI that is switched off says so, until it is switched on', async () => {
  const switches = '/api/collections/stack_features/records'
  const found = await server.admin(`${switches}?filter=(name='gui')`)
  const { items } = (await found.json()) as { items: { id: string }[] }
  const turn = (off: boolean) =>
    server.admin(`${switches}/${items[0]?.id}`, { method: 'PATCH', json: { off } })
  await turn(true)
  const { page } = await openGui(browser, server.url)
  await page.getByText('"gui" is switched off in the collection stack_features.').waitFor()
  expect(await page.locator('#nav a').count()).toBe(0)
  await turn(false)
  await page.reload()
  expect(await names(page)).toContain('news')
})
