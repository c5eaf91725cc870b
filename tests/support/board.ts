/// <reference lib="dom" />
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type Row, records } from './demo'
import type { Server } from './server'

/** The states that the demo's board has a column for. */
export const COLUMNS = ['new', 'diagnosing', 'waiting', 'repairing', 'done']

/** Opens the demo's board in a browser of its own, and signs in there. */
export async function atBoard(
  browser: Browser,
  who: string,
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  await page.goto('/board/')
  await page.getByLabel('Sign in as').selectOption({ label: who })
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('.card').first().waitFor()
  return page
}

/** The numbers of the tickets in each column. */
export const shown = (page: Page): Promise<unknown> =>
  page.evaluate(
    (columns) =>
      columns.map((id) =>
        [...document.querySelectorAll(`#${id} .number`)].map((one) => one.textContent).sort(),
      ),
    COLUMNS,
  )

/** Moves a ticket by its menu. */
export async function move(page: Page, card: string, to: string): Promise<void> {
  await page
    .locator(`#${card}`)
    .getByRole('button', { name: /^Move R-/ })
    .click()
  await page.locator('#menu').getByRole('button', { name: to }).click()
}

/** The first card of a column, whichever it is now. */
export async function firstIn(page: Page, column: string): Promise<string> {
  return (await page.locator(`#${column} > .card`).first().getAttribute('id')) ?? ''
}

/** The number of the ticket that is open at the side. */
export async function sheetNumber(page: Page): Promise<string> {
  const text = (await page.locator('#sheet .number').textContent()) ?? ''
  return /R-\d+/.exec(text)?.[0] ?? ''
}

/** A record of the seed that fits. */
export async function seeded(
  server: Server,
  name: string,
  fits: (row: Row) => unknown,
): Promise<Row> {
  const found = (await records(server, name, server.superuser)).find(fits)
  if (!found) throw new Error(`The seed has no such record of ${name}.`)
  return found
}

/** A picture that takes a while: what follows the end of a PNG is no part of it. */
export async function largePicture(server: Server): Promise<Buffer> {
  const { id, picture } = await seeded(server, 'photos', () => true)
  const answer = await fetch(`${server.url}/api/files/photos/${id}/${picture}`)
  return Buffer.concat([Buffer.from(await answer.arrayBuffer()), Buffer.alloc(1_000_000)])
}

/** Does something while the page can send no more than 300 kilobytes a second. */
export async function slowly(page: Page, work: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const limit = (uploadThroughput: number) =>
    session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    })
  await limit(300_000)
  await work()
  await limit(-1)
}
