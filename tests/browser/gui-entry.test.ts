/// <reference lib="dom" />
import { expect, test } from 'vitest'
import { expectAccessible } from '../support/gui'
import { cellsOf } from '../support/gui-cells'
import { held, openThings, sheetOf } from '../support/gui-record'
import { opened } from '../support/opened'

const things = opened(openThings)
const sheet = opened(() => sheetOf(things.page))
const cells = opened(() => cellsOf(things.page, 'things'))

/** Makes some things, whose titles begin with a letter each, in the order of the table. */
const column = async (letters: string): Promise<readonly string[]> => {
  const ids: string[] = []
  for (const letter of letters) ids.push(await things.shown({ title: `${letter} of a column` }))
  return ids
}

const sizes = (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await things.thing(id)).size))

test('a column is typed down without a pause: each value is in its own line', async () => {
  const { page } = things
  const ids = await column('abcd')
  await cells.at(ids[0] ?? '', 'size')
  await page.keyboard.type('11\n22\n')
  await page.keyboard.type('34')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('3\n')
  expect(await cells.focused()).toBe(`${ids[3]} size`)
  await expect.poll(() => sizes(ids)).toEqual([11, 22, 33, 3])
  await cells.closed()
  expect(await cells.focused()).toBe(`${ids[3]} size`)
})

test('what is typed before there is a place to write in is seen at once, each in its cell', async () => {
  const { page } = things
  const ids = await column('kl')
  const [id = '', next = ''] = ids
  const seen = () =>
    Promise.all(
      ids.map(async (one) =>
        (await cells.cell(one, 'size')).evaluate(
          (cell) => getComputedStyle(cell, '::after').content,
        ),
      ),
    )
  await cells.at(id, 'size')
  const go = await held(page, 'GET')
  await page.keyboard.type('123')
  await page.keyboard.press('Backspace')
  expect(await seen()).toEqual(['"12"', 'none'])
  await page.keyboard.type('\n77')
  expect(await seen()).toEqual(['"12"', '"77"'])
  // What is read anew meanwhile takes nothing of it away.
  await things.change(next, { title: 'l of a new column' })
  await page.locator('#grid').getByText('l of a new column').waitFor()
  expect(await seen()).toEqual(['"12"', '"77"'])
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  expect(await seen()).toEqual(['"12"', 'none'])
  await page.keyboard.type('78\n')
  go()
  await expect.poll(() => sizes(ids)).toEqual([12, 78])
  await cells.closed()
  expect(await seen()).toEqual(['none', 'none'])
})

test('while a value is on its way the next is typed, and Tab goes on at once', async () => {
  const { page } = things
  const [id = ''] = await column('e')
  await cells.open(id, 'size')
  const go = await held(page, 'PATCH')
  await page.keyboard.type('12')
  await page.keyboard.press('Shift+Tab')
  expect(await cells.focused()).toBe(`${id} title`)
  await page.keyboard.type('Typed ahead')
  await page.keyboard.press('Tab')
  expect(await cells.focused()).toBe(`${id} size`)
  // What is given up before it is open is not written.
  await page.keyboard.type('99')
  await page.keyboard.press('Escape')
  expect(await things.thing(id)).toMatchObject({ size: 3 })
  go()
  await expect.poll(() => things.thing(id)).toMatchObject({ size: 12, title: 'Typed ahead' })
  await cells.closed()
})

test('what is refused comes back with what was typed, and what was typed since is kept', async () => {
  const { page } = things
  const ids = await column('fg')
  const [id = '', next = ''] = ids
  await cells.open(id, 'size')
  await cells.control.evaluate((input) => input.removeAttribute('min'))
  const go = await held(page, 'PATCH')
  await page.keyboard.type('-7\n')
  await page.keyboard.type('8')
  go()
  await cells.over.getByText(/^Must be (greater|larger)/).waitFor()
  await cells.saved('A value was not saved. Its cell is open and says why.')
  // Who types elsewhere is not torn away.
  expect(await cells.focused()).toBe(`${next} size`)
  expect(await cells.control.inputValue()).toBe('-7')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await cells.control.fill('7')
  await page.keyboard.press('Enter')
  await expect.poll(() => sizes(ids)).toEqual([7, 3])
  await expect.poll(() => cells.control.inputValue()).toBe('8')
  await page.keyboard.press('Enter')
  await expect.poll(() => sizes(ids)).toEqual([7, 8])
  await cells.closed()
})

test('what is given up while it is being saved is saved, and the page goes on', async () => {
  const { page } = things
  const [id = ''] = await column('h')
  await cells.open(id, 'size')
  const go = await held(page, 'GET')
  await page.keyboard.type('41')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  go()
  await expect.poll(() => things.thing(id)).toMatchObject({ size: 41 })
  await cells.closed()
  await cells.at(id, 'done')
  await page.keyboard.press('Space')
  await page.keyboard.press('Space')
  await page.keyboard.press('Space')
  await expect.poll(() => things.thing(id)).toMatchObject({ done: false })
  await cells.closed()
  await sheet.go('#/logs')
  await page.locator('#grid tbody th').getByText('Nobody writes here.').waitFor()
  await sheet.go('#/things?sort=title')
  await page.locator(`#things-line-${id}`).waitFor()
})

test('who goes elsewhere while values wait has all of them saved', async () => {
  const { page } = things
  const ids = await column('ij')
  await cells.at(ids[0] ?? '', 'size')
  await page.keyboard.type('51\n52')
  await sheet.go('#/logs')
  await page.locator('#grid tbody th').getByText('Nobody writes here.').waitFor()
  expect(await sizes(ids)).toEqual([51, 52])
  await sheet.go('#/things?sort=title')
  await page.locator(`#things-line-${ids[0]}`).waitFor()
})

test('the page had nothing to complain of but what was refused', () =>
  expect(things.complaints.filter((one) => !/status of 40/.test(one))).toEqual([]))
