/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { cellsOf } from '../support/gui-cells'
import { expectNothingFound, look as lookAt } from '../support/gui-looks'
import { sheetOf } from '../support/gui-record'
import { MARA, openShop, ready as readyIn, type Shop, SUPERUSER } from '../support/gui-shop'
import { opened } from '../support/opened'

const shop = opened(openShop)
let page: Page
let at: ReturnType<typeof sheetOf>
let cells: ReturnType<typeof cellsOf>
afterEach(async () => {
  await page.context().close()
  expectNothingFound()
})

async function visit(...where: Parameters<Shop['visit']>): Promise<void> {
  page = await shop.visit(...where)
  at = sheetOf(page)
  cells = cellsOf(page, 'tickets')
}

const look = (what: string, open?: () => Promise<unknown>) => lookAt(page, what, open)
const LONG = { timeout: 600_000 }

/** Opens a menu of the bar, unless it is open. */
const menu = (button: string, place: string) => async () => {
  if (!(await page.locator(place).isVisible())) await page.locator(button).click()
  await page.locator(place).waitFor()
}

const ready = () => readyIn(page)

test('of a table: its tools, cells, and what is found', LONG, async () => {
  await visit('', MARA)
  await page.locator('#at-home').waitFor()
  await look('home')
  await look('the finder', async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.locator('#finder-text').fill('t')
    await page.getByRole('option').first().waitFor()
  })
  await page.keyboard.press('Escape')
  await page.goto('/stack/#/tickets?sort=-priority,due')
  await ready()
  await look('a table')
  await look('conditions', menu('#add-condition', '#builder'))
  await page.keyboard.press('Escape')
  await look('columns', menu('#choose-columns', '#columns'))
  await page.keyboard.press('Escape')
  await look('saved views', menu('#to-views', '#views'))
  await page.keyboard.press('Escape')
  await look('export', menu('#to-export', '#export'))
  await page.keyboard.press('Escape')
  await look('the collections on a telephone', async () => {
    const button = page.locator('#menu')
    const closed = (await button.getAttribute('aria-expanded')) === 'false'
    if (closed && (await button.isVisible())) await button.click()
  })
  await page.goto('/stack/#/tickets?filter=nonsense >')
  await page.locator('#problem').waitFor()
  await look('a filter that is wrong')
  await page.goto("/stack/#/tickets?filter=title = 'nothing of the kind'&dense=1")
  await page.getByText('Nothing fits.').waitFor()
  await look('nothing found')
})

test('of cells: what they are written in with, and where others write', LONG, async () => {
  await visit('#/tickets?columns=number,title,status,due,estimate,warranty', MARA)
  await ready()
  const line = page.locator('#grid tbody tr').first()
  const id = ((await line.getAttribute('id')) ?? '').replace('tickets-line-', '')
  const opened = (field: string) => async () => {
    if (await cells.control.first().isVisible()) return
    await cells.open(id, field)
  }
  await look('a text in a cell', opened('title'))
  await page.keyboard.press('Escape')
  await cells.closed()
  await look('a time in a cell', opened('due'))
  await page.keyboard.press('Escape')
  await cells.closed()
  await cells.open(id, 'title')
  await cells.control.evaluate((input) => input.removeAttribute('minlength'))
  await cells.control.fill('x')
  await page.keyboard.press('Enter')
  await cells.over.locator('output:not(:empty)').first().waitFor()
  await look('a cell with what is wrong')
  const path = `/api/collections/tickets/records/${id}`
  await shop.server.admin(path, { method: 'PATCH', json: { title: 'Written by somebody else' } })
  await cells.control.fill('Written by me')
  await page.keyboard.press('Enter')
  await at.question.getByText('Written by somebody else').waitFor()
  await look('a conflict')
  await at.answer('Save what I wrote')
  await cells.saved('Saved: Title')
  await look('what was saved')
})

test('of records: sheets, forms, and all that they are written with', LONG, async () => {
  await visit('#/customers', MARA)
  await ready()
  await page.locator('#grid tbody th a').first().click()
  await at.sheet.getByRole('tab').first().waitFor()
  await look('a record with what leads to it')
  await at.button('Edit').click()
  await at.body.locator('.map').waitFor()
  await at.body.getByRole('button', { name: 'Enlarge the map' }).click()
  await look('a form with a map that is enlarged')
  await at.button('Cancel').click()
  await at.go('#/tickets')
  await ready()
  await page.locator('#grid tbody th a').first().click()
  await at.sheet.getByRole('tab').first().waitFor()
  await look('a ticket')
  await at.button('Edit').click()
  await at.body.getByRole('toolbar').waitFor()
  await look('a form with rich text, lists and files')
  const customer = at.body.getByRole('combobox', { name: 'Customer' }).and(page.locator('input'))
  const choices = page.getByRole('listbox', { name: 'Customer' }).getByRole('option')
  await look('a search for a record', () =>
    expect
      .poll(async () => {
        await customer.press('ArrowDown')
        return choices.count()
      })
      .toBeGreaterThan(0),
  )
  await at.body.locator('input[name=title]').fill('Something else')
  await at.button('Close').click()
  await at.question.getByText('You have not saved').waitFor()
  await look('what is not saved')
  await at.answer('Discard it')
  await at.go('#/tickets/new')
  await at.body.getByRole('toolbar').waitFor()
  await look('a new record')
  await at.go('#/customers/new')
  await at.body.locator('.map').waitFor()
  await at.body.locator('input[name=name]').fill('Somebody')
  // To a browser this is an address.
  await at.body.locator('input[name=email]').fill('somebody@nowhere')
  await at.button('Create').click()
  await at.body.locator('output[name]:not(:empty)').first().waitFor()
  await look('a new record with what is wrong')
  await at.button('Close').click()
  await at.answer('Discard it')
  await at.go('#/technicians/new')
  await at.body.locator('[type=password]').first().waitFor()
  await look('passwords')
  await at.go('#/parts/gone')
  await at.sheet.getByText('There is no such record').waitFor()
  await look('a record that is gone')
})

test('of many at once: a superuser sets, deletes, and reads what was refused', LONG, async () => {
  await visit('#/customers', SUPERUSER)
  await ready()
  await page.locator('#grid thead .pick input').click()
  await page.locator('#bulk').waitFor()
  await look('what is selected')
  await page.locator('#bulk-set').click()
  await page.locator('#set-body form').waitFor()
  await look('a field that is set')
  await page.locator('#set-cancel').click()
  await page.locator('#bulk-delete').click()
  await at.question.getByText('They cannot be brought back.').waitFor()
  await look('to be deleted')
  await at.answer('Delete')
  await at.question.getByText('batch API is off').waitFor()
  await look('batches are off')
  await at.answer('Turn it on')
  await page.locator('#work-refused li').first().waitFor()
  await look('what was refused')
  await page.goto('/stack/#/_superusers')
  await ready()
  await look('superusers')
})
