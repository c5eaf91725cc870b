import { expect, test } from 'vitest'
import { expectAccessible } from '../support/gui'
import { cellsOf } from '../support/gui-cells'
import { openThings, sheetOf } from '../support/gui-record'
import { opened } from '../support/opened'

const things = opened(openThings)
const sheet = opened(() => sheetOf(things.page))
const cells = opened(() => cellsOf(things.page, 'things'))

test('what is wrong is said at the cell, and what was written stays', async () => {
  const { page } = things
  const id = await things.shown({ title: 'Wrong' })
  const said = cells.over.getByRole('alert').filter({ hasText: /./ })
  await cells.open(id, 'size')
  await cells.control.fill('-1')
  await page.keyboard.press('Enter')
  await said.waitFor()
  await cells.control.evaluate((input) => input.removeAttribute('min'))
  await page.keyboard.press('Enter')
  await cells.over.getByText(/^Must be (greater|larger)/).waitFor()
  expect(await cells.control.inputValue()).toBe('-1')
  expect(await cells.control.getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('#problem').isVisible()).toBe(false)
  // Who goes elsewhere is held back.
  await page.locator('#nav a', { hasText: 'Logs' }).click()
  await expect.poll(() => page.url()).toMatch(/things\?sort=title$/)
  expect(await cells.control.inputValue()).toBe('-1')
  await page.keyboard.press('Escape')
  await cells.closed()
  expect(await things.thing(id)).toMatchObject({ size: 3 })
  const others = await things.shown({ title: 'Not mine' })
  await cells.open(others, 'size')
  await cells.control.fill('9')
  await things.change(others, { owner: 'somebody else' })
  await page.keyboard.press('Tab')
  await cells.over.getByText("The requested resource wasn't found.").waitFor()
  expect(await cells.control.inputValue()).toBe('9')
  await page.keyboard.press('Escape')
  await sheet.go('#/logs')
  await page.locator('#grid[aria-readonly]').or(page.locator('#grid [aria-readonly]')).waitFor()
  const line = page.locator('#grid tbody th')
  await line.getByRole('link').focus()
  await page.keyboard.press('F2')
  await page.keyboard.type('x')
  expect(await cells.over.isVisible()).toBe(false)
  await sheet.go('#/things?sort=title')
})

test('a server that does not answer has saved nothing, as far as anybody knows', async () => {
  const { page } = things
  const id = await things.shown({ title: 'Cut off' })
  await cells.open(id, 'size')
  await cells.control.fill('77')
  const cut = '**/api/collections/things/records/*'
  await page.route(cut, (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  )
  await page.keyboard.press('Enter')
  await cells.over.getByText('The server did not answer.').waitFor()
  expect(await cells.control.inputValue()).toBe('77')
  await page.unroute(cut)
  await page.keyboard.press('Enter')
  await cells.closed()
  expect(await things.thing(id)).toMatchObject({ size: 77 })
})

test('where the rest of the script does not come a cell is saved all the same', async () => {
  const { page } = things
  const rest = '**/gui-more.js*'
  await page.route(rest, (route) => route.abort())
  await page.reload()
  const id = await things.shown({ title: 'By itself' })
  await write(id, 'size', '12')
  expect(await things.thing(id)).toMatchObject({ size: 12 })
  await page.unroute(rest)
  await write(id, 'size', '13')
  await cells.saved('Saved: Size')
})

/** Writes a text into a cell, and saves it. */
async function write(id: string, field: string, text: string): Promise<void> {
  await cells.open(id, field)
  await cells.control.fill(text)
  await things.page.keyboard.press('Enter')
  await cells.closed()
}

test('what was saved is taken back, step by step', async () => {
  const { page } = things
  const id = await things.shown({ title: 'Back' })
  await write(id, 'size', '4')
  await write(id, 'owner', '')
  await write(id, 'size', '5')
  await cells.saved('Saved: Size')
  await page.keyboard.press('Control+z')
  await cells.saved('Undone: Size')
  expect(await things.thing(id)).toMatchObject({ size: 4 })
  await page.locator('#saved').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => things.thing(id)).toMatchObject({ size: 3 })
  // In what one writes in it is the browser's own.
  await write(id, 'size', '6')
  await cells.open(id, 'size')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Escape')
  expect(await things.thing(id)).toMatchObject({ size: 6 })
})

test('to undo is asked about where others have changed it since', async () => {
  const { page } = things
  const id = await things.shown({ title: 'Changed since' })
  await write(id, 'size', '6')
  await things.change(id, { size: 60 })
  await page.keyboard.press('Control+z')
  await sheet.question.getByText('Somebody has changed this since you saved it.').waitFor()
  expect(await sheet.question.locator('tbody tr').textContent()).toBe('Size6603')
  await sheet.answer('Leave it as it is')
  expect(await things.thing(id)).toMatchObject({ size: 60 })
  await write(id, 'size', '7')
  await things.change(id, { size: 70 })
  await page.keyboard.press('Control+z')
  await sheet.answer('Undo it anyway')
  await cells.saved('Undone: Size')
  expect(await things.thing(id)).toMatchObject({ size: 60 })
})

test('a save of the form is a step, too', async () => {
  const { page } = things
  const id = await things.shown({ title: 'Forth' })
  await sheet.edit(id)
  await sheet.body.getByLabel('Title').fill('Back and forth')
  await sheet.body.getByLabel('Size').fill('8')
  await sheet.button('Save').click()
  await cells.saved('Saved: 2 fields')
  await page.locator('#saved').getByRole('button', { name: 'Undo' }).click()
  await cells.saved('Undone: 2 fields')
  expect(await things.thing(id)).toMatchObject({ size: 3, title: 'Forth' })
  await sheet.body.getByRole('heading', { name: 'Forth', exact: true }).waitFor()
  await sheet.button('Close').click()
  await sheet.sheet.waitFor({ state: 'hidden' })
})

test('a cell that is written in, and what says that one was saved, are fit for everybody', async () => {
  const id = await things.shown({ title: 'For everybody' })
  await write(id, 'size', '4')
  // It stays while somebody is about to press its button.
  await things.page.locator('#saved').hover()
  await things.page.keyboard.press('ArrowUp')
  await things.page.keyboard.press('Enter')
  await cells.control.waitFor()
  await expectAccessible(things.page)
  await cells.saved('Saved: Size')
  await things.page.keyboard.press('Escape')
})

test('what is typed over a value that is old by then is not taken: the new one is shown', async () => {
  const { page } = things
  const id = await things.shown({ title: 'Old' })
  // It is changed once the cell is about to open, whatever the page hears of it then.
  const asked = ({ pathname, search }: URL): boolean => pathname.endsWith(id) && search === ''
  await page.route(
    asked,
    async (route) => {
      await things.change(id, { size: 50 })
      await route.continue()
    },
    { times: 1 },
  )
  await cells.at(id, 'size')
  await page.keyboard.type('9')
  await cells.over.getByText('This was changed meanwhile.').waitFor()
  expect(await cells.control.inputValue()).toBe('50')
  await page.keyboard.press('Enter')
  await cells.closed()
  expect(await things.thing(id)).toMatchObject({ size: 50 })
})

test('the page had nothing to complain of but what was refused and cut off', () =>
  expect(things.complaints.filter((one) => !/status of 40|ERR_FAILED/.test(one))).toEqual([]))
