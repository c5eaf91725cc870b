import { expect, test } from 'vitest'
import { cellsOf } from '../support/gui-cells'
import { openThings, sheetOf } from '../support/gui-record'
import { opened } from '../support/opened'

const things = opened(openThings)
const sheet = opened(() => sheetOf(things.page))
const cells = opened(() => cellsOf(things.page, 'things'))

test('cells are walked through by keys; one of them is a stop of Tab', async () => {
  const { page } = things
  const [a, b] = [await things.shown({ title: 'Alpha' }), await things.shown({ title: 'Beta' })]
  const press = async (...keys: readonly string[]): Promise<string> => {
    for (const key of keys) await page.keyboard.press(key)
    return cells.focused()
  }
  await cells.at(a, 'size')
  await expect.poll(cells.focused).toBe(`${a} size`)
  expect(await press('ArrowRight')).toBe(`${a} done`)
  expect(await press('ArrowDown')).toBe(`${b} done`)
  expect(await press('Home', 'ArrowRight')).toBe(`${b} title`)
  expect(await press('ArrowDown', 'End')).toBe(`${b} updated`)
  expect(await press('Control+Home', 'ArrowRight')).toBe(`${a} title`)
  expect(await press('Control+End')).toBe(`${b} updated`)
  expect(await press('PageUp', 'ArrowUp')).toBe(' updated')
  expect(await press('PageDown')).toBe(`${b} updated`)
  expect(await page.locator('#grid [tabindex="0"]').count()).toBe(1)
  expect(await press('Tab')).toBe(' ')
  expect(await press('Shift+Tab')).toBe(`${b} updated`)
  await things.change(b, { size: 8 })
  await (await cells.cell(b, 'size')).getByText('8').waitFor()
  await expect.poll(cells.focused).toBe(`${b} updated`)
  // It is elsewhere in the table then.
  await things.change(b, { title: 'Aaa' })
  await page.locator('#grid tbody tr').first().getByText('Aaa').waitFor()
  await expect.poll(cells.focused).toBe(`${b} updated`)
  await things.server.admin(`/api/collections/things/records/${b}`, { method: 'DELETE' })
  await page.locator(`#things-line-${b}`).waitFor({ state: 'detached' })
  await expect.poll(cells.focused).toBe(`${a} updated`)
  await things.server.admin(`/api/collections/things/records/${a}`, { method: 'DELETE' })
  await page.locator(`#things-line-${a}`).waitFor({ state: 'detached' })
})

test('a cell is written in where it stands: Enter, Tab, Escape, and leaving it', async () => {
  const { page } = things
  const a = await things.shown({ title: 'Alpha' })
  const b = await things.shown({ title: 'Beta', owner: 'the workshop' })
  await cells.open(a, 'size')
  expect(await cells.control.inputValue()).toBe('3')
  await page.keyboard.type('12')
  await page.keyboard.press('Enter')
  await cells.closed()
  await expect.poll(cells.focused).toBe(`${b} size`)
  expect(await things.thing(a)).toMatchObject({ size: 12, title: 'Alpha' })
  await cells.saved('Saved: Size')
  // To type begins with what is typed.
  await page.keyboard.type('45')
  await expect.poll(() => cells.control.inputValue()).toBe('45')
  await page.keyboard.press('Shift+Tab')
  await cells.closed()
  await expect.poll(cells.focused).toBe(`${b} title`)
  expect(await things.thing(b)).toMatchObject({ size: 45 })
  await page.keyboard.press('F2')
  await cells.control.waitFor()
  await page.keyboard.type('Never')
  await page.keyboard.press('Escape')
  await cells.closed()
  await expect.poll(cells.focused).toBe(`${b} title`)
  await page.keyboard.press('F2')
  await cells.control.fill('Beta 2')
  await page.keyboard.press('Tab')
  await cells.closed()
  await expect.poll(cells.focused).toBe(`${b} size`)
  await (await cells.cell(b, 'title')).getByText('Beta 2').waitFor()
  // A second click opens, be it slow or quick, on a word too; to click elsewhere saves.
  await (await cells.at(a, 'size')).click()
  await cells.control.waitFor()
  await page.keyboard.press('Escape')
  await cells.closed()
  await (await cells.cell(b, 'owner')).getByText('the workshop').dblclick()
  await cells.control.waitFor()
  await page.keyboard.press('Escape')
  await cells.closed()
  await cells.open(a, 'owner')
  await cells.at(b, 'size')
  await cells.closed()
  await cells.at(b, 'size')
  await cells.control.fill('46')
  await cells.at(a, 'size')
  await cells.closed()
  expect(await things.thing(b)).toMatchObject({ size: 46, title: 'Beta 2' })
  await expect.poll(cells.focused).toBe(`${a} size`)
})

