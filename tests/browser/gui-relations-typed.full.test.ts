import type { Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { cellsOf } from '../support/gui-cells'
import { sheetOf } from '../support/gui-record'
import { openLibrary } from '../support/gui-relations'
import { opened } from '../support/opened'

const library = opened(openLibrary)
const at = opened(() => sheetOf(library.page))

/** Keeps back what is found, until somebody lets it through. */
async function held(): Promise<() => Promise<void>> {
  const SEARCHES = /[?&]view=options/
  let letGo = (): void => undefined
  const gone = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const hold = async (route: Route): Promise<void> => {
    await gone
    await route.continue().catch(() => undefined)
  }
  await library.page.route(SEARCHES, hold)
  return async () => {
    letGo()
    await library.page.unroute(SEARCHES, hold)
  }
}

test('Enter chooses what was typed, and nothing of the list that was there before', async () => {
  const { page } = library
  await at.go('#/books/new')
  const input = at.body.getByRole('combobox', { name: 'Writer' }).and(page.locator('input'))
  const choices = page.getByRole('listbox', { name: 'Writer' }).getByRole('option')
  const chips = at.body.locator('.chips .chip')
  await input.click()
  await expect.poll(() => choices.count()).toBe(20)
  const letGo = await held()
  await input.pressSequentially('Writer 77777')
  for (const key of ['ArrowDown', 'Enter', 'ArrowDown', 'Enter']) await input.press(key)
  expect(await chips.count()).toBe(0)
  expect(await input.inputValue()).toBe('Writer 77777')
  await letGo()
  await expect.poll(() => chips.allTextContents()).toEqual(['Writer 77777 Norway×'])
  expect(await input.inputValue()).toBe('')
  // Whoever types on after Enter has not chosen yet.
  const letAllGo = await held()
  await input.pressSequentially('Writer 1')
  await input.press('Enter')
  await input.pressSequentially('2345')
  await letAllGo()
  await choices.filter({ hasText: 'Writer 12345' }).waitFor()
  expect(await chips.allTextContents()).toEqual(['Writer 77777 Norway×'])
  // What nobody is called chooses nobody.
  await input.fill('nobody at all')
  await input.press('Enter')
  await at.body.getByText('No match.').waitFor()
  expect(await chips.allTextContents()).toEqual(['Writer 77777 Norway×'])
  await at.button('Close').click()
  await at.answer('Discard it')
})

test('so it does in a cell, which is saved then', async () => {
  const { page } = library
  const { id } = await library.make('books', { title: 'Typed', writer: 'writer000011111' })
  await at.go(`#/books?filter=${encodeURIComponent("title = 'Typed'")}`)
  const cells = cellsOf(page, 'books')
  await (await cells.at(id, 'writer')).click()
  await page.getByRole('option').nth(9).waitFor()
  const letGo = await held()
  await cells.control.pressSequentially('Writer 12345')
  await page.keyboard.press('Enter')
  expect(await library.record('books', id)).toMatchObject({ writer: 'writer000011111' })
  await letGo()
  await cells.closed()
  expect(await library.record('books', id)).toMatchObject({ writer: 'writer000012345' })
})

test('the page had nothing to complain of', () => expect(library.visit.complaints).toEqual([]))
