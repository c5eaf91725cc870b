/// <reference lib="dom" />
import { expect, test } from 'vitest'
import { cellsOf } from '../support/gui-cells'
import { held, openThings } from '../support/gui-record'
import { opened } from '../support/opened'

const things = opened(openThings)
const cells = opened(() => cellsOf(things.page, 'things'))

const DUE = '2026-07-01 10:00:00.000Z'

test.each([
  ['.5', 0.5],
  ['1e2', 100],
  ['+4', 4],
])('the number %s that is typed into a cell is that number', async (typed, number) => {
  const { page } = things
  const id = await things.shown({ title: `Typed ${typed}` })
  for (const openFirst of [true, false]) {
    await things.change(id, { size: 3 })
    await (await cells.cell(id, 'size')).getByText('3', { exact: true }).waitFor()
    await cells.on(id, 'size')
    await page.keyboard.type(typed.slice(0, 1))
    if (openFirst) await cells.control.waitFor()
    await page.keyboard.type(`${typed.slice(1)}\n`)
    await expect.poll(async () => (await things.thing(id)).size).toBe(number)
    await cells.closed()
  }
})

test('what is no number, or is less than it may be, is said, and writes nothing', async () => {
  const { page } = things
  const id = await things.shown({ title: 'No number' })
  for (const typed of ['-', '-5']) {
    await cells.on(id, 'size')
    await page.keyboard.type(typed.slice(0, 1))
    await cells.control.waitFor()
    await page.keyboard.type(`${typed.slice(1)}\n`)
    await cells.over.getByRole('alert').filter({ hasText: /./ }).waitFor()
    expect(await cells.control.inputValue()).toBe(typed === '-' ? '' : typed)
    await page.keyboard.press('Escape')
    await cells.closed()
  }
  // The same where one had gone on before there was a place to write in.
  await cells.on(id, 'size')
  const go = await held(page, 'GET')
  await page.keyboard.type('-\n')
  go()
  await cells.over.getByText('This cannot be written here. You wrote: -').waitFor()
  await page.keyboard.press('Escape')
  await cells.closed()
  expect(await things.thing(id)).toMatchObject({ size: 3 })
})

test('a letter takes no time and no number away; Backspace does', async () => {
  const { page } = things
  const id = await things.shown({ title: 'Kept', due: DUE })
  for (const field of ['due', 'size']) {
    await cells.on(id, field)
    await page.keyboard.press('x')
    await cells.control.waitFor()
    expect(await cells.control.inputValue()).toBe(field === 'due' ? '2026-07-01T12:00' : '3')
    await page.keyboard.press('Tab')
    await cells.closed()
  }
  expect(await things.thing(id)).toMatchObject({ due: DUE, size: 3 })
  await cells.on(id, 'due')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await expect.poll(() => things.thing(id)).toMatchObject({ due: '' })
  await cells.closed()
})

test('seconds are asked for where there are any, and all of a time is seen', async () => {
  const { page } = things
  for (const [due, step] of [
    [DUE, '60'],
    ['2026-07-01 10:00:05.250Z', '0.001'],
  ] as const) {
    const id = await things.shown({ title: `Step ${step}`, due })
    await cells.open(id, 'due')
    expect(await cells.control.getAttribute('step')).toBe(step)
    const [wanted, given] = await cells.control.evaluate((input: HTMLInputElement) => {
      const { width } = input.getBoundingClientRect()
      input.style.width = 'max-content'
      return [input.getBoundingClientRect().width, width]
    })
    expect(given).toBeGreaterThanOrEqual(wanted ?? 0)
    await page.keyboard.press('Escape')
    await cells.closed()
    expect(await things.thing(id)).toMatchObject({ due })
  }
})

test('what a cell at the lower edge is written in with is in sight', async () => {
  const { page } = things
  await page.setViewportSize({ width: 1280, height: 300 })
  for (const nth of [0, 1, 2, 3, 4]) await things.make({ title: `Edge ${nth}` })
  await page.locator('#grid').getByText('Edge 4').waitFor()
  const id = await page.evaluate(() => {
    const lines = [...document.querySelectorAll('#grid tbody tr')]
    const bottom = document.getElementById('scroll')?.getBoundingClientRect().bottom ?? 0
    const last = lines.filter((line) => line.getBoundingClientRect().bottom <= bottom).at(-1)
    return last?.id.replace('things-line-', '') ?? ''
  })
  await cells.open(id, 'kind')
  const below = (): Promise<number> =>
    cells.over.evaluate((over) => {
      const bottom = document.getElementById('scroll')?.getBoundingClientRect().bottom ?? 0
      return Math.round(over.getBoundingClientRect().bottom - bottom)
    })
  await expect.poll(below).toBeLessThanOrEqual(0)
  await page.keyboard.press('Escape')
  await cells.closed()
  await page.setViewportSize({ width: 1280, height: 720 })
})

test('where the record of an open cell is deleted it is said that it is gone', async () => {
  const { page, server } = things
  const id = await things.shown({ title: 'Going' })
  await cells.open(id, 'size')
  await cells.control.fill('9')
  await server.admin(`/api/collections/things/records/${id}`, { method: 'DELETE' })
  await page.keyboard.press('Enter')
  await cells.over.getByText('This record is gone').waitFor()
  expect(await cells.control.inputValue()).toBe('9')
  await page.keyboard.press('Escape')
  await page.locator(`#things-line-${id}`).waitFor({ state: 'detached' })
})

test('the page had nothing to complain of but what was refused', () =>
  expect(things.complaints.filter((one) => !/status of 40/.test(one))).toEqual([]))
