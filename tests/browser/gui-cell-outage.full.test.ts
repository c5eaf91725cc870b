import type { Page, Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { cellsOf } from '../support/gui-cells'
import { openThings, sheetOf } from '../support/gui-record'
import { opened } from '../support/opened'

const things = opened(openThings)
const sheet = opened(() => sheetOf(things.page))
const cells = opened(() => cellsOf(things.page, 'things'))

const offline = (yes: boolean) => things.page.context().setOffline(yes)
const gone = () => things.page.getByText('No connection. Trying again …')
const nothing = 'There is no such record, or you may not see it.'

/** Refuses what is read of a record, in the words of something that stands before PocketBase. */
async function refusing(page: Page, url: string, status: number): Promise<() => Promise<void>> {
  const refuse = (route: Route) =>
    route.request().method() === 'GET'
      ? route.fulfill({ status, body: '<h1>No</h1>' })
      : route.fallback()
  await page.route(url, refuse)
  return () => page.unroute(url, refuse)
}

test('a cell that is opened without a connection opens once there is one, with what was typed', async () => {
  const { page } = things
  const [id, next] = [
    await things.shown({ title: 'a away' }),
    await things.shown({ title: 'b away' }),
  ]
  await cells.at(id, 'size')
  await offline(true)
  await page.keyboard.type('12\n')
  await gone().waitFor()
  await page.keyboard.type('13')
  expect(await page.locator('#problem').isVisible()).toBe(false)
  await offline(false)
  await expect.poll(async () => (await things.thing(id)).size).toBe(12)
  await expect.poll(() => cells.control.inputValue()).toBe('13')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await things.thing(next)).size).toBe(13)
  await cells.closed()
  await gone().waitFor({ state: 'detached' })
})

test('what is given up while there is no connection is not written later', async () => {
  const { page } = things
  const id = await things.shown({ title: 'c given up' })
  await cells.at(id, 'size')
  await offline(true)
  await page.keyboard.type('99')
  await gone().waitFor()
  await page.keyboard.press('Escape')
  await gone().waitFor({ state: 'detached' })
  await offline(false)
  await cells.open(id, 'size')
  expect(await cells.control.inputValue()).toBe('3')
  await page.keyboard.press('Escape')
  await cells.closed()
})

test('a cell that is refused for a while says why, and what was typed; then it opens', async () => {
  const { page } = things
  const id = await things.shown({ title: 'd refused' })
  await cells.at(id, 'size')
  const end = await refusing(page, `**/things/records/${id}?`, 429)
  await page.keyboard.type('7')
  const problem = page.locator('#problem')
  await problem.getByText('That was too much at once. Wait a moment, then try again.').waitFor()
  expect(await problem.textContent()).toMatch(/You wrote: 7$/)
  await end()
  await cells.open(id, 'size')
  await problem.waitFor({ state: 'hidden' })
  await page.keyboard.press('Escape')
  await cells.closed()
})

test('what others have changed is not overwritten where that cannot be seen for a while', async () => {
  const { page } = things
  const says = 'That was too much at once. Wait a moment, then try again.'
  const id = await things.shown({ title: 'e unseen' })
  // The page reads its lines again by then, which is none of what is tried here.
  const heard = (values: object) =>
    Promise.all([page.waitForResponse(/[?&]view=lines/), things.change(id, values)])
  const url = `**/things/records/${id}?`
  await cells.open(id, 'size')
  await page.keyboard.type('12')
  await heard({ size: 50 })
  const end = await refusing(page, url, 429)
  await page.keyboard.press('Enter')
  await cells.over.getByText(says).waitFor()
  await end()
  expect(await things.thing(id)).toMatchObject({ size: 50 })
  await cells.control.press('Enter')
  await sheet.answer('Save what I wrote')
  await expect.poll(async () => (await things.thing(id)).size).toBe(12)
  await cells.closed()

  await sheet.edit(id)
  await sheet.body.getByLabel('Size').fill('13')
  await heard({ size: 51 })
  const endAgain = await refusing(page, url, 429)
  await sheet.button('Save').click()
  await sheet.sheet.getByText(says).waitFor()
  await endAgain()
  expect(await things.thing(id)).toMatchObject({ size: 51 })
  await sheet.button('Save').click()
  await sheet.answer('Save what I wrote')
  await sheet.button('Edit').waitFor()
  expect(await sheet.sheet.getByText(says).isVisible()).toBe(false)
  expect(await things.thing(id)).toMatchObject({ size: 13 })
})

test('a form that is opened without a connection comes later, as if nothing had been', async () => {
  const { page } = things
  const id = await things.shown({ title: 'e form' })
  await sheet.open(id)
  await page.setViewportSize({ width: 360, height: 800 })
  await offline(true)
  await sheet.button('Edit').click()
  await sheet.sheet.getByText('No connection. Trying again …').waitFor()
  expect(await sheet.sheet.getByText(nothing).isVisible()).toBe(false)
  await offline(false)
  await sheet.body.getByLabel('Title').fill('e written')
  await gone().waitFor({ state: 'detached' })
  await sheet.button('Save').click()
  await sheet.body.getByRole('heading', { name: 'e written' }).waitFor()
  await page.setViewportSize({ width: 1280, height: 720 })
})

test.each([
  ['form', 'That was too much at once. Wait a moment, then try again.', 429],
  ['detail', 'Something is wrong with the server. Try again in a while.', 500],
])('a %s that is refused for a while says so, and comes by itself', async (view, says, status) => {
  const { page } = things
  const id = await things.shown({ title: `f ${view}` })
  const end = await refusing(page, `**/things/records/${id}?view=${view}**`, status)
  await sheet.go(`#/things/${id}?sort=title`)
  if (view === 'form') await sheet.button('Edit').click()
  await sheet.sheet.getByText(says).waitFor()
  await end()
  await (view === 'form' ? sheet.body.getByLabel('Title') : sheet.button('Edit')).waitFor()
  await sheet.sheet.getByText(says).waitFor({ state: 'hidden' })
  await sheet.go('#/things?sort=title')
  await sheet.sheet.waitFor({ state: 'hidden' })
})

test('whoever has gone elsewhere by then is not led to the form of a cell', async () => {
  const { page } = things
  const id = await things.shown({ title: 'g elsewhere' })
  await cells.at(id, 'meta')
  await offline(true)
  await page.keyboard.press('Enter')
  await gone().waitFor()
  await sheet.go('#/things?sort=-title')
  await offline(false)
  await gone().waitFor({ state: 'detached' })
  await page.locator('#scroll[aria-busy=false]').waitFor()
  expect(page.url()).toMatch(/#\/things\?sort=-title$/)
})