test('what is chosen is saved at once; a box is ticked by a key and by a press', async () => {
  const { page } = things
  const id = await things.shown({ title: 'Choices', due: '2026-01-02 23:30:00.000Z' })
  await cells.at(id, 'done')
  await page.keyboard.press('Space')
  await cells.saved('Saved: Done')
  await cells.closed()
  expect(await things.thing(id)).toMatchObject({ done: false })
  await cells.at(id, 'done')
  await (await cells.cell(id, 'done')).getByText('✓').waitFor()
  // Records are searched. What is pressed belongs to the list first, as long as that is there.
  const found = cells.over.getByRole('option')
  await cells.open(id, 'kind')
  await cells.over.getByRole('link', { name: 'Red' }).waitFor()
  await cells.control.fill('bl')
  await found.getByText('Blue').waitFor()
  await page.keyboard.press('Escape')
  await found.waitFor({ state: 'detached' })
  expect(await cells.control.isVisible()).toBe(true)
  await page.keyboard.press('ArrowDown')
  await found.getByText('Blue').waitFor()
  await page.keyboard.press('Enter')
  await cells.saved('Saved: Kind')
  await cells.closed()
  await expect.poll(cells.focused).toBe(`${id} kind`)
  await (await cells.cell(id, 'kind')).getByText('Blue').waitFor()
  await cells.open(id, 'tags')
  for (const key of ['Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space']) {
    await page.keyboard.press(key)
  }
  await page.keyboard.press('Enter')
  await cells.saved('Saved: Tags')
  await (await cells.cell(id, 'tags')).getByText('lent').waitFor()
  // Times are written as they are shown: by the viewer's clock.
  await (await cells.cell(id, 'due')).getByText('2026-01-03 00:30').waitFor()
  await cells.open(id, 'due')
  expect(await cells.control.inputValue()).toBe('2026-01-03T00:30')
  await cells.control.fill('2026-07-01T12:00')
  await page.keyboard.press('Enter')
  await (await cells.cell(id, 'due')).getByText('2026-07-01 12:00').waitFor()
  expect(await things.thing(id)).toMatchObject({
    ...{ done: true, kind: expect.stringMatching(/^\w{15}$/), tags: ['old', 'lent'] },
    due: '2026-07-01 10:00:00.000Z',
  })
})

test('what has no room in a cell is written in the form of its record', async () => {
  const { page } = things
  const id = await things.shown({ title: 'Roomy', owner: 'one line\nand another' })
  for (const [field, label] of [
    ['meta', 'Meta'],
    ['photo', 'Photo'],
    ['owner', 'Owner'],
  ] as const) {
    await cells.at(id, field)
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/#/things/${id}?sort=title`)
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.id ?? ''))
      .toBe(`things-form-${id}-${field}`)
    expect(await sheet.sheet.getByLabel(label, { exact: true }).isVisible()).toBe(true)
    await sheet.body.locator('input[role=combobox]').waitFor()
    await page.keyboard.press('Escape')
    await sheet.sheet.waitFor({ state: 'hidden' })
    await expect.poll(cells.focused).toBe(`${id} ${field}`)
  }
  // Its first cell leads there too, and back.
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.locator(`#things-detail-${id}`).waitFor()
  await page.keyboard.press('Escape')
  await sheet.sheet.waitFor({ state: 'hidden' })
  await expect.poll(cells.focused).toBe(`${id} title`)
  // What nobody writes says so, and nothing opens.
  expect(await (await cells.cell(id, 'created')).getAttribute('aria-readonly')).toBe('true')
  await cells.at(id, 'created')
  await page.keyboard.press('Enter')
  await page.keyboard.type('x')
  expect(await cells.over.isVisible()).toBe(false)
})

test('what the rules keep from being changed is not offered, until they let it', async () => {
  const { page } = things
  const id = await things.shown({ title: 'Not mine', owner: 'somebody else' })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  for (const [field, key] of [
    ['size', 'Enter'],
    ['done', 'Space'],
    ['meta', 'Enter'],
    ['size', '7'],
  ] as const) {
    await cells.at(id, field)
    await page.keyboard.press(key)
    await cells.saved('You may not change this record.')
    expect(await (await cells.cell(id, field)).getAttribute('aria-readonly')).toBe('true')
    expect(await cells.focused()).toBe(`${id} ${field}`)
  }
  expect(await cells.over.isVisible()).toBe(false)
  expect(await sheet.sheet.isVisible()).toBe(false)
  // It is asked about once.
  expect(asked.filter((url) => url.includes('_may'))).toHaveLength(1)
  await things.change(id, { owner: '' })
  await page.locator(`#things-line-${id}:not([data-may])`).waitFor()
  await cells.open(id, 'size')
  await page.keyboard.press('Escape')
  await cells.closed()
  expect(await (await cells.cell(id, 'size')).getAttribute('aria-readonly')).toBe(null)
})

test('the page had nothing to complain of', () => expect(things.complaints).toEqual([]))
