import type { Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { gate } from '../support/gui-bulk'
import { held, openThings, sheetOf } from '../support/gui-record'
import { opened } from '../support/opened'

const things = opened(openThings)
const at = opened(() => sheetOf(things.page))

const SAYS = 'What you wrote is being saved. One moment …'

/** How many things have a title. */
async function count(title: string): Promise<number> {
  const query = new URLSearchParams({ filter: `title = '${title}'` })
  const answer = await things.server.admin(`/api/collections/things/records?${query}`)
  return ((await answer.json()) as { totalItems: number }).totalItems
}

/** Opens the form of a new thing, writes its title, and holds back what creates it. */
async function creating(
  title: string,
  answer = (route: Route) => route.continue(),
): Promise<() => void> {
  const { page } = things
  const { opened: go, open } = gate()
  const hold = async (route: Route): Promise<void> => {
    await go
    await answer(route)
  }
  await page.route('**/api/collections/things/records?view=none', hold, { times: 1 })
  await at.go('#/things/new?sort=title')
  await at.body.getByLabel('Title').fill(title)
  await at.button('Create').click()
  return open
}

const ways = [
  ['the browser’s way back', () => things.page.goBack()],
  ['Close', () => at.button('Close').click()],
  ['Escape', () => at.body.getByLabel('Title').press('Escape')],
] as const

test.each(ways)('a new record that is on its way is not discarded by %s', async (way, leave) => {
  const { page } = things
  const title = `By ${way}`.slice(0, 20)
  await at.go('#/things?sort=title')
  await at.sheet.waitFor({ state: 'hidden' })
  const go = await creating(title)
  await leave()
  await at.sheet.getByText(SAYS).waitFor()
  expect(await at.question.isVisible()).toBe(false)
  expect(page.url()).toContain('/things/new')
  go()
  await at.sheet.waitFor({ state: 'hidden' })
  await page.locator('#grid').getByText(title).waitFor()
  expect(page.url()).toMatch(/#\/things\?sort=title$/)
  expect(await at.question.isVisible()).toBe(false)
  expect(await count(title)).toBe(1)
})

test('where it is refused, whoever wants to leave is asked then', async () => {
  await at.go('#/things?sort=title')
  const data = { title: { code: 'validation_taken', message: 'It is taken.' } }
  const json = { status: 400, message: 'No.', data }
  const go = await creating('Refused', (route) => route.fulfill({ status: 400, json }))
  await at.button('Close').click()
  await at.button('Close').click()
  await at.sheet.getByText(SAYS).waitFor()
  go()
  await at.answer('Go on writing')
  await at.body.getByText('It is taken.').waitFor()
  expect(await at.sheet.getByText(SAYS).isVisible()).toBe(false)
  await at.button('Close').click()
  await at.answer('Discard it')
  await at.sheet.waitFor({ state: 'hidden' })
  expect(await count('Refused')).toBe(0)
})

test('a change that is on its way is not discarded by Cancel', async () => {
  const { id } = await things.make()
  await at.edit(id)
  await at.body.getByLabel('Title').fill('Changed')
  const go = await held(things.page, 'PATCH')
  await at.button('Save').click()
  await at.button('Cancel').click()
  await at.sheet.getByText(SAYS).waitFor()
  go()
  await at.body.getByRole('heading', { name: 'Changed' }).waitFor()
  expect(await things.thing(id)).toMatchObject({ title: 'Changed' })
})
