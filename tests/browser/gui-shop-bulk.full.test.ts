import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { parsedCsv } from '../support/csv'
import { sheetOf } from '../support/gui-record'
import { MARA, openShop, ready, SUPERUSER, TOM } from '../support/gui-shop'
import { opened } from '../support/opened'

const shop = opened(openShop)

const boxes = (page: Page) => page.locator('#grid tbody .pick input')
const count = (page: Page) => page.locator('#bulk-count')
const says = (page: Page, text: string) => page.locator('#work-says', { hasText: text }).waitFor()

/** How many customers PocketBase finds. */
async function customers(filter: string): Promise<unknown> {
  const query = new URLSearchParams({ filter, perPage: '1' })
  return (await shop.asked(`customers/records?${query}`)).totalItems
}

const TABLE = '#/customers?sort=name&columns=name,email,newsletter'

test('a technician selects and exports customers; to write them is not offered', async () => {
  const page = await shop.visit(TABLE, TOM)
  await ready(page)
  await boxes(page).nth(2).click()
  await boxes(page)
    .nth(6)
    .click({ modifiers: ['Shift'] })
  expect(await count(page).textContent()).toBe('5 selected')
  for (const name of ['set', 'delete']) {
    expect(await page.locator(`#bulk-${name}`).isVisible()).toBe(false)
  }
  const names = await page.locator('#grid tbody tr:has(:checked) th').allTextContents()
  await page.locator('#to-export').click()
  await page.locator('#export-which').selectOption('selected')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#export').getByRole('button').click(),
  ])
  const [head, ...rows] = parsedCsv(
    readFileSync(await download.path(), 'utf8').replace(/^\ufeff/, ''),
  )
  expect(head).toEqual(['name', 'email', 'newsletter'])
  expect(rows.map(([name]) => name)).toEqual(names.map((name) => name.trim()))
})

test('batches are off: a superuser sets a field of all that fit, and turns them on', async () => {
  const page = await shop.visit(`${TABLE}&filter=newsletter = false`, SUPERUSER)
  await ready(page)
  const all = await customers('newsletter = false')
  await page.locator('#grid thead .pick input').click()
  expect(await count(page).textContent()).toBe('50 selected')
  await page.locator('#bulk-all', { hasText: `Select all ${all} that fit` }).click()
  await count(page).getByText(`${all} selected`).waitFor()
  await page.locator('#bulk-set').click()
  await page.locator('#set-field').selectOption('newsletter')
  await page.locator('#set-body').getByLabel('Newsletter').check()
  await page.locator('#set-go').click()
  const { question, answer } = sheetOf(page)
  await question.getByText('batch API is off').waitFor()
  await answer('Turn it on')
  await says(page, `${all} changed.`)
  expect(await customers('newsletter = false')).toBe(0)
  const settings = await (await shop.server.admin('/api/settings')).json()
  expect(settings).toMatchObject({ batch: { enabled: true } })
})

test('a manager deletes many; who has tickets stays, and is listed with the reason', async () => {
  const path = '/api/collections/customers/records'
  for (const name of ['Aa Nobody', 'Ab Nobody']) {
    await shop.server.admin(path, { json: { name } })
  }
  const filter = "name ~ 'Nobody' || name ~ 'Tess'"
  const [all, kept] = [await customers(filter), await customers("name ~ 'Tess'")]
  expect(kept).toBeGreaterThan(0)
  const page = await shop.visit(`${TABLE}&filter=${encodeURIComponent(filter)}`, MARA)
  await ready(page)
  await page.locator('#grid thead .pick input').click()
  await page.locator('#bulk-delete').click()
  const { question, answer } = sheetOf(page)
  await question.getByText(`Delete ${all} records? They cannot be brought back.`).waitFor()
  await answer('Delete')
  await says(page, `2 deleted, ${kept} refused.`)
  const refused = page.locator('#work-refused li')
  expect(await refused.count()).toBe(kept)
  expect(await refused.first().textContent()).toMatch(/Tess.*required relation/)
  expect(await customers(filter)).toBe(kept)
})

test('no page asked another host, or complained of more than what was refused', () =>
  shop.expectQuiet(/status of (?:400|403) /))
