import { expect, test } from 'vitest'
import { cellsOf } from '../support/gui-cells'
import { sheetOf } from '../support/gui-record'
import { openLibrary } from '../support/gui-relations'
import { opened } from '../support/opened'

const library = opened(openLibrary)
const at = opened(() => sheetOf(library.page))

const LONG = 'Lorem ipsum. '.repeat(500)
const book = (more: object) => library.make('books', { writer: 'writer000000001', ...more })

test('a question about long texts begins with the question, and shows where they differ', async () => {
  const { page } = library
  const { id } = await book({ title: `${LONG}was` })
  for (const [width, height] of [
    [1280, 800],
    [360, 640],
  ] as const) {
    await page.setViewportSize({ width, height })
    await at.go(`#/books/${id}`)
    await at.button('Edit').click()
    await at.body.getByLabel('Title').fill(`${LONG}mine`)
    const json = { title: `${LONG}theirs ${width}` }
    await library.server.admin(`/api/collections/books/records/${id}`, { method: 'PATCH', json })
    await at.button('Save').click()
    const save = at.question.getByRole('button', { name: 'Save what I wrote' })
    await save.waitFor()
    expect(await save.evaluate((one) => one === document.activeElement)).toBe(true)
    for (const part of [page.locator('#question-text'), at.question.locator('thead'), save]) {
      const { y = -1, height: tall = 0 } = (await part.boundingBox()) ?? {}
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y + tall).toBeLessThanOrEqual(height)
    }
    const cells = await at.question.locator('tbody td').allTextContents()
    expect(cells.map((text) => text.slice(0, 1))).toEqual(['…', '…', '…'])
    expect(cells[1]).toMatch(/Lorem ipsum\. theirs/)
    expect(cells[2]).toMatch(/Lorem ipsum\. mine$/)
    expect(Math.max(...cells.map(({ length }) => length))).toBeLessThan(400)
    await at.answer('Take what is there now')
    await at.button('Cancel').click()
  }
  await page.setViewportSize({ width: 1280, height: 800 })
})

test('two differences that are far apart in a long text are both shown', async () => {
  const { id } = await book({ title: `One ${LONG}two` })
  await at.go(`#/books/${id}`)
  await at.button('Edit').click()
  await at.body.getByLabel('Title').fill(`One ${LONG}two, and mine`)
  const json = { title: `Their one ${LONG}their two` }
  await library.server.admin(`/api/collections/books/records/${id}`, { method: 'PATCH', json })
  await at.button('Save').click()
  await at.question.getByRole('button', { name: 'Save what I wrote' }).waitFor()
  const [was, theirs, mine] = await at.question.locator('tbody td').allTextContents()
  expect(was).toMatch(/^One Lorem ipsum\..*….*Lorem ipsum\. two$/)
  expect(theirs).toMatch(/^Their one Lorem ipsum\..*….*Lorem ipsum\. their two$/)
  expect(mine).toMatch(/^One Lorem ipsum\..*….*Lorem ipsum\. two, and mine$/)
  await at.answer('Take what is there now')
  await at.button('Cancel').click()
})

test('what leads to a record is said in two lines', async () => {
  const { id } = await book({ title: 'Lent' })
  await library.make('hints', { note: LONG, books: [id] })
  await at.go(`#/books/${id}`)
  const link = at.sheet.getByRole('tabpanel').getByRole('link', { name: 'Lorem ipsum.' })
  const height = () => link.evaluate((one) => one.getBoundingClientRect().height)
  await expect.poll(height).toBeGreaterThan(20)
  expect(await height()).toBeLessThan(60)
})

test('the ends of its lines stay what they are, in a form and in a cell', async () => {
  const { page } = library
  const title = 'a\nb\r\nc'
  const { id } = await book({ title })
  const stored = async () => (await library.record('books', id)).title
  await at.go(`#/books/${id}`)
  await at.button('Edit').click()
  await at.body.getByRole('button', { name: 'Remove Writer 00001' }).click()
  await at.body.getByRole('combobox', { name: 'Writer' }).and(page.locator('input')).fill('00002')
  await page.keyboard.press('Enter')
  await at.body.getByRole('link', { name: 'Writer 00002' }).waitFor()
  await at.button('Save').click()
  await at.button('Edit').click()
  expect(await stored()).toBe(title)
  await at.body.getByLabel('Title').press('ControlOrMeta+End')
  await page.keyboard.type('x')
  await at.button('Save').click()
  await at.button('Edit').waitFor()
  expect(await stored()).toBe('a\nb\ncx')
  await library.server.admin(`/api/collections/books/records/${id}`, {
    ...{ method: 'PATCH', json: { title: 'one' } },
  })
  await at.go(`#/books?filter=${encodeURIComponent("title = 'one'")}&columns=writer,title`)
  const cells = cellsOf(page, 'books')
  await expect.poll(() => page.locator('#grid tbody tr').count()).toBe(1)
  await page.locator(`#books-line-${id} th a`).press('F2')
  await cells.control.press('End')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('two')
  await page.keyboard.press('Enter')
  await cells.closed()
  expect(await stored()).toBe('one\ntwo')
})

test('the page had nothing to complain of', () => expect(library.visit.complaints).toEqual([]))
