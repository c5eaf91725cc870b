import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { noteTitles, openNotes, signInto, startNotes, WAYS } from '../support/notes-page'
import type { Town } from '../support/people'

let town: Town
let browser: Browser
beforeAll(async () => {
  ;[town, browser] = await Promise.all([startNotes(), launchBrowser()])
})
afterAll(async () => {
  await Promise.all([browser.close(), town.stop()])
})

const NUMBERS = Array.from({ length: 12 }, (_, index) => index + 11)

async function seeded(): Promise<void> {
  const { admin } = town.server
  await admin('/api/collections/notes/truncate', { method: 'DELETE' })
  for (const n of NUMBERS) {
    await admin('/api/collections/notes/records', { json: { title: `note ${n}` } })
  }
}

/** Scrolls, and waits until the browser has told everybody. */
const scrolledTo = (page: Page, top: number): Promise<void> =>
  page.evaluate(async (y) => {
    scrollTo(0, y)
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
  }, top)

describe.each(WAYS)('a page %s', (way) => {
  let page: Page
  let complaints: string[]
  beforeAll(async () => {
    await seeded()
    ;({ page, complaints } = await openNotes(browser, town.server.url, way))
  })
  afterEach(() => expect(complaints).toEqual([]))

  test('signs in, and says why not', async () => {
    await signInto(page, 'wrong')
    await page.getByText('Failed to authenticate.').waitFor()
    await signInto(page)
    await page.getByText('ada ada@example.com').waitFor()
    expect(await page.locator('#viewer').textContent()).toBe('members')
    expect(await page.locator('#problem').textContent()).toBe('')
  })

  test('lists what its viewer may see', async () => {
    await page.locator('#list').click()
    await page.getByText('note 15').waitFor()
    expect(await noteTitles(page)).toEqual(NUMBERS.slice(0, 5).map((n) => `note ${n}`))
  })

  test('reads on where one scrolls to the end', async () => {
    for (const last of [20, 22]) {
      await scrolledTo(page, 0)
      await scrolledTo(page, 10_000)
      await page.getByText(`note ${last}`).waitFor()
    }
    expect(await noteTitles(page)).toEqual(NUMBERS.map((n) => `note ${n}`))
  })

  test('says at the field what is wrong, then adds', async () => {
    const title = page.locator('#new [name=title]')
    await title.fill('a title that is far too long')
    await title.press('Enter')
    await page.getByText('Must be no more than 20 character(s).').waitFor()
    await title.fill('a new note')
    await title.press('Enter')
    await page.getByText('a new note').waitFor()
    expect((await noteTitles(page))[0]).toBe('a new note')
    expect(await page.locator('#new output').textContent()).toBe('')
  })

  test('changes in place, and takes away', async () => {
    const [first, second] = [page.locator('li').nth(0), page.locator('li').nth(1)]
    await page.locator('#new [name=title]').fill('changed')
    await second.locator('.edit').click()
    await second.locator('b', { hasText: 'changed' }).waitFor()
    await second.locator('.delete').click()
    await page.waitForFunction(() => document.querySelectorAll('li').length === 12)
    expect(await noteTitles(page)).not.toContain('changed')
    await first.locator('.delete').click()
    await page.waitForFunction(() => document.querySelectorAll('li').length === 11)
  })
})
