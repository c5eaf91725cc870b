import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { gate, openCrowd } from '../support/gui-bulk'
import { cellsOf } from '../support/gui-cells'
import { type Hearing, hearing } from '../support/gui-heard'
import { opened } from '../support/opened'

const crowd = opened(openCrowd)

/** A page where nothing is open yet, and what it tells. */
async function visit(): Promise<readonly [Page, Hearing, (hash: string) => Promise<void>]> {
  const page = await crowd.as('user', '#/labels')
  await page.locator('#nav a[title=things]').waitFor({ state: 'attached' })
  const heard = await hearing(page)
  const go = async (hash: string): Promise<void> => {
    await page.evaluate((to) => {
      location.hash = to
    }, hash)
    await page.locator('#grid tbody tr').first().waitFor()
  }
  return [page, heard, go]
}

const changed = (id: string | undefined, json: object) =>
  crowd.server.admin(`/api/collections/things/records/${id}`, { method: 'PATCH', json })

test('of a table: how many there are, how many are shown, what others change', async () => {
  const [id] = await crowd.make('table', 120)
  const [page, heard, go] = await visit()
  const told = (...all: readonly string[]) =>
    expect.poll(heard.all, { timeout: 20_000 }).toEqual(all)
  await go("#/things?sort=title&filter=title ~ 'table'")
  await told('120 records')
  const end = () =>
    page.locator('#scroll').evaluate((scroll) => {
      scroll.scrollTop = scroll.scrollHeight
    })
  await end()
  await told('120 records', 'Lines that are shown: 100')
  await end()
  await told('120 records', 'Lines that are shown: 100', 'Lines that are shown: 120')
  await heard.clear()
  await changed(id, { notes: 'by somebody else' })
  await told('Lines changed by others: 1')
  await changed(id, { title: 'elsewhere' })
  await told('Lines changed by others: 1', '119 records')
  await heard.clear()
  await page.locator('#find').fill('nothing of the kind')
  await told('0 records')
  await page.context().close()
})

test('of cells: what is saved, undone and refused, each once', async () => {
  const [id = ''] = await crowd.make('cell', 3)
  const [page, heard, go] = await visit()
  await go("#/things?sort=title&filter=title ~ 'cell'")
  const cells = cellsOf(page, 'things')
  const write = async (text: string): Promise<void> => {
    await cells.open(id, 'size')
    await cells.control.evaluate((input) => input.removeAttribute('max'))
    await cells.control.fill(text)
    await page.keyboard.press('Enter')
  }
  await page.locator('#total', { hasText: '3 records' }).waitFor()
  await heard.clear()
  await write('4')
  await cells.saved('Saved: Size')
  await cells.closed()
  await page.keyboard.press('Control+z')
  await cells.saved('Undone: Size')
  await write('101')
  await cells.over.getByText(/^Must be/).waitFor()
  await cells.over.getByText('Failed to update record.').waitFor()
  const [saved, undone, ...refused] = await heard.all()
  expect([saved, undone]).toEqual(['Saved: Size', 'Undone: Size'])
  // Of the record and of the field, in any order.
  expect([...refused].sort()).toEqual([
    'Failed to update record.',
    expect.stringMatching(/^Must be/),
  ])
  await page.keyboard.press('Escape')
  await page.context().close()
})

test('of many records: how many are selected, how far it is, what became of it', async () => {
  const [id = ''] = await crowd.make('many', 6)
  await changed(id, { kept: true })
  const batch = { enabled: true, maxRequests: 2 }
  await crowd.server.admin('/api/settings', { method: 'PATCH', json: { batch } })
  const [page, heard, go] = await visit()
  await go("#/things?sort=title&filter=title ~ 'many'")
  await page.locator('#total', { hasText: '6 records' }).waitFor()
  await heard.clear()
  await page.locator('#grid thead .pick input').click()
  const held = [gate(), gate()]
  let batches = 0
  await page.route('**/api/batch', async (route) => {
    batches += 1
    // The first says how many are taken at once, the next two have one each that is dealt with.
    await held[batches - 4]?.opened
    await route.continue()
  })
  await page.locator('#bulk-delete').click()
  await page.locator('#question').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect.poll(heard.all).toContain('2 of 6')
  held[0]?.open()
  await expect.poll(heard.all).toContain('4 of 6')
  held[1]?.open()
  await page.locator('#work-says', { hasText: '5 deleted, 1 refused.' }).waitFor()
  await page.locator('#total', { hasText: '1 record' }).waitFor()
  expect(await heard.all()).toEqual([
    ...['6 selected', 'Deleting', '2 of 6', '4 of 6', '1 selected'],
    ...['5 deleted, 1 refused.', '1 record'],
  ])
  await page.context().close()
})

test('of the server: that it is out of reach, and back', async () => {
  await crowd.make('away', 3)
  const [page, heard, go] = await visit()
  await go("#/things?sort=title&filter=title ~ 'away'")
  await page.locator('#total', { hasText: '3 records' }).waitFor()
  await heard.clear()
  await page.context().setOffline(true)
  await page.locator('th[data-field=size]').getByRole('button').click()
  await expect.poll(heard.all).toContain('No connection. Trying again …')
  await page.context().setOffline(false)
  await page.locator('#unreached').waitFor({ state: 'hidden' })
  await page.locator('#scroll[aria-busy=false]').waitFor()
  // What was on its way by then may still be answered.
  expect((await heard.all()).join(' ')).toMatch(
    /^(No connection. Trying again … There is a connection again. ?)+$/,
  )
  await page.context().close()
})
