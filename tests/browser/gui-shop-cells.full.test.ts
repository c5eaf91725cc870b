import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { cellsOf } from '../support/gui-cells'
import { sheetOf } from '../support/gui-record'
import { FELIX, type Login, MARA, openShop, ready, TOM } from '../support/gui-shop'
import { shownIds } from '../support/gui-table'
import { opened } from '../support/opened'

const shop = opened(openShop)

const TABLE =
  "#/tickets?sort=number&columns=number,title,status,priority,estimate&filter=status = 'repairing'"

/** The table of the tickets that are repaired, as somebody has it open. */
async function tickets(who: Login): Promise<Page> {
  const page = await shop.visit(TABLE, who)
  await ready(page)
  return page
}

const ticket = (id: string) => shop.asked(`tickets/records/${id}`)

test('a technician writes in his tickets by keys: Enter, Tab, Escape, arrows, and back', async () => {
  const page = await tickets(TOM)
  const cells = cellsOf(page, 'tickets')
  const own = `assignee.email = '${TOM[1]}' && status = 'repairing'`
  const query = new URLSearchParams({ filter: own, sort: 'number' })
  const { items } = await shop.asked(`tickets/records?${query}`)
  const [id = '', next = ''] = items.map((one) => String(one.id))
  const before = await ticket(id)
  await cells.open(id, 'title')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Screen stays dark')
  await page.keyboard.press('Tab')
  await expect.poll(cells.focused).toBe(`${id} status`)
  await expect.poll(() => ticket(id)).toMatchObject({ title: 'Screen stays dark' })
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect(await cells.focused()).toBe(`${id} estimate`)
  await page.keyboard.type('123.5')
  await page.keyboard.press('Enter')
  await expect.poll(() => ticket(id)).toMatchObject({ estimate: 123.5 })
  await cells.open(id, 'title')
  await page.keyboard.type('Never')
  await page.keyboard.press('Escape')
  await cells.closed()
  expect(await cells.focused()).toBe(`${id} title`)
  expect(await ticket(id)).toMatchObject({ title: 'Screen stays dark' })
  await page.keyboard.press('Control+z')
  await cells.saved('Undone: Estimate')
  await page.keyboard.press('Control+z')
  await expect
    .poll(() => ticket(id))
    .toMatchObject({
      ...{ title: before.title, estimate: before.estimate },
    })
  // What the shop asks for is said at the cell, and what was chosen stays.
  await cells.open(next, 'status')
  await cells.control.selectOption('collected')
  await cells.over.getByText('Nothing leaves the shop without a price').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await cells.closed()
  expect(await ticket(next)).toMatchObject({ status: 'repairing' })
})

test('where two write in the same cell, the second is shown both, and chooses', async () => {
  const [mara, felix] = [await tickets(MARA), await tickets(FELIX)]
  const [hers, his] = [cellsOf(mara, 'tickets'), cellsOf(felix, 'tickets')]
  const at = sheetOf(mara)
  const [id = ''] = await shownIds(mara)
  const { title } = await ticket(id)
  await hers.open(id, 'title')
  await hers.control.fill('By Mara')
  await his.open(id, 'title')
  await his.control.fill('By Felix')
  await felix.keyboard.press('Enter')
  await his.closed()
  await mara.keyboard.press('Enter')
  const row = at.question.locator('tbody tr')
  await expect.poll(() => row.textContent()).toBe(`Title${title}By FelixBy Mara`)
  expect(await ticket(id)).toMatchObject({ title: 'By Felix' })
  await at.answer('Save what I wrote')
  await (await his.cell(id, 'title')).getByText('By Mara').waitFor()
  expect(await ticket(id)).toMatchObject({ title: 'By Mara' })
  await hers.closed()
})

test('no page asked another host, or complained of more than what was refused', () =>
  shop.expectQuiet(/status of 400 /))
