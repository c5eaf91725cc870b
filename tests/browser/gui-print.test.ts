/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { openGui } from '../support/gui'
import { scrolled, startThings, THINGS } from '../support/gui-table'
import type { Server } from '../support/server'

let server: Server
let browser: Browser
let page: Page

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startThings(), launchBrowser()])
  const kept = { 'pb-stack.theme': 'dark' }
  ;({ page } = await openGui(browser, server.url, '#/things?sort=-created', { kept }))
  await page.locator('#total', { hasText: `${THINGS} records` }).waitFor()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** The texts of the pages that a printer would get. */
async function printed(): Promise<readonly string[]> {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  return (await extractText(new Uint8Array(pdf))).text
}

/** The head of the table; where in the text of a page it is, depends on how it is painted. */
const HEAD = /Price\s+Done\s+Status\s+Due\s+Kind/

test('a table is printed with all lines that are loaded, and a head on each page', async () => {
  await scrolled(page)
  const pages = await printed()
  expect(pages.length).toBeGreaterThan(2)
  for (const text of pages) expect(text).toMatch(HEAD)
  expect(pages[0]).toContain(`Things ${THINGS} records`)
  const lines = pages.join('\n').match(/Text\s+\d+/g) ?? []
  expect(new Set(lines.map((line) => line.replace(/\s+/, ' '))).size).toBe(THINGS)
  expect(pages.join('\n')).not.toMatch(/New record|Export|Find in all texts|Sign in/)
})

test('nothing is cut off, and paper is white', async () => {
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 720, height: 1020 })
  const looks = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    cut: [...document.querySelectorAll('#grid tr:nth-child(-n + 9) > *')].filter(
      (cell) => cell.scrollWidth > cell.clientWidth && cell.clientWidth > 0,
    ).length,
    ground: getComputedStyle(document.querySelector('#grid tbody tr') ?? document.body)
      .backgroundColor,
  }))
  expect(looks).toEqual({ wide: 720, cut: 0, ground: 'rgb(255, 255, 255)' })
  await page.emulateMedia({ media: null })
  await page.setViewportSize({ width: 1280, height: 720 })
})

test('what was looked for is printed above what was found', async () => {
  await page.locator('#filter').fill('price > 5')
  await page.locator('#filter').press('Enter')
  await page.locator('#total', { hasText: /^(?!130)\d+ records/ }).waitFor()
  expect((await printed())[0]).toContain('price > 5')
})

test('who looks at a record prints that, and no table', async () => {
  await page.locator('#grid tbody th a').first().click()
  await page.locator('#record .rich').getByText('Text').waitFor()
  const pages = await printed()
  expect(pages).toHaveLength(1)
  expect(pages[0]).toContain('Things')
  expect(pages[0]).toMatch(/Body Text .*\d/)
  expect(pages[0]).toContain('Updated')
  expect(pages[0]).not.toMatch(HEAD)
})
