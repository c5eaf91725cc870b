import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { openNotes, signInto, startNotes } from '../support/notes-page'
import type { Town } from '../support/people'

/** A picture of one pixel, with much behind its end that no reader looks at. */
const PICTURE = Buffer.concat([
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  randomBytes(400_000),
])

let town: Town
let browser: Browser
let page: Page
beforeAll(async () => {
  ;[town, browser] = await Promise.all([startNotes(), launchBrowser()])
})
beforeEach(async () => {
  ;({ page } = await openNotes(browser, town.server.url, 'with the module'))
  await page.clock.install()
  await page.reload()
  await signInto(page)
  await page.getByText('ada ada@example.com').waitFor()
})
afterAll(async () => {
  await Promise.all([browser.close(), town.stop()])
})

const chosen = { name: 'picture.png', mimeType: 'image/png', buffer: PICTURE }

async function add(title: string): Promise<void> {
  await page.locator('[name=photo]').setInputFiles(chosen)
  await page.locator('#new [name=title]').fill(title)
  await page.locator('#new button').click()
  await page.locator('li', { hasText: title }).waitFor()
}

const isLoaded = () =>
  page.waitForFunction(() => (document.querySelector('img')?.naturalWidth ?? 0) > 0)

/** Counts the requests for PocketBase's short token from now on. */
function countTokens(): () => number {
  let count = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/api/files/token')) count += 1
  })
  return () => count
}

test('an upload says how far it is', async () => {
  const seen = await page.evaluateHandle(() => {
    const texts: string[] = []
    new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        texts.push(...[...addedNodes].map((node) => node.textContent ?? ''))
      }
    }).observe(document.querySelector('#progress') as Element, { childList: true })
    return texts
  })
  const session = await page.context().newCDPSession(page)
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 0, downloadThroughput: -1 },
    uploadThroughput: 400_000,
  })
  await add('with a picture')
  await page.locator('#progress', { hasText: /^0$/ }).waitFor()
  const percents = (await seen.jsonValue()).map(Number)
  expect(percents.length).toBeGreaterThan(2)
  expect(percents.at(-1)).toBe(0)
  expect(percents.slice(0, -1)).toEqual(percents.slice(0, -1).toSorted((a, b) => a - b))
  expect(Math.max(...percents)).toBe(100)
})

test('what is wrong with an upload is said at its field', async () => {
  await page.locator('[name=photo]').setInputFiles(chosen)
  await page.locator('#new [name=title]').fill('a title that is far too long')
  await page.locator('#new button').click()
  await page.getByText('Must be no more than 20 character(s).').waitFor()
})

test('a protected file shows, and again after its element was made anew', async () => {
  await add('a picture')
  await isLoaded()
  expect(await page.locator('img').getAttribute('src')).toMatch(/\?token=eyJ/)
  expect(await page.locator('li a').getAttribute('href')).toMatch(/\?download=1&token=eyJ/)
  await page.locator('#new [name=title]').fill('the same picture')
  await page.locator('.edit').first().click()
  await page.locator('li', { hasText: 'the same picture' }).waitFor()
  await page.waitForFunction(() => document.querySelector('img')?.src.includes('token='))
  await isLoaded()
})

test('a new token is asked for where one did not do, and for links in time', async () => {
  await add('a third picture')
  await isLoaded()
  const tokens = countTokens()
  await page.clock.fastForward(6_000)
  await page.evaluate(() => document.querySelector('img')?.dispatchEvent(new Event('error')))
  await expect.poll(tokens, { timeout: 10_000 }).toBe(1)
  await page.clock.fastForward(61_000)
  await expect.poll(tokens, { timeout: 10_000 }).toBe(2)
})

test('after a sign-out there is no token in the page', async () => {
  await add('a fourth picture')
  await isLoaded()
  await page.locator('#sign-out').click()
  await page.waitForFunction(() => !document.querySelector('img')?.src.includes('token='))
  expect(await page.locator('li a').getAttribute('href')).toMatch(/\?download=1$/)
})

test('a token goes to files of this server alone', async () => {
  const tokens = countTokens()
  await page.evaluate(() => {
    for (const file of ['https://example.com/a.png', '/api/collections', 'javascript:alert(1)']) {
      const link = document.createElement('a')
      link.dataset.file = file
      document.body.append(link)
    }
  })
  await add('a fifth picture')
  await isLoaded()
  expect(tokens()).toBe(1)
  expect(await page.locator('body > a[href]').count()).toBe(0)
})

test('a form whose file input nobody touched keeps the stored file', async () => {
  await add('a sixth picture')
  const note = await page.evaluate(async () => {
    const id = document.querySelector('li')?.id.replace('notes-', '')
    const form = new FormData()
    form.set('title', 'changed')
    form.set('photo', new File([], ''))
    const path = `/api/collections/notes/records/${id}`
    const headers = { 'Datastar-Request': 'true' }
    await (await fetch(path, { method: 'PATCH', body: form, headers })).text()
    const { token } = JSON.parse(localStorage.getItem('pocketbase_auth') ?? '')
    const answer = await fetch(path, { headers: { Authorization: token } })
    return (await answer.json()) as { title: string; photo: string }
  })
  expect(note).toMatchObject({ title: 'changed', photo: expect.stringMatching(/\.png$/) })
})
