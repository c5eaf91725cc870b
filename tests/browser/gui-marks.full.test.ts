/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { openGui } from '../support/gui'
import { shownIds, startThings } from '../support/gui-table'
import type { Server } from '../support/server'

let server: Server
let browser: Browser
let page: Page
let [first, second]: readonly string[] = []
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startThings(), launchBrowser()])
  ;({ page } = await openGui(browser, server.url, '#/things'))
  await page.locator('#grid tbody tr').first().waitFor()
  ;[first, second] = await shownIds(page)
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 1000)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const line = (id = '') => page.locator(`#things-line-${id}`)
const isMarked = (id = '') => line(id).evaluate(({ classList }) => classList.contains('fresh'))
const lookOf = (id = '') =>
  line(id).evaluate((element) => {
    const { backgroundColor, outlineStyle } = getComputedStyle(element)
    return { backgroundColor, outlineStyle }
  })

/** Somebody else changes a thing; the page's clock goes on only until that shows. */
async function change(id = '', title = ''): Promise<void> {
  await server.admin(`/api/collections/things/records/${id}`, { method: 'PATCH', json: { title } })
  const shows = async (): Promise<boolean> => {
    await page.clock.runFor(100)
    return line(id).getByText(title).isVisible()
  }
  await expect.poll(shows, { timeout: 20_000 }).toBe(true)
}

test('a change is marked as long as the one before it, and however often others follow', async () => {
  await change(first, 'changed once')
  expect(await isMarked(first)).toBe(true)
  await page.clock.runFor(1500)
  await change(first, 'changed twice')
  await page.clock.runFor(1500)
  expect(await isMarked(first)).toBe(true)
  await change(second, 'changed as well')
  expect([await isMarked(first), await isMarked(second)]).toEqual([true, true])
  await page.clock.runFor(2500)
  expect([await isMarked(first), await isMarked(second)]).toEqual([false, false])
})

test('a line that is selected is marked, too, and without colours of its own', async () => {
  await line(first).locator('.pick input').check()
  await line(second).locator('.pick input').check()
  await change(first, 'changed while selected')
  await page.mouse.move(0, 0)
  const [marked, selected] = [await lookOf(first), await lookOf(second)]
  expect(marked.backgroundColor).not.toBe(selected.backgroundColor)
  await page.emulateMedia({ forcedColors: 'active' })
  expect((await lookOf(first)).outlineStyle).toBe('solid')
  expect((await lookOf(second)).outlineStyle).toBe('none')
})

/** The smallest of pictures. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

function picture(): FormData {
  const form = new FormData()
  form.set('of', new Blob([Buffer.from(PIXEL, 'base64')], { type: 'image/png' }), 'one.png')
  return form
}

test('a picture that another takes the place of is marked', async () => {
  const fields = [
    { name: 'title', type: 'text' },
    { name: 'of', type: 'file', maxSelect: 1, mimeTypes: ['image/png'] },
  ]
  const json = { type: 'base', name: 'pictures', fields, listRule: '', viewRule: '' }
  await server.admin('/api/collections', { json })
  const records = '/api/collections/pictures/records'
  const made = await server.admin(records, { method: 'POST', form: picture() })
  const { id } = (await made.json()) as { id: string }
  ;({ page } = await openGui(browser, server.url, '#/pictures'))
  await page.locator(`#pictures-line-${id} img`).waitFor()
  await server.admin(`${records}/${id}`, { method: 'PATCH', form: picture() })
  await page.locator(`#pictures-line-${id}.fresh img`).waitFor()
})
