/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { openGui } from '../support/gui'
import { startThings } from '../support/gui-table'
import type { Server } from '../support/server'

let server: Server
let browser: Browser
let page: Page
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startThings(), launchBrowser()])
  ;({ page } = await openGui(browser, server.url, '#/things'))
  await page.locator('#grid tbody tr').first().waitFor()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const menu = () => page.locator('#columns label').allTextContents()
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('value'))

/** Where a head, or a cell of the first line, is on the screen. */
async function edges(selector: string): Promise<readonly [left: number, right: number]> {
  const box = await page.locator(selector).first().boundingBox()
  if (!box) throw new Error(`${selector} is not shown.`)
  return [box.x, box.x + box.width]
}

test('a column that is hidden keeps its place and the focus, and comes back there', async () => {
  await page.locator('#choose-columns').click()
  const before = await menu()
  const price = page.locator('#columns').getByLabel('Price', { exact: true })
  await price.focus()
  await page.keyboard.press('Space')
  await page.waitForURL(/columns=title,done/)
  expect(await menu()).toEqual(before)
  expect(await focused()).toBe('price')
  await page.keyboard.press('Space')
  await page.waitForURL(/columns=title,price,done/)
  expect(await focused()).toBe('price')
  await page.keyboard.press('Space')
  await page.waitForURL(/columns=title,done/)
  await page.reload()
  await expect.poll(menu).toEqual(before)
  await page.goto('/stack/#/things?columns=due,title')
  await expect.poll(async () => (await menu())[0]).toBe('Due')
})

test('the column that leads to the record stays in sight, wherever it stands', async () => {
  await page.setViewportSize({ width: 900, height: 600 })
  await page.goto('/stack/#/things?columns=price,title,status,due,kind,tags,body,created,updated')
  const scroll = (to: number) =>
    page.locator('#scroll').evaluate((element, left) => {
      element.scrollLeft = left
    }, to)
  await scroll(0)
  const title = '#grid th[data-field=title]'
  const [at] = await edges(title)
  await scroll(600)
  await expect.poll(async () => (await edges(title))[0]).toBeLessThan(at)
  const [left] = await edges(title)
  const [frame] = await edges('#scroll')
  expect(left).toBeGreaterThanOrEqual(frame)
  expect((await edges('#grid th[data-field=price]'))[0]).toBeLessThan(frame)
  expect((await edges('#grid tbody th'))[0]).toBe(left)
})

test('on a telephone each cell that one walks to is seen whole', async () => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/stack/#/things?columns=title,price,done,status,due,kind,created')
  await page.locator('#grid tbody th a').first().focus()
  for (const key of [...Array(6).fill('ArrowRight'), ...Array(5).fill('ArrowLeft')]) {
    await page.keyboard.press(key)
    const [left, right, covered] = await page.evaluate(() => {
      const cell = document.activeElement?.closest('td')?.getBoundingClientRect()
      const stays = document.querySelector('#grid tbody th')?.getBoundingClientRect()
      return [cell?.left ?? 0, cell?.right ?? 0, stays?.right ?? 0].map(Math.round)
    })
    expect(left).toBeGreaterThanOrEqual(covered ?? 0)
    expect(right).toBeLessThanOrEqual(360)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
})

test('who has a table read out hears moved columns in the order that others see', async () => {
  await page.goto('/stack/#/things?columns=due,price,title')
  const session = await page.context().newCDPSession(page)
  const heads = async (): Promise<readonly unknown[]> => {
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    const found = nodes.filter(({ role }) => role?.value === 'columnheader')
    return found.map(({ name }) => name?.value)
  }
  await expect.poll(heads).toEqual(['Select all that are shown', 'Due', 'Price', 'Title'])
})

test('what is cut says itself whole to who points at it; a head is as wide as its words', async () => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/stack/#/things?columns=title,price,due,kind')
  const cut = page.locator('#grid tbody th', { hasText: '<b data' }).first()
  await cut.hover()
  await expect.poll(() => cut.getAttribute('title')).toBe('<b data-on-load="alert(1)">')
  const whole = page.locator('#grid tbody th', { hasText: /^it/ }).first()
  await whole.hover()
  expect(await whole.getAttribute('title')).toBeNull()
  await server.admin('/api/collections', {
    json: {
      ...{ name: 'letters', type: 'base', listRule: '' },
      fields: [
        { name: 'newsletter', type: 'bool' },
        { name: 'a_name_that_nobody_would_give_to_anything', type: 'number' },
      ],
    },
  })
  await page.reload()
  await page.goto('/stack/#/letters?sort=newsletter')
  const isCut = (name: string) =>
    page
      .locator(`#grid th[data-field^=${name}] span`)
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
  await page.locator('#grid th[aria-sort]').waitFor()
  expect(await isCut('newsletter')).toBe(false)
  expect(await isCut('a_name')).toBe(true)
  const long = page.locator('#grid th[data-field^=a_name]')
  await long.hover()
  await expect.poll(() => long.getAttribute('title')).toMatch(/^A name .* anything$/)
})
