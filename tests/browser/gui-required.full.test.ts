import { expect, test } from 'vitest'
import { expectAccessible } from '../support/gui'
import { openFields } from '../support/gui-fields'
import { sheetOf } from '../support/gui-record'
import { opened } from '../support/opened'

const fields = opened(openFields)
const at = opened(() => sheetOf(fields.page))

/** What stands after a name in the form. */
const markOf = (name: string): Promise<string> =>
  at.body
    .locator('form')
    .getByText(name, { exact: true })
    .first()
    .evaluate((label) => getComputedStyle(label, '::after').content)

test('what is asked for is marked, and the first that is wrong is gone to', async () => {
  const { page, server } = fields
  const rules = { listRule: '', viewRule: '', createRule: '' }
  const filler = Array.from({ length: 20 }, (_one, at) => ({ name: `text${at}`, type: 'text' }))
  await server.admin('/api/collections', {
    json: {
      ...{ name: 'places', type: 'base', ...rules },
      fields: [
        { name: 'name', type: 'text', presentable: true },
        { name: 'story', type: 'editor', required: true },
        { name: 'place', type: 'geoPoint', required: true },
        { name: 'other', type: 'geoPoint' },
        ...filler,
      ],
    },
  })
  await page.reload()
  await page.setViewportSize({ width: 1280, height: 500 })
  await at.go('#/places/new')
  const story = at.body.getByRole('textbox', { name: 'Story' })
  await at.body.locator('.rich').waitFor()
  expect(await markOf('Story')).toContain('*')
  expect(await markOf('Place')).toContain('*')
  expect(await markOf('Other')).not.toContain('*')
  await at.button('Create').click()
  const place = at.body.getByRole('group', { name: 'Place' })
  const isFocused = (label: string) =>
    place.getByLabel(label).evaluate((one) => one === document.activeElement)
  await expect.poll(() => isFocused('Latitude')).toBe(true)
  await place.getByLabel('Latitude').fill('52.5')
  await place.getByLabel('Longitude').fill('13.4')
  await at.button('Create').click()
  await expect.poll(() => story.evaluate((one) => one === document.activeElement)).toBe(true)
  expect(await story.getAttribute('aria-invalid')).toBe('true')
  const red = await at.body
    .getByText('Cannot be blank.')
    .evaluate((output) => getComputedStyle(output).color)
  expect(await story.evaluate((one) => getComputedStyle(one).borderTopColor)).toBe(red)
  // It stands below what stays at the top of the sheet.
  const head = await page.locator('#record-head').boundingBox()
  const label = await at.body.locator('form').getByText('Story', { exact: true }).boundingBox()
  expect(label?.y).toBeGreaterThanOrEqual((head?.y ?? 0) + (head?.height ?? 0))
  await expectAccessible(page)
  // Its source is written in where that is asked for, and is found wrong as well.
  await at.body.getByRole('button', { name: 'Source' }).click()
  const source = at.body.locator('textarea[name=story]')
  expect(await source.getAttribute('aria-invalid')).toBe('true')
  await source.fill('<p>Long ago</p>')
  await at.button('Create').click()
  await page.waitForURL((url) => /#\/places\/\w{15}$/.test(url.hash))
  await at.body.locator('.rich').getByText('Long ago').waitFor()
  expect(fields.wrong).toEqual([])
})
