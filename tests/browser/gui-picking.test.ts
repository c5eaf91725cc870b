/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../support/gui'
import { openCrowd } from '../support/gui-bulk'
import { opened } from '../support/opened'

const crowd = opened(openCrowd)
let page: Page
beforeAll(async () => {
  await crowd.make('line', 60)
  page = await crowd.as('user', "#/things?sort=title&filter=title ~ 'line'")
})

const count = () => page.locator('#bulk-count').textContent()
const top = async (selector: string) => (await page.locator(selector).boundingBox())?.y ?? 0

test('lines are selected by keyboard from one to another', async () => {
  await page.locator('#grid tbody th a').first().focus()
  await page.keyboard.press('Space')
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+Space')
  expect(await count()).toBe('4 selected')
})

test('a reader of the screen hears which record a box is of, which lines are selected, and of how many', async () => {
  const boxes = page.getByRole('checkbox', { name: 'Select: line 0', exact: true })
  expect(await boxes.isChecked()).toBe(true)
  expect(await page.getByRole('row', { selected: true }).count()).toBe(4)
  expect(await page.locator('#grid tbody tr:not([aria-selected])').count()).toBe(0)
  const grid = page.getByRole('grid')
  expect(await grid.getAttribute('aria-multiselectable')).toBe('true')
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('61')
  await page.keyboard.press('Escape')
  expect(await page.getByRole('row', { selected: true }).count()).toBe(0)
  const [first = ''] = await page
    .locator('#grid tbody tr')
    .evaluateAll((all) => all.map(({ id }) => id.replace('things-line-', '')))
  await crowd.server.admin(`/api/collections/things/records/${first}`, {
    ...{ method: 'PATCH', json: { title: 'line 00' } },
  })
  await page.getByRole('checkbox', { name: 'Select: line 00', exact: true }).waitFor()
  await expectAccessible(page)
})

test('what is offered for a selection stays where it is while the selection changes', async () => {
  const remove = page.locator('#bulk-delete')
  await page.locator('#grid thead .pick input').click()
  const before = await remove.boundingBox()
  await page.locator('#bulk-all').click()
  await page.locator('#bulk-all').waitFor({ state: 'hidden' })
  expect(await remove.boundingBox()).toEqual(before)
})

test('the menu of an export is at the button that opens it, and closes once Tab leaves it', async () => {
  const [bar, menu] = ['#bulk [popovertarget=export]', page.locator('#export')]
  await page.locator(bar).click()
  const box = await menu.boundingBox()
  expect(Math.abs((await top(bar)) - (box?.y ?? 0) - (box?.height ?? 0))).toBeLessThan(10)
  // Its own button closes it, and opens it again.
  await page.locator(bar).click()
  expect(await menu.isVisible()).toBe(false)
  await page.locator('#to-export').click()
  expect((await menu.boundingBox())?.y).toBeLessThan(200)
  await menu.locator('.primary').focus()
  await page.keyboard.press('Tab')
  await menu.waitFor({ state: 'hidden' })
  await page.locator('#choose-columns:focus').waitFor()
})

test('above a question nothing else is opened', async () => {
  await page.locator('#bulk-delete').click()
  await page.locator('#question').getByText('Delete 60 records?').waitFor()
  await page.keyboard.press('Control+k')
  expect(await page.locator('#finder').isVisible()).toBe(false)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.locator('#finder').waitFor()
})
