import { expect, test } from 'vitest'
import { openThings, sheetOf } from '../support/gui-record'
import { opened } from '../support/opened'

const things = opened(openThings)
const at = opened(() => sheetOf(things.page))

const meta = () => at.body.getByLabel('Meta')

test('a JSON field that holds nothing is an empty box, also once it was sent', async () => {
  const { id } = await things.make()
  await at.edit(id)
  expect(await meta().inputValue()).toBe('')
  await at.body.getByLabel('Size').evaluate((input) => input.removeAttribute('min'))
  await at.body.getByLabel('Size').fill('-1')
  await at.button('Save').click()
  await at.body.getByText(/^Must be (greater|larger)/).waitFor()
  expect(await meta().inputValue()).toBe('')
  await meta().fill('{"a": null}')
  await at.body.getByLabel('Size').fill('1')
  await at.button('Save').click()
  await at.button('Edit').waitFor()
  expect(await things.thing(id)).toMatchObject({ meta: { a: null }, size: 1 })
})

test('what is emptied holds nothing, and what others make of it is said', async () => {
  const { id } = await things.make({ meta: { a: null } })
  await at.edit(id)
  expect(await meta().inputValue()).toBe('{"a":null}')
  await meta().fill('')
  await things.change(id, { meta: null })
  await at.button('Save').click()
  const row = at.question.locator('tbody tr')
  await expect.poll(() => row.locator('td').allTextContents()).toEqual(['{"a":null}', '', ''])
  await at.answer('Save what I wrote')
  await at.button('Edit').waitFor()
  expect(await things.thing(id)).toMatchObject({ meta: null })
})

test('a new record is made with an empty JSON, whatever was refused before', async () => {
  const { page } = things
  await at.go('#/things/new?sort=title')
  await at.body.getByLabel('Title').fill('Without meta')
  await at.body.getByLabel('Size').evaluate((input) => input.removeAttribute('min'))
  await at.body.getByLabel('Size').fill('-1')
  await at.button('Create').click()
  await at.body.getByText(/^Must be (greater|larger)/).waitFor()
  expect(await meta().inputValue()).toBe('')
  await at.body.getByLabel('Size').fill('1')
  await at.button('Create').click()
  await page.waitForURL((url) => /#\/things\/\w{15}/.test(url.hash))
  const id = /things\/(\w{15})/.exec(page.url())?.[1] ?? ''
  expect(await things.thing(id)).toMatchObject({ meta: null })
})
