/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { loginOf } from '../support/gui'
import { PNG } from '../support/gui-fields'
import { give, moved } from '../support/gui-given'
import { sheetOf } from '../support/gui-record'
import { FELIX, MARA, openShop, TOM } from '../support/gui-shop'
import { opened } from '../support/opened'
import { keepSecret } from '../support/secrets'
import { sql } from '../support/sql'

const shop = opened(openShop)

/** Sends the form of a new record: its id. */
async function created(page: Page): Promise<string> {
  await sheetOf(page).button('Create').click()
  await page.waitForURL((url) => /#\/\w+\/\w{15}$/.test(url.hash))
  return page.url().slice(-15)
}

/** Chooses a record by what is typed of its name. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  const { input, choices, chips } = sheetOf(page).relation(label)
  await input.fill(text)
  await choices.filter({ hasText: text }).first().waitFor()
  await input.press('Enter')
  await chips.filter({ hasText: text }).first().waitFor()
}

test('the front desk writes down a customer, a device and a ticket, in fields of each type', async () => {
  const page = await shop.visit('#/customers/new', FELIX)
  const at = sheetOf(page)
  const { body } = at
  const field = (label: string) => body.getByLabel(label, { exact: true })
  await body.locator('.map').waitFor()
  await field('Name').fill('Grace Okonkwo-Test')
  // To a browser this is an address.
  await field('Email').fill('grace@nowhere')
  await field('Phone').fill('+44 7700 900123')
  await field('Website').fill('https://grace.example.org/')
  for (const way of ['phone', 'text message']) {
    await body.getByRole('checkbox', { name: way, exact: true }).check()
  }
  await field('Newsletter').check()
  const { width = 0, height = 0 } = (await body.locator('.map').boundingBox()) ?? {}
  await body.locator('.map').click({ position: { x: width * 0.75, y: height * 0.25 } })
  expect(await body.locator('input[name=created], input[name=updated]').count()).toBe(0)
  await at.button('Create').click()
  await body.locator('output[name=email]', { hasText: 'valid email' }).waitFor()
  await field('Email').fill('grace@example.org')
  const customer = await created(page)
  const { location, ...stored } = await shop.asked(`customers/records/${customer}`)
  expect(stored).toMatchObject({
    ...{ name: 'Grace Okonkwo-Test', email: 'grace@example.org', newsletter: true },
    ...{ website: 'https://grace.example.org/', reach_by: ['phone', 'text message'] },
  })
  const { lat, lon } = location as { readonly lat: number; readonly lon: number }
  expect(Math.abs(lat - 45) + Math.abs(lon - 90)).toBeLessThan(2)

  await at.go('#/devices/new')
  await choose(page, 'Customer', 'Grace Okonkwo-Test')
  await field('Kind').selectOption('laptop')
  await field('Brand').fill('Framework')
  await field('Model').fill('Laptop 13')
  await field('Serial').fill('FRA-00000999')
  await field('Bought on (Europe/Berlin)').fill('2025-07-01T02:30')
  await field('Specs').fill('{"colour": silver}')
  await body.getByText('Line 1, column 12: ').waitFor()
  await field('Specs').fill('{"colour": "silver", "memory": 32}')
  const device = await created(page)
  expect(await shop.asked(`devices/records/${device}`)).toMatchObject({
    ...{ customer, kind: 'laptop', serial: 'FRA-00000999', bought_on: '2025-07-01 00:30:00.000Z' },
    specs: { colour: 'silver', memory: 32 },
  })

  await at.go('#/tickets/new')
  await body.getByRole('toolbar').waitFor()
  await field('Title').fill('Hinge is loose')
  await field('Status').selectOption('new')
  await body.getByRole('textbox', { name: 'Problem' }).click()
  await body.getByRole('button', { name: 'Bold' }).click()
  await page.keyboard.type('It wobbles')
  await choose(page, 'Customer', 'Grace Okonkwo-Test')
  await choose(page, 'Device', 'Framework Laptop 13')
  await choose(page, 'Assignee', 'Tom Okafor')
  for (const name of ['Ines Carvalho', 'Priya Raman']) await choose(page, 'Helpers', name)
  await field('Estimate').fill('49.5')
  const quote = { name: 'quote.txt', type: 'text/plain', bytes: 1_900_000 }
  await give(body.getByLabel('Documents'), 'drop', [quote])
  await body.getByText('quote.txt').waitFor()
  const progress = moved(page.locator('#record progress'))
  const ticket = await created(page)
  expect(await progress).toBe(true)
  const { documents, ...made } = await shop.asked(`tickets/records/${ticket}`)
  expect(made).toMatchObject({
    ...{ title: 'Hinge is loose', status: 'new', customer, estimate: 49.5 },
    ...{ number: expect.stringMatching(/^R-\d{8}$/), created: expect.stringMatching(/^20/) },
    problem: '<p><strong>It wobbles</strong></p>',
  })
  expect(made.helpers).toHaveLength(2)
  const [name] = documents as readonly string[]
  const link = page.locator(`#tickets-detail-${ticket} a[href*="${name}"]`)
  await expect.poll(() => link.getAttribute('href')).toContain('?token=')
  const address = new URL((await link.getAttribute('href')) ?? '', shop.server.url)
  expect((await fetch(address)).status).toBe(200)
  expect((await fetch(`${address.origin}${address.pathname}`)).status).toBe(404)

  // What leads to the customer stands in tabs; a change sends what was written alone.
  await at.go(`#/customers/${customer}`)
  await at.sheet.getByRole('tab', { name: /^Devices ?1$/ }).click()
  await at.sheet.getByRole('tabpanel').getByText('Framework Laptop 13').waitFor()
  await at.sheet.getByRole('tab', { name: /^Tickets ?1$/ }).click()
  await at.sheet.getByRole('tabpanel').getByText('Hinge is loose').waitFor()
  await at.button('Edit').click()
  await field('Address').fill('1 Copper Lane')
  const sent = page.waitForRequest((request) => request.method() === 'PATCH')
  await at.button('Save').click()
  expect([...((await sent).postData() ?? '').matchAll(/name="([^"]+)"/g)]).toHaveLength(1)
  await at.button('Edit').waitFor()
  expect(await shop.asked(`customers/records/${customer}`)).toMatchObject({
    ...{ ...stored, updated: expect.any(String), address: '1 Copper Lane' },
  })
})

test('a technician drops a photo, which is shown small, and shares it', async () => {
  const page = await shop.visit('#/photos/new', TOM)
  const at = sheetOf(page)
  await choose(page, 'Ticket', 'R-00000')
  await give(at.body.getByLabel('Picture'), 'drop', [
    { name: 'lid.png', type: 'image/png', bytes: PNG },
  ])
  await at.body.getByText('lid.png').waitFor()
  await at.body.getByLabel('Moment').selectOption('before')
  await at.body.getByLabel('Caption').fill('The lid is off')
  await choose(page, 'Taken by', 'Tom Okafor')
  const photo = await created(page)
  const picture = page.locator(`#photos-detail-${photo} img`)
  await expect
    .poll(() => picture.evaluate((one) => (one as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0)
  expect(await picture.getAttribute('src')).toContain('?thumb=')
  await at.button('Edit').click()
  await at.body.getByLabel('Shared').check()
  await at.button('Save').click()
  await at.button('Edit').waitFor()
  const guest = await shop.visit(`#/photos/${photo}`)
  await guest.getByText('The lid is off').first().waitFor()
  expect(await sheetOf(guest).button('Edit').isVisible()).toBe(false)
})

test('a manager adds a technician, who signs in and has a pin for the till', async () => {
  const page = await shop.visit('#/technicians/new', MARA)
  const { body } = sheetOf(page)
  const word = 'a-password-of-noor'
  keepSecret(word)
  await body.getByLabel('Name', { exact: true }).fill('Noor Haddad')
  await body.getByLabel('Email', { exact: true }).fill('noor@repair.example')
  await body.locator('input[name=password]').fill(word)
  await body.locator('input[name=passwordConfirm]').fill(word)
  await body.getByLabel('Role').selectOption('technician')
  await body.getByRole('checkbox', { name: 'camera', exact: true }).check()
  await body.locator('input[name=till_pin]').fill('4321')
  await body.getByLabel('Active').check()
  const id = await created(page)
  const { record } = await loginOf(shop.server.url, 'technicians', 'noor@repair.example', word)
  expect(record).toMatchObject({ name: 'Noor Haddad', skills: ['camera'] })
  const hash = `SELECT length(till_pin) n FROM technicians WHERE id = '${id}'`
  expect(await sql(shop.server, hash)).toBe(60)
  expect(await page.locator(`#technicians-detail-${id}`).textContent()).not.toContain('4321')
})

test('no page asked another host, or complained of more than what was refused', () =>
  shop.expectQuiet(/status of 400 /))
