/// <reference lib="dom" />
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CONTROL } from '../../pb_hooks_src/pages/texts-fields'
import { type Fields, openFields } from '../support/gui-fields'
import { sheetOf } from '../support/gui-record'

let fields: Fields
let at: ReturnType<typeof sheetOf>
beforeAll(async () => {
  fields = await openFields()
  at = sheetOf(fields.page)
  await at.go('#/things/new')
  await map().waitFor()
})
afterAll(async () => {
  await fields.browser.close()
  await fields.server.stop()
})

const map = () => at.body.locator('.map')
const tool = (name: string) => at.body.getByRole('button', { name, exact: true })

/** The position that the form holds. */
async function position(): Promise<{ readonly lat: number; readonly lon: number }> {
  const read = async (name: string) => Number(await at.body.getByLabel(name).inputValue())
  return { lat: await read('Latitude'), lon: await read('Longitude') }
}

/** A point of the screen, by parts of the width and the height of the map. */
async function pointAt(x: number, y: number): Promise<readonly [x: number, y: number]> {
  await map().scrollIntoViewIfNeeded()
  const box = await map().boundingBox()
  if (!box) throw new Error('There is no map.')
  return [box.x + x * box.width, box.y + y * box.height]
}

test('a mark is dragged over the world', async () => {
  const { mouse } = fields.page
  await mouse.move(...(await pointAt(0.5, 0.5)))
  await mouse.down()
  await mouse.move(...(await pointAt(0.6, 0.4)))
  await mouse.move(...(await pointAt(0.75, 0.25)))
  await mouse.up()
  await mouse.move(...(await pointAt(0.1, 0.9)))
  const { lat, lon } = await position()
  expect(Math.abs(lat - 45)).toBeLessThan(1)
  expect(Math.abs(lon - 90)).toBeLessThan(1)
  const [x, y] = await pointAt(0.75, 0.25)
  const mark = await at.body.locator('.mark').boundingBox()
  expect(Math.abs((mark?.x ?? 0) + (mark?.width ?? 0) / 2 - x)).toBeLessThan(2)
  expect(Math.abs((mark?.y ?? 0) + (mark?.height ?? 0) / 2 - y)).toBeLessThan(2)
})

test('where the world is enlarged, the mark stands in the middle and is placed finer', async () => {
  const { mouse } = fields.page
  const before = await position()
  await tool(CONTROL.closer).click()
  await tool(CONTROL.closer).click()
  expect(await position()).toEqual(before)
  const [x, y] = await pointAt(0.5, 0.5)
  const mark = await at.body.locator('.mark').boundingBox()
  expect(Math.abs((mark?.x ?? 0) + (mark?.width ?? 0) / 2 - x)).toBeLessThan(2)
  await mouse.move(x, y)
  await mouse.down()
  await mouse.move(...(await pointAt(0.625, 0.5)))
  await mouse.up()
  const { lat, lon } = await position()
  expect(Math.abs(lon - before.lon - 360 / 4 / 8)).toBeLessThan(0.5)
  expect(Math.abs(lat - before.lat)).toBeLessThan(0.5)
  for (let times = 0; times < 9; times++) await tool(CONTROL.farther).click()
  const [world, frame] = [await at.body.locator('.world').boundingBox(), await map().boundingBox()]
  expect(Math.abs((world?.width ?? 0) - (frame?.width ?? 0))).toBeLessThan(4)
})

test('the browser says where it is, or why it does not', async () => {
  const { page } = fields
  await at.body.getByLabel('Title').fill('Here')
  await tool(CONTROL.here).click()
  await at.body.getByText(CONTROL.nowhere).waitFor()
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation({ latitude: 52.52, longitude: 13.405 })
  await tool(CONTROL.here).click()
  await expect.poll(position).toEqual({ lat: 52.52, lon: 13.405 })
  await at.button('Create').click()
  await page.waitForURL((url) => /#\/things\/\w{15}$/.test(url.hash))
  const { place } = await fields.thing(page.url().slice(-15))
  expect(place).toEqual({ lat: 52.52, lon: 13.405 })
  expect(fields.wrong).toEqual([])
  expect(fields.visit.complaints).toEqual([])
})
