/// <reference lib="dom" />
import { expect, test } from 'vitest'
import { cellsOf } from '../support/gui-cells'
import { ADDRESS, type Hostile, openedDen } from '../support/gui-hostile'
import { sheetOf } from '../support/gui-record'
import { PAYLOADS } from '../support/hostile'
import { THINGS } from '../support/hostile-things'
import { opened } from '../support/opened'

const den = openedDen()
const at = opened(() => sheetOf(den.page))
const cells = opened(() => cellsOf(den.page, 'things'))

const LONG = { timeout: 600_000 }

/** What stands on one line of an input, and has room in it. */
const short = (): readonly Hostile[] =>
  den.all.filter(({ text, name }) => !/[\n\ufffd]/.test(text) && name !== 'a long text')

/** What a field is written with in the form that is open. */
const control = (field: string) => at.body.locator(`:is(textarea, select)[name=${field}]`)

const line = ({ id }: Hostile) => den.page.locator(`#things-line-${id}`)
const change = (id: string, json: object) =>
  den.server.admin(`${THINGS}/${id}`, { method: 'PATCH', json })

test('a table shows it as text, and who is signed in', LONG, async () => {
  await den.page
    .locator('#who')
    .getByText(PAYLOADS.script ?? '', { exact: true })
    .waitFor()
  for (const one of den.all) {
    const cell = await cells.cell(one.id, 'title')
    await expect
      .poll(() => cell.textContent(), { message: one.name })
      .toContain(one.text.slice(0, 150))
    expect(await (await cells.cell(one.id, 'mail')).textContent()).toBe(ADDRESS)
    for (const field of ['note', 'tags', 'one', 'meta', 'owner', 'helpers']) {
      const text = await (await cells.cell(one.id, field)).textContent()
      expect(text?.trim(), `${one.name}: ${field}`).not.toBe('')
    }
  }
})

test(
  'a cell that is written in, where others write, what is undone, and what is live',
  LONG,
  async () => {
    for (const one of short()) {
      const { id, text } = one
      const was = text.slice(0, 120)
      await cells.open(id, 'short')
      expect(await cells.control.inputValue(), one.name).toBe(was)
      await change(id, { short: `${was} theirs` })
      await cells.control.fill(`${was} mine`)
      await den.page.keyboard.press('Enter')
      await expect
        .poll(() => at.question.locator('tbody td, tbody th').allTextContents(), {
          message: one.name,
        })
        .toEqual(['Short', was, `${was} theirs`, `${was} mine`])
      await at.answer('Save what I wrote')
      await cells.closed()
      await line(one).getByText(`${was} mine`, { exact: true }).waitFor()
      await den.page.keyboard.press('Control+z')
      await cells.saved('Undone: Short')
      await line(one).getByText(`${was} theirs`, { exact: true }).waitFor()
    }
  },
)

test('a record, what leads to it, and the form of each', LONG, async () => {
  for (const { name, id, text } of den.all) {
    await at.open(id)
    const detail = den.page.locator(`#things-detail-${id}`)
    await expect.poll(() => detail.textContent(), { message: name }).toContain(text)
    await at.sheet.getByRole('tab', { name: /^Labels/ }).waitFor()
    await at.button('Edit').click()
    await at.body.getByRole('toolbar').waitFor()
    expect(await control('title').inputValue(), name).toBe(text)
    expect(await control('note').inputValue(), name).toBe(text)
    expect(await at.body.locator('input[name=mail]').inputValue()).toBe(ADDRESS)
    expect(await control('one').inputValue(), name).toBe(chosen(text))
    await at.body
      .locator('.chip', { hasText: text.slice(0, 40).trim() })
      .first()
      .waitFor()
    await at.button('Cancel').click()
    const { owner } = (await (await den.server.admin(`${THINGS}/${id}`)).json()) as {
      owner: string
    }
    await at.go(`#/people/${owner}`)
    await at.sheet
      .getByRole('tab', { name: /^Things/ })
      .first()
      .waitFor()
    await expect
      .poll(() => at.sheet.getByRole('tabpanel').textContent(), { message: name })
      .toContain(text.trim())
    await den.expectQuiet()
  }
})

const chosen = (text: string): string => text.slice(0, 120).replaceAll('\ufffd', '0')

test('what is searched, and the names of files', LONG, async () => {
  await at.go('#/things/new')
  const owner = at.body.getByRole('combobox', { name: 'Owner' }).and(den.page.locator('input'))
  await owner.waitFor()
  const options = den.page.getByRole('listbox', { name: 'Owner' }).getByRole('option')
  for (const { name, text } of den.all) {
    const typed = text.split(/\s/, 1)[0]?.slice(0, 40) ?? ''
    await owner.fill(typed)
    // Nobody can write the zero that PocketBase would find.
    if (!text.includes('\ufffd')) {
      await options.filter({ hasText: typed }).first().click()
      await at.body.locator('.chip').first().waitFor()
    }
    await den.expectQuiet()
    const file = { name: text.slice(0, 80), buffer: Buffer.from('a'), mimeType: 'text/plain' }
    await at.body.getByLabel('Photo').setInputFiles(file)
    const said = at.body.locator('form > div', { has: den.page.locator('[name=photo]') })
    await expect.poll(() => said.textContent(), { message: name }).toContain(file.name)
    await at.body.getByLabel('Papers').setInputFiles({ ...file, mimeType: 'application/pdf' })
    await at.body.getByText(`${file.name} is none of text/plain.`).waitFor()
  }
  await at.button('Close').click()
  await at.answer('Discard it')
})
