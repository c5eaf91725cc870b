/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { tooWide } from '../support/gui'
import { sheetOf } from '../support/gui-record'
import { MARA, openShop, SUPERUSER } from '../support/gui-shop'
import { opened } from '../support/opened'

const shop = opened(openShop)
let page: Page
afterEach(() => page.context().close())

const ready = () => page.locator('#scroll[aria-busy=false]').waitFor()

/** How many rows the tools of a table stand in. */
const rows = () =>
  page.locator('#bar > :not([hidden])').evaluateAll((tools) => {
    const middles = tools.map((tool) => {
      const { top, bottom } = tool.getBoundingClientRect()
      return Math.round((top + bottom) / 20)
    })
    return new Set(middles).size
  })

test('the tools are one row on a laptop, two on a telephone, and never too wide', async () => {
  page = await shop.visit('#/tickets?sort=-priority', MARA)
  await ready()
  await page.locator('#new').waitFor()
  for (const [width, count] of [
    [1920, 1],
    [1280, 1],
    [390, 2],
    [360, 2],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    expect([width, await rows(), await tooWide(page)]).toEqual([width, count, []])
  }
})

test('a long name of a collection makes nothing wider', async () => {
  const name = 'a_very_very_very_long_name_of_a_collection_that_nobody_would_write_but_somebody_has'
  const json = { name: name.replaceAll('_', ''), type: 'base', fields: [], listRule: '' }
  await shop.server.admin('/api/collections', { json })
  page = await shop.visit(`#/${json.name}`, SUPERUSER)
  await ready()
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 })
    expect([width, await tooWide(page)]).toEqual([width, []])
  }
})

test('twice as large, lines are seen beside what is selected and what was refused', async () => {
  page = await shop.visit('#/customers', SUPERUSER)
  await ready()
  await page.locator('#grid thead .pick input').click()
  await page.locator('#bulk-delete').click()
  const { answer } = sheetOf(page)
  await answer('Delete')
  await answer('Turn it on')
  await page.locator('#work-refused li').nth(9).waitFor()
  await page.setViewportSize({ width: 640, height: 400 })
  const height = () => page.locator('#scroll').evaluate(({ clientHeight }) => clientHeight)
  expect(await height()).toBeGreaterThanOrEqual(100)
  await page.locator('#grid tbody tr').first().locator('th').click({ trial: true })
  await page.locator('#work-close').click()
  expect(await tooWide(page)).toEqual([])
})

test('what has no room in a cell ends round, and heads stand on one line', async () => {
  page = await shop.visit('#/tickets?sort=number&columns=number,checklist,parts,helpers', MARA)
  await ready()
  await page.setViewportSize({ width: 1920, height: 1080 })
  const chips = page.locator('#grid td > span:first-child')
  const cut = await chips.evaluateAll((all) =>
    all.filter((chip) => {
      const cell = chip.closest('td')
      const end = (cell?.getBoundingClientRect().right ?? 0) - chip.getBoundingClientRect().right
      return end < 0
    }),
  )
  expect(await chips.count()).toBeGreaterThan(0)
  expect(cut).toEqual([])
  const heads = page.locator('#grid thead th:not(.pick):visible')
  const tops = await heads.evaluateAll((all) =>
    all.map((head) => {
      const text = document.createRange()
      text.selectNodeContents((head.querySelector('button') ?? head).firstChild ?? head)
      return text.getBoundingClientRect().top
    }),
  )
  expect(tops).toEqual(Array(4).fill(tops[0]))
})
