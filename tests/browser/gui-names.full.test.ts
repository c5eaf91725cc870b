/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { EMAIL, PASSWORD } from '../support/folders'
import { loginOf, openGui } from '../support/gui'
import { cellsOf } from '../support/gui-cells'
import { opened } from '../support/opened'
import { preparedFolder, startServer } from '../support/server'

/** What the pack says in an address, and what a form, an element or an object has already. */
const NAMES = [
  ...['view', 'target', 'mode', 'field', 'filter', 'signals', 'zone', 'page', 'form', 'action'],
  ...['elements', 'submit', 'name', 'constructor', '__proto__', 'hasOwnProperty', 'class', 'id_'],
]

const odd = opened(async () => {
  const [server, browser] = await Promise.all([startServer(preparedFolder()), launchBrowser()])
  const fields = ['title', ...NAMES].map((name) => ({ name, type: 'text' }))
  await server.admin('/api/collections', { json: { name: 'odd', type: 'base', fields } })
  return { server, browser }
})
let page: Page
beforeAll(async () => {
  const login = await loginOf(odd.server.url, '_superusers', EMAIL, PASSWORD)
  const kept = { pocketbase_auth: login }
  page = (await openGui(odd.browser, odd.server.url, '#/odd/new', { kept })).page
})

const all = (word: string) =>
  Object.fromEntries(['title', ...NAMES].map((name) => [name, `${word} ${name}`]))

async function fill(word: string): Promise<void> {
  for (const name of ['title', ...NAMES]) {
    await page.locator(`#record form textarea[name="${name}"]`).fill(`${word} ${name}`)
  }
  await page.locator('#record form > button:not([type])').click()
  await page.locator('#record dl').waitFor()
}

async function stored(): Promise<Readonly<Record<string, unknown>>> {
  const answer = await odd.server.admin('/api/collections/odd/records')
  const { items } = (await answer.json()) as { items: Readonly<Record<string, unknown>>[] }
  return items[0] ?? {}
}

const entries = (record: object) =>
  Object.entries(record)
    .filter(([name]) => ['title', ...NAMES].includes(name))
    .sort()

test('however long a form is, it can be sent from where one is in it', async () => {
  const button = page.locator('#record form > button:not([type])')
  await button.waitFor()
  for (const scrollTop of [0, 400]) {
    const [inSight, last] = await page.locator('#record').evaluate((sheet, to) => {
      sheet.scrollTop = to
      const { top, bottom } = sheet.querySelector('form > button')?.getBoundingClientRect() ?? {
        ...{ top: -1, bottom: Number.MAX_VALUE },
      }
      return [top > 0 && bottom <= innerHeight, sheet.scrollHeight - innerHeight]
    }, scrollTop)
    expect(last).toBeGreaterThan(500)
    expect(inSight).toBe(true)
  }
})

test('what lies below the button that sends a form is covered to the edge of the sheet', async () => {
  const button = page.locator('#record form > button:not([type])')
  const { x = 0, y = 0, width = 0, height = 0 } = (await button.boundingBox()) ?? {}
  const [right, bottom] = await page
    .locator('#record')
    .evaluate((sheet) => [sheet.getBoundingClientRect().left + sheet.clientWidth, innerHeight])
  // Beside it, and below it.
  const bars = [
    { x: x + width + 4, y, width: (right ?? 0) - x - width - 4, height: (bottom ?? 0) - y },
    { x, y: y + height + 4, width, height: (bottom ?? 0) - y - height - 4 },
  ]
  for (const clip of bars) {
    const shown = async (scrollTop: number) => {
      await page.locator('#record').evaluate((sheet, to) => {
        sheet.scrollTop = to
      }, scrollTop)
      return (await page.screenshot({ clip })).toString('base64')
    }
    const seen = new Set([await shown(0), await shown(211), await shown(437)])
    expect(seen.size).toBe(1)
  }
  await page.locator('#record').evaluate((sheet) => {
    sheet.scrollTop = 0
  })
})

test('a field of any name is written in a form, and what is not written stays as it is', async () => {
  await fill('made')
  expect(entries(await stored())).toEqual(entries(all('made')))
  await page.locator('#record-edit').click()
  await fill('changed')
  expect(entries(await stored())).toEqual(entries(all('changed')))
  await page.locator('#record-edit').click()
  await page.locator('#record form textarea[name=title]').fill('The title alone')
  await page.locator('#record form > button:not([type])').click()
  await page.locator('#record dl').waitFor()
  const title = 'The title alone'
  expect(entries(await stored())).toEqual(entries({ ...all('changed'), title }))
})

test('and in a cell', async () => {
  await page.locator('#record-close').click()
  const { id } = await stored()
  const cells = cellsOf(page, 'odd')
  for (const name of ['target', 'view']) {
    await cells.open(String(id), name)
    await cells.control.fill(`cell ${name}`)
    await page.keyboard.press('Enter')
    await cells.closed()
    await expect.poll(async () => (await stored())[name]).toBe(`cell ${name}`)
  }
  const cell = { target: 'cell target', view: 'cell view', title: 'The title alone' }
  expect(entries(await stored())).toEqual(entries({ ...all('changed'), ...cell }))
})
