import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { noteTitles, openNotes, signInto, startNotes, type Way } from '../support/notes-page'
import type { Town } from '../support/people'
import { type Between, startProxy } from '../support/proxy'
import { keepSecret } from '../support/secrets'

const TYPED = 'typed in a signal'

let town: Town
let browser: Browser
let proxy: Between
beforeAll(async () => {
  ;[town, browser] = await Promise.all([startNotes(), launchBrowser()])
  proxy = await startProxy(town.server)
})
beforeEach(() => proxy.lose(() => 'nothing'))
afterAll(async () => {
  await Promise.all([browser.close(), proxy.stop()])
  await town.stop()
})

/** Somebody who has signed in, behind the proxy. */
async function signedIn(way: Way = 'with the module'): Promise<Page> {
  const { page } = await openNotes(browser, proxy.url, way)
  await page.evaluate(() => {
    document.addEventListener('datastar-sse', (event) => {
      const { type } = (event as CustomEvent<{ type: string }>).detail
      if (type === 'finished') document.body.dataset.finished = 'yes'
    })
  })
  await signInto(page)
  await page.getByText('ada ada@example.com').waitFor()
  await page.evaluate(() => delete document.body.dataset.finished)
  return page
}

async function add(page: Page, title: string): Promise<void> {
  await page.locator('#new [name=title]').fill(title)
  await page.locator('#new button').click()
}

/** Waits until the client has given a request up for good. */
const finished = (page: Page) => page.locator('[data-finished]').waitFor()

const posts = (): number =>
  proxy.seen.filter((what) => what.startsWith('POST /api/collections/notes/')).length

async function stored(title: string): Promise<number> {
  const filter = encodeURIComponent(`title = "${title}"`)
  const answer = await town.server.admin(`/api/collections/notes/records?filter=${filter}`)
  return ((await answer.json()) as { totalItems: number }).totalItems
}

test('what PocketBase refuses before any hook is the same error as all others', async () => {
  const page = await signedIn()
  await add(page, 'closed')
  await page.getByText('Failed to create record.').waitFor()
  expect(await page.locator('#code').textContent()).toBe('bad_request')
  await add(page, 'open')
  await page.locator('li b', { hasText: 'open' }).waitFor()
  expect(await page.locator('#problem').textContent()).toBe('')
})

test('no signal travels in an address of PocketBase’s', async () => {
  const page = await signedIn()
  keepSecret(TYPED)
  await page.locator('#new [name=title]').fill(TYPED)
  await page.locator('#list').click()
  await page.locator('li').first().waitFor()
  const asked = proxy.seen.filter((what) => what.includes('/notes/records'))
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((what) => what.includes('datastar='))).toEqual([])
})

test.each(['all', 'body'] as const)(
  'a write is sent once, where %s of its answer is lost',
  async (part) => {
    const page = await signedIn()
    const before = posts()
    proxy.lose((what) => (what.startsWith('POST') ? part : 'nothing'))
    await add(page, `lost ${part}`)
    await page.getByText('The server did not answer.').waitFor()
    await finished(page)
    expect(await page.locator('#code').textContent()).toBe('no_answer')
    expect({ posts: posts() - before, stored: await stored(`lost ${part}`) }).toEqual({
      posts: 1,
      stored: 1,
    })
  },
)

test('without the module the npm client sends it again', async () => {
  const page = await signedIn('without it')
  const before = posts()
  proxy.lose((what) => (what.startsWith('POST') && posts() - before < 2 ? 'all' : 'nothing'))
  await add(page, 'twice')
  await page.locator('li b', { hasText: 'twice' }).waitFor()
  expect({ posts: posts() - before, stored: await stored('twice') }).toEqual({
    posts: 2,
    stored: 2,
  })
})

test('a write goes on while its page is hidden, and is not sent again when it is seen', async () => {
  const page = await signedIn()
  const before = posts()
  const release = proxy.hold((what) => what.startsWith('POST'))
  await add(page, 'hidden')
  await expect.poll(() => posts() - before, { timeout: 10_000 }).toBe(1)
  for (const hidden of [true, false]) {
    await page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { value, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  }
  release()
  await page.locator('li b', { hasText: 'hidden' }).waitFor()
  await finished(page)
  expect(await noteTitles(page)).toEqual(['hidden'])
  expect(posts() - before).toBe(1)
  expect(await page.locator('#problem').textContent()).toBe('')
})
