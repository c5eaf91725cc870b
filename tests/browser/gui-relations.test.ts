import { expect, test } from 'vitest'
import { expectAccessible } from '../support/gui'
import { cellsOf } from '../support/gui-cells'
import { sheetOf } from '../support/gui-record'
import { openLibrary } from '../support/gui-relations'
import { asShown, PAYLOADS } from '../support/hostile'
import { opened } from '../support/opened'

const library = opened(openLibrary)
const at = opened(() => sheetOf(library.page))

const relation = (label: string) => at.relation(label)

test('one of thousands is found by typing, and chosen by keys', async () => {
  const { page } = library
  await page.getByRole('link', { name: 'New record' }).click()
  await at.body.getByLabel('Title').fill('A book')
  const { input, choices, chips } = relation('Writer')
  expect(await at.body.locator('option').count()).toBe(2)
  await at.button('Create').click()
  expect(await input.evaluate((one) => (one as HTMLInputElement).validity.valid)).toBe(false)
  await input.press('ArrowDown')
  await expect.poll(() => choices.count()).toBe(20)
  await expectAccessible(page)
  // A telephone in between has closed it.
  await input.press('ArrowDown')
  await expect.poll(() => choices.count()).toBe(20)
  await input.press('Escape')
  await expect.poll(() => choices.count()).toBe(0)
  expect(await at.sheet.isVisible()).toBe(true)
  await input.fill('nobody at all')
  await at.body.getByText('No match.').waitFor()
  const asked = page.waitForRequest((request) => request.url().includes('view=options'))
  await input.fill('norway 20000')
  const query = new URL((await asked).url()).searchParams
  expect(Object.fromEntries(query)).toMatchObject({ perPage: '20', skipTotal: 'true' })
  await expect.poll(() => choices.allTextContents()).toEqual([])
  await input.fill('ireland 0200')
  await expect.poll(() => choices.count()).toBe(15)
  await input.press('ArrowDown')
  await input.press('ArrowDown')
  await input.press('ArrowUp')
  const name = await choices.nth(1).textContent()
  await input.press('Enter')
  await expect.poll(() => chips.allTextContents()).toEqual([`${name}×`])
  expect(await input.inputValue()).toBe('')
  // One alone gives way to another.
  await input.pressSequentially('Writer 99999')
  await choices.filter({ hasText: 'Writer 99999' }).click()
  await expect.poll(() => chips.allTextContents()).toEqual(['Writer 99999 Norway×'])

  const helpers = relation('Helpers')
  for (const which of ['00001', '00002', '00003']) {
    await helpers.input.fill(which)
    await helpers.choices.filter({ hasText: `Writer ${which}` }).waitFor()
    await helpers.input.press('Enter')
  }
  await at.body.getByText('No more than 3.').waitFor()
  await helpers.input.press('Backspace')
  await expect.poll(() => helpers.chips.count()).toBe(2)
  await at.body.getByRole('button', { name: /^Remove Writer 00001/ }).click()
  await helpers.input.fill('00001')
  await helpers.choices.filter({ hasText: 'Writer 00001' }).waitFor()
  await helpers.input.press('Enter')
  await expectAccessible(page)
  await at.button('Create').click()
  await page.waitForURL((url) => /#\/books\/\w{15}$/.test(url.hash))
  const { writer, helpers: both } = await library.record('books', page.url().slice(-15))
  const nameOf = async (id: unknown) => (await library.record('writers', String(id))).name
  expect(await nameOf(writer)).toBe('Writer 99999')
  expect(await Promise.all((both as string[]).map(nameOf))).toEqual([
    'Writer 00002',
    'Writer 00001',
  ])
})

test('what is chosen leads to its record, and only what was touched is sent', async () => {
  const { page } = library
  const { id: writer } = await library.make('writers', { name: 'Ada' })
  const { id } = await library.make('books', { title: 'Mine', writer, helpers: [writer] })
  await at.go(`#/books/${id}`)
  await at.button('Edit').click()
  const { chips } = relation('Writer')
  await chips.getByRole('link', { name: 'Ada' }).waitFor()
  await at.body.getByRole('button', { name: 'Remove Ada' }).last().click()
  const sent = page.waitForRequest((request) => request.method() === 'PATCH')
  await at.button('Save').click()
  expect((await sent).postData()).not.toContain('name="writer"')
  await at.button('Edit').waitFor()
  expect(await library.record('books', id)).toMatchObject({ writer, helpers: [], title: 'Mine' })
  await at.button('Edit').click()
  await chips.getByRole('link', { name: 'Ada' }).click()
  await page.waitForURL(`**/stack/#/writers/${writer}`)
  await at.body.getByRole('heading', { name: 'Ada' }).waitFor()
})

test('where the records may not be listed, an id is typed', async () => {
  const { id: secret } = await library.make('secrets', { name: 'Nobody sees this' })
  const { id: writer } = await library.make('writers', { name: 'Grace' })
  const { id } = await library.make('books', { title: 'With a secret', writer })
  await at.go(`#/books/${id}`)
  await at.button('Edit').click()
  const { input, chips } = relation('Secret')
  await input.fill(secret)
  await input.press('Enter')
  await expect.poll(() => chips.allTextContents()).toEqual([`${secret}×`])
  expect(await chips.getByRole('link').count()).toBe(0)
  await at.button('Save').click()
  await at.button('Edit').waitFor()
  expect(await library.record('books', id)).toMatchObject({ secret })
  expect(await library.page.content()).not.toContain('Nobody sees this')
})

test('they are searched in a cell, and for many records, too', async () => {
  const { page } = library
  const { id } = await library.make('books', { title: 'In a cell', writer: 'writer000011111' })
  await at.go(`#/books?filter=${encodeURIComponent("title = 'In a cell'")}`)
  const cells = cellsOf(page, 'books')
  const found = (name: string) => page.getByRole('option', { name }).first()
  await cells.open(id, 'helpers')
  for (const which of ['Writer 88888', 'Writer 77777']) {
    await cells.control.fill(which)
    await found(which).waitFor()
    await page.keyboard.press('Enter')
    await cells.over.getByRole('link', { name: which }).waitFor()
  }
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await cells.closed()
  const helpers = ['writer000088888', 'writer000077777']
  expect(await library.record('books', id)).toMatchObject({ helpers })
  // By a press the first of them are shown at once; one that is pressed is saved.
  await (await cells.at(id, 'writer')).click()
  await page.getByRole('option').nth(9).waitFor()
  await cells.control.fill('66666')
  await found('Writer 66666').click()
  await cells.closed()
  expect(await library.record('books', id)).toMatchObject({ writer: 'writer000066666' })
  await page.locator('#grid tbody .pick input').click()
  await page.locator('#bulk-set').click()
  await page.locator('#set-field').selectOption('helpers')
  const input = page.locator('#set-body').getByRole('combobox').and(page.locator('input'))
  await input.fill('55555')
  await found('Writer 55555').waitFor()
  await input.press('Enter')
  await page.locator('#set-go').click()
  await page.locator('#work-says', { hasText: '1 changed.' }).waitFor()
  expect(await library.record('books', id)).toMatchObject({ helpers: ['writer000055555'] })
})

test('what leads to a record stands in tabs, of collections that may be listed', async () => {
  const { page } = library
  const { id: writer } = await library.make('writers', { name: 'Linus' })
  const { id: book } = await library.make('books', { title: 'Lent', writer })
  await library.make('thefts', { note: 'Nobody sees this', book })
  const hints = PAYLOADS.image ?? ''
  await library.make('hints', { note: hints, books: [book] })
  await at.go(`#/books/${book}`)
  const tab = (name: RegExp) => at.sheet.getByRole('tab', { name })
  await tab(/^Hints ?1$/).waitFor()
  await tab(/^Loans ?0$/).waitFor()
  expect(await at.sheet.getByRole('tab').count()).toBe(2)
  const panel = at.sheet.getByRole('tabpanel')
  await panel.getByRole('link', { name: hints }).waitFor()
  await expectAccessible(page)
  await tab(/^Hints/).press('ArrowRight')
  await panel.getByText('Nothing leads here.').waitFor()
  const { id: loan } = await library.make('loans', { note: 'To Ada', book })
  await tab(/^Loans ?1$/).waitFor()
  await panel.getByRole('link', { name: 'To Ada' }).click()
  await page.waitForURL(`**/stack/#/loans/${loan}`)
  await page.goBack()
  await tab(/^Loans ?1$/).click()
  await panel.getByRole('link', { name: 'Show all in a table' }).click()
  await page.locator(`#loans-line-${loan}`).waitFor()
  expect(await page.locator('#filter').inputValue()).toBe(`book = '${book}'`)
  expect(await page.content()).not.toContain('thefts')
})

test('hostile names are found, and are text', async () => {
  const { page } = library
  await at.go('#/books/new')
  const { input, choices, chips } = relation('Writer')
  for (const [name, text] of Object.entries(PAYLOADS)) {
    const typed = asShown(text).split(/\s/, 1)[0]?.slice(0, 40) ?? ''
    const answered = page.waitForResponse((response) => response.url().includes('view=options'))
    await input.fill(typed)
    expect((await answered).status(), name).toBe(200)
  }
  await input.fill('<img src="/x" onerror="alert(1)">')
  await choices.getByText('<img src="/x"').first().waitFor()
  await input.press('Enter')
  await chips.getByText('onerror').waitFor()
  expect(library.wrong).toEqual([])
})

test('the page had nothing to complain of', () =>
  expect(library.visit.complaints.filter((one) => !/40[034]/.test(one))).toEqual([]))
