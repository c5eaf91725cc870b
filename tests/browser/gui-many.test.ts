/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { parsedCsv } from '../support/csv'
import { expectAccessible } from '../support/gui'
import { openCrowd } from '../support/gui-bulk'
import { opened } from '../support/opened'

const COUNT = 1015

const crowd = opened(openCrowd)
let page: Page
beforeAll(async () => {
  await crowd.make('a', 1000)
  await crowd.make('b', 14)
  const odd = { title: '=2+5 "x",\r\n😀', size: -4, tags: ['red', 'blue'], notes: 'b' }
  await crowd.server.admin('/api/collections/things/records', { json: odd })
  page = await crowd.as('guest', '#/things?sort=-title&columns=title,size,tags')
})

/** Exports, and reads what the browser saves. */
async function exported(choices: Readonly<Record<string, string>>, safe: boolean) {
  await page.locator('#to-export').click()
  for (const [name, value] of Object.entries(choices)) {
    await page.locator(`#export-${name}`).selectOption(value)
  }
  if (choices.format === 'csv') await page.locator('#export-safe').setChecked(safe)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#export').getByRole('button').click(),
  ])
  const text = readFileSync(await download.path(), 'utf8')
  return { name: download.suggestedFilename(), text }
}

test('all that fit, as CSV for a spreadsheet: the columns that are shown, in the table’s order', async () => {
  await page.locator('#to-export').click()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  const { name, text } = await exported({ which: 'all', columns: 'shown', format: 'csv' }, true)
  expect(name).toBe('things.csv')
  const [head, ...rows] = parsedCsv(text.replace(/^\ufeff/, ''))
  expect(text.startsWith('\ufeff')).toBe(true)
  expect(head).toEqual(['title', 'size', 'tags'])
  expect(rows).toHaveLength(COUNT)
  expect(rows.at(-1)).toEqual(['\'=2+5 "x",\r\n😀', '-4', '["red","blue"]'])
  const titles = rows.slice(0, -1).map(([title = '']) => title)
  expect(new Set(titles).size).toBe(COUNT - 1)
  expect(titles).toEqual([...titles].sort().reverse())
  await page.getByText(`${COUNT.toLocaleString('en-US')} records are in things.csv.`).waitFor()
})

test('as it is, in each format, with all columns', async () => {
  const csv = await exported({ which: 'all', columns: 'all', format: 'csv' }, false)
  const [head, ...rows] = parsedCsv(csv.text)
  expect(head?.[0]).toBe('id')
  expect(rows.at(-1)?.[1]).toBe('=2+5 "x",\r\n😀')
  const json = JSON.parse((await exported({ format: 'json' }, false)).text)
  expect(json).toHaveLength(COUNT)
  expect(json.at(-1)).toMatchObject({ size: -4, tags: ['red', 'blue'], notes: 'b', kept: false })
  expect(Object.keys(json[0])).toEqual(head)
  const lines = (await exported({ format: 'jsonl' }, false)).text.trim().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual(json)
})

test('what is selected alone, and nothing that a rule hides meanwhile', async () => {
  for (const at of [0, 2, 3]) await page.locator('#grid tbody .pick input').nth(at).click()
  const ids = await page
    .locator('#grid tbody tr:has(:checked)')
    .evaluateAll((all) => all.map(({ id }) => id.replace('things-line-', '')))
  await crowd.server.admin('/api/collections/things', {
    ...{ method: 'PATCH', json: { listRule: `id != '${ids[1]}'` } },
  })
  const { text } = await exported({ which: 'selected', format: 'json' }, false)
  expect(JSON.parse(text).map(({ id }: { id: string }) => id)).toEqual([ids[0], ids[2]])
})

const says = (page: Page, text: string) => page.locator('#work-says', { hasText: text }).waitFor()

test('a field is set in all that is selected, by the control of the form', async () => {
  const ids = await crowd.make('set', 4)
  const batch = { enabled: true }
  await crowd.server.admin('/api/settings', { method: 'PATCH', json: { batch } })
  const page = await crowd.as('user', "#/things?sort=title&filter=title ~ 'set'")
  await page.locator('#grid thead .pick input').click()
  const set = async (field: string, fill: () => Promise<unknown>, text: string): Promise<void> => {
    await page.locator('#bulk-set').click()
    await page.locator('#set-field').selectOption(field)
    await fill()
    await page.locator('#set-go').click()
    await says(page, text)
  }
  const body = page.locator('#set-body')
  const stored = async () => {
    const answer = await crowd.server.admin(`/api/collections/things/records/${ids[2]}`)
    return (await answer.json()) as Readonly<Record<string, unknown>>
  }
  await set('Status', () => body.getByLabel('Status').selectOption('old'), '4 changed.')
  expect(await stored()).toMatchObject({ title: 'set 2', status: 'old' })
  await page.locator('#grid tbody tr', { hasText: 'old' }).nth(3).waitFor()
  await set('Kept', () => body.getByLabel('Kept').check(), '4 changed.')
  await page.locator('#bulk-set').click()
  await body.getByLabel('Title').waitFor()
  await expectAccessible(page)
  await page.locator('#set-cancel').click()
  await set('Size', () => body.getByLabel('Size').fill('7.5'), '4 changed.')
  const tags = async (): Promise<void> => {
    for (const tag of ['red', 'blue']) await body.getByLabel(tag).check()
  }
  await set('Tags', tags, '4 changed.')
  expect(await stored()).toMatchObject({ kept: true, size: 7.5, tags: ['red', 'blue'] })
  await crowd.server.admin(`/api/collections/things/records/${ids[1]}`, { method: 'DELETE' })
  await page.locator('#grid tbody tr').nth(3).waitFor({ state: 'detached' })
  const unbound = (input: { removeAttribute: (name: string) => void }) =>
    input.removeAttribute('max')
  const far = async (): Promise<void> => {
    await body.getByLabel('Size').evaluate(unbound)
    await body.getByLabel('Size').fill('101')
  }
  await set('Size', far, '0 changed, 3 refused.')
  expect(await page.locator('#work-refused li').first().textContent()).toMatch(
    /^set 0 .*size: Must/,
  )
  await page.context().close()
})

test('that a long table has changed stays said while somebody scrolls on, until it is shown', async () => {
  const [id] = await crowd.make('c', 300)
  const page = await crowd.as('guest', '#/things?sort=title')
  const lines = page.locator('#grid tbody tr')
  const on = async (): Promise<number> => {
    await page.locator('#scroll').evaluate((scroll) => {
      scroll.scrollTop = scroll.scrollHeight
    })
    return lines.count()
  }
  await expect.poll(on, { timeout: 60_000, interval: 50 }).toBeGreaterThan(1000)
  await page.locator('#scroll').evaluate((scroll) => {
    scroll.scrollTop = 0
  })
  const path = `/api/collections/things/records/${id}`
  await crowd.server.admin(path, { method: 'PATCH', json: { title: 'a changed one' } })
  const changed = page.getByRole('status').getByRole('button', { name: 'Something has changed' })
  await changed.waitFor()
  const before = await lines.count()
  await expect.poll(on, { timeout: 20_000 }).toBeGreaterThan(before)
  expect(await changed.isVisible()).toBe(true)
  await changed.click()
  await changed.waitFor({ state: 'hidden' })
  expect(await lines.count()).toBe(50)
})
