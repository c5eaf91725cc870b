/// <reference lib="dom" />
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { startThings } from '../support/gui-table'
import { opened } from '../support/opened'

// A browser opens six connections to a server that speaks HTTP/1.1, for all of its windows together.
const WINDOWS = 8

const table = opened(async () => {
  const [server, browser] = await Promise.all([startThings(), launchBrowser()])
  return { server, browser }
})

/** How many streams PocketBase has open. */
const clients = async (): Promise<number> =>
  Number(await (await table.server.fetch('/clients')).text())

/** A browser without a window says of each page that it is seen: this one is seen as the test says. */
async function windows(seen: boolean): Promise<BrowserContext> {
  const context = await table.browser.newContext({ baseURL: table.server.url })
  context.setDefaultTimeout(60_000)
  await context.addInitScript((from) => {
    let isSeen = from
    Object.defineProperty(document, 'hidden', { get: () => !isSeen })
    Object.assign(window, {
      see: (yes: boolean) => {
        isSeen = yes
        document.dispatchEvent(new Event('visibilitychange'))
      },
    })
  }, seen)
  return context
}

const see = (page: Page, yes: boolean): Promise<void> =>
  page.evaluate((is) => (window as unknown as { see: (yes: boolean) => void }).see(is), yes)

async function openIn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto('/stack/#/things?sort=title')
  return page
}

const line = (page: Page, title: string) => page.locator('#grid tbody tr', { hasText: title })

const make = (title: string) =>
  table.server.admin('/api/collections/things/records', { json: { title } })

test('windows beside each other leave room for what is asked; who has a stream no more leaves it', async () => {
  const context = await windows(true)
  for (let count = 0; count < WINDOWS; count += 1) {
    const page = await openIn(context)
    await page.locator('#grid tbody tr').nth(49).waitFor()
  }
  await expect.poll(clients).toBe(4)
  const pages = context.pages()
  // Each of them is still answered.
  for (const page of pages) {
    await page.locator('#find').fill('ends')
    await page.locator('#total', { hasText: '18 records' }).waitFor()
  }
  for (const page of pages.slice(0, 4)) await page.close()
  await make(' ends late')
  for (const page of pages.slice(4)) await line(page, 'ends late').waitFor()
  await expect.poll(clients).toBe(4)
  await context.close()
})

test('windows that nobody sees have no stream, and catch up once they are seen', async () => {
  await expect.poll(clients).toBe(0)
  const context = await windows(false)
  const pages = await Promise.all(Array.from({ length: WINDOWS }, () => openIn(context)))
  for (const page of pages) {
    await see(page, true)
    await page.locator('#grid tbody tr').nth(49).waitFor()
    await expect.poll(clients).toBe(1)
    await see(page, false)
    await expect.poll(clients).toBe(0)
  }
  await make(' made unseen')
  for (const page of pages) {
    await see(page, true)
    await line(page, 'made unseen').waitFor()
    await see(page, false)
  }
  await context.close()
})
