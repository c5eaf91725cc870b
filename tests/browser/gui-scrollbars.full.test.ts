/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { tooWide } from '../support/gui'
import { sheetOf } from '../support/gui-record'
import { openShop, SUPERUSER } from '../support/gui-shop'
import { opened } from '../support/opened'

// Playwright hides scrollbars, which take room on most desks.
const shop = opened(() => openShop([], { ignoreDefaultArgs: ['--hide-scrollbars'] }))

const WIDTHS = [1280, 360] as const

async function visit(width: number, place: string): Promise<Page> {
  const page = await shop.visit('#/', SUPERUSER)
  await page.setViewportSize({ width, height: 700 })
  await page.goto(`/stack/${place}`)
  await page.reload()
  await page.locator('#scroll[aria-busy=false]').waitFor()
  await page.locator('#grid tbody tr').first().waitFor()
  return page
}

/** How much of its room a scrollbar takes at the side of an element. */
const barOf = (page: Page, selector: string): Promise<number> =>
  page.locator(selector).evaluate((element) => {
    const { borderLeftWidth, borderRightWidth } = getComputedStyle(element)
    const borders = Number.parseFloat(borderLeftWidth) + Number.parseFloat(borderRightWidth)
    return (element as HTMLElement).offsetWidth - element.clientWidth - borders
  })

/** What scrolls up and down inside of what does so, too, but for what is written in: two bars side by side, of which one is the wrong one. */
const doubled = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const named = (element: Element) => `${element.localName}#${element.id}.${element.className}`
    const scrolls = (element: Element) =>
      !element.matches('textarea') &&
      element.scrollHeight > element.clientHeight &&
      (element === document.documentElement ||
        /auto|scroll/.test(getComputedStyle(element).overflowY)) &&
      element.checkVisibility()
    const all = [document.documentElement, ...document.querySelectorAll('body, body *')]
    const found = all.filter(scrolls)
    return found.flatMap((inner) =>
      found
        .filter((outer) => outer !== inner && outer.contains(inner))
        .map((outer) => `${named(inner)} in ${named(outer)}`),
    )
  })

async function expectCalm(page: Page, what: string): Promise<void> {
  expect(await tooWide(page), what).toEqual([])
  expect(await doubled(page), what).toEqual([])
}

/** Where the cells of the head and of a line begin and end, in pixels. */
const edges = (page: Page, line: 'first' | 'last') =>
  page.locator('#grid').evaluate((grid, which) => {
    const lines = [...grid.querySelectorAll('tbody > tr')]
    const body = which === 'first' ? lines[0] : lines.at(-1)
    return [grid.querySelector('thead tr'), body].map((row) =>
      [...(row?.children ?? [])]
        .filter((cell) => cell.checkVisibility())
        .map((cell) => {
          const { left, right } = cell.getBoundingClientRect()
          return [Math.round(left), Math.round(right)]
        }),
    )
  }, line)

/** Scrolls the lines, and waits until that is painted. */
const scroll = (page: Page, to: ScrollToOptions): Promise<void> =>
  page.locator('#scroll').evaluate(async (element, where) => {
    element.scrollTo(where)
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
  }, to)

test.each(WIDTHS)(
  'at %s px a table has one bar at its side, and its head fits its lines',
  async (width) => {
    const page = await visit(width, '#/tickets?sort=number')
    expect(await barOf(page, '#scroll')).toBeGreaterThan(0)
    await expectCalm(page, 'the table')
    const room = () =>
      page.locator('#scroll').evaluate((element) => element.getBoundingClientRect().top)
    for (const [line, to] of [
      ['first', { left: 0, top: 0 }],
      ['last', { top: 600 }],
      ['last', { left: 200, top: 1200 }],
    ] as const) {
      await scroll(page, to)
      const [head, body] = await edges(page, line)
      expect(head?.length).toBeGreaterThan(4)
      expect(body).toEqual(head)
      const top = await page
        .locator('#grid thead')
        .evaluate((one) => one.getBoundingClientRect().top)
      expect(top).toBe(await room())
    }
    await page.context().close()
  },
)

test.each(WIDTHS)(
  'at %s px nothing else scrolls sideways, and no bar stands beside another',
  async (width) => {
    const page = await visit(width, '#/tickets?sort=number')
    const { button, body } = sheetOf(page)
    const isNarrow = width < 768
    if (isNarrow) {
      await page.locator('#menu').click()
      await page.locator('#side.open').waitFor()
      await expectCalm(page, 'the drawer')
      await page.keyboard.press('Escape')
    }
    for (const menu of ['#choose-columns', '#add-condition', '#to-views', '#to-export']) {
      await page.locator(menu).click()
      await page.locator(':popover-open').waitFor()
      await expectCalm(page, menu)
      await page.keyboard.press('Escape')
    }
    await page.locator('#me').click()
    await page.locator('#account:popover-open').waitFor()
    await expectCalm(page, 'the menu of the account')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('option').first().waitFor()
    await expectCalm(page, 'the finder')
    await page.keyboard.press('Escape')
    await page.locator('#grid thead .pick input').click()
    await page.locator('#bulk').waitFor()
    await expectCalm(page, 'the bar of what is selected')
    await page.locator('#bulk-set').click()
    await page.locator('#set-body form, #set-body label').first().waitFor()
    await expectCalm(page, 'the dialog that sets a field')
    await page.locator('#set-cancel').click()
    await page.locator('#bulk-delete').click()
    await page.locator('#question').waitFor()
    await expectCalm(page, 'a question')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.locator('#grid tbody th a').first().click()
    await sheetOf(page).sheet.getByRole('tab').first().waitFor()
    await expectCalm(page, 'a record')
    await button('Edit').click()
    await body.locator('form').waitFor()
    expect(await barOf(page, '#record')).toBeGreaterThan(0)
    await expectCalm(page, 'a form')
    await page.context().close()
  },
)
