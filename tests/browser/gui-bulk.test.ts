/// <reference lib="dom" />
import type { Page, Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '../support/gui'
import { gate, openCrowd } from '../support/gui-bulk'
import { opened } from '../support/opened'

const crowd = opened(openCrowd)

const box = (page: Page, id: string) => page.locator(`#things-line-${id} .pick input`)
const count = (page: Page) => page.locator('#bulk-count')
const says = (page: Page, text: string | RegExp) =>
  page.locator('#work-says', { hasText: text }).waitFor()
const answer = (page: Page, name: string) =>
  page.locator('#question').getByRole('button', { name, exact: true }).click()

const setBatches = (batch: object) =>
  crowd.server.admin('/api/settings', { method: 'PATCH', json: { batch } })

/** Deletes what is selected, and waits until it is said what became of it. */
async function remove(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('#bulk-delete').click()
  await answer(page, 'Delete')
  await says(page, text)
}

test('lines are selected one by one, in ranges, and by keyboard', async () => {
  const ids = await crowd.make('line', 12)
  const page = await crowd.as('user', "#/things?sort=title&filter=title ~ 'line'")
  const at = (index: number): string => ids.filter(Boolean).sort()[index] ?? ''
  await box(page, at(0)).click()
  expect(await count(page).textContent()).toBe('1 selected')
  const shown = await page.locator('#grid tbody tr').evaluateAll((all) => all.map(({ id }) => id))
  await page.locator(`#${shown[4]} .pick input`).click({ modifiers: ['Shift'] })
  expect(await count(page).textContent()).toBe('5 selected')
  await page.locator(`#${shown[2]} .pick input`).click()
  expect(await count(page).textContent()).toBe('4 selected')
  // What others change, and another order, take nothing away.
  await crowd.server.admin(`/api/collections/things/records/${at(3)}`, {
    ...{ method: 'PATCH', json: { notes: 'changed elsewhere' } },
  })
  await page.locator('#grid').getByText('changed elsewhere').waitFor()
  expect(await count(page).textContent()).toBe('4 selected')
  expect(await page.locator('#grid tbody .pick :checked').count()).toBe(4)
  await page.locator('th[data-field=title] button').click()
  await page.waitForURL(/sort=-title/)
  await page.locator('#scroll[aria-busy=false]').waitFor()
  expect(await page.locator('#grid tbody .pick :checked').count()).toBe(4)
  const first = page.locator('#grid tbody tr').first()
  await first.locator('th a').focus()
  await page.keyboard.press('Space')
  expect(await first.locator('.pick input').isChecked()).toBe(true)
  expect(await count(page).textContent()).toBe('5 selected')
  await page.keyboard.press('Control+a')
  expect(await count(page).textContent()).toBe('12 selected')
  expect(await page.locator('#grid thead .pick input').isChecked()).toBe(true)
  await page.keyboard.press('Escape')
  expect(await page.locator('#bulk').isVisible()).toBe(false)
  expect(await page.locator('#grid .pick :checked').count()).toBe(0)
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.getByText('Delete 12 records? They cannot be brought back.').waitFor()
  await answer(page, 'Keep them')
  await page.locator('#find').fill('nothing of the kind')
  await page.getByText('Nothing fits.').waitFor()
  expect(await page.locator('#bulk').isVisible()).toBe(false)
  expect(await crowd.count("title ~ 'line'")).toBe(12)
  await page.context().close()
})

test('where batches are off a superuser turns them on; what protects a record is told', async () => {
  const ids = await crowd.make('many', 310)
  await crowd.server.admin('/api/collections/labels/records', { json: { of: ids[77] } })
  const page = await crowd.as('superuser', "#/things?sort=title&filter=title ~ 'many'")
  await page.locator('#grid thead .pick input').click()
  await page.locator('#bulk-all', { hasText: 'Select all 310 that fit' }).click()
  await count(page).getByText('310 selected').waitFor()
  await page.locator('#bulk-delete').click()
  await page.getByText('Delete 310 records?').waitFor()
  await answer(page, 'Delete')
  await page.getByText('batch API is off').waitFor()
  await answer(page, 'Turn it on')
  await says(page, '309 deleted, 1 refused.')
  expect(await crowd.count("title ~ 'many'")).toBe(1)
  const line = page.locator('#work-refused li')
  expect(await line.textContent()).toMatch(/^many 77 .*required relation/)
  expect(await line.locator('a').getAttribute('href')).toBe(`#/things/${ids[77]}`)
  expect(await count(page).textContent()).toBe('1 selected')
  await page.locator('#total', { hasText: '1 record' }).waitFor()
  expect(await page.locator('#grid tbody tr').count()).toBe(1)
  await page.locator('#work-close').click()
  expect(await page.locator('#work').isVisible()).toBe(false)
  await page.context().close()
})

test('who cancels in the middle keeps what is done, and is told; live reads wait for the end', async () => {
  await crowd.make('half', 6)
  // It learns how many the server takes at once.
  await setBatches({ enabled: true, maxRequests: 2 })
  const page = await crowd.as('user', "#/things?sort=title&filter=title ~ 'half'")
  await page.locator('#grid thead .pick input').click()
  const [reads, held] = [[] as string[], gate()]
  page.on('request', (request) => request.url().includes('view=lines') && reads.push(request.url()))
  let batches = 0
  await page.route('**/api/batch', async (route) => {
    batches += 1
    if (batches === 3) await held.opened
    await route.continue()
  })
  await page.locator('#bulk-delete').click()
  await answer(page, 'Delete')
  await page.locator('#work-far', { hasText: '2 of 6' }).waitFor()
  const bar = page.locator('#work-progress')
  expect(await bar.evaluate(({ value }: HTMLProgressElement) => value)).toBe(2)
  await expectAccessible(page)
  // What the stream asks for when it begins is none of it.
  await page.route('**/api/realtime**', () => undefined)
  reads.length = 0
  await page.locator('#work-cancel').click()
  held.open()
  await says(page, '4 deleted, 2 not begun. What is done stays done.')
  expect(await crowd.count("title ~ 'half'")).toBe(2)
  await expect.poll(() => page.locator('#grid tbody tr').count()).toBe(2)
  expect(await count(page).textContent()).toBe('2 selected')
  expect(reads).toHaveLength(1)
  await page.context().close()
})

test('who may not turn batches on goes one by one, and is told so', async () => {
  await crowd.make('single', 6)
  const page = await crowd.as('user', "#/things?sort=title&filter=title ~ 'single'")
  await page.locator('#grid thead .pick input').click()
  await page.route('**/things/records/*', async (route) => {
    await page.getByText('so it goes one by one').waitFor()
    await route.continue()
  })
  await remove(page, '6 deleted.')
  expect(await crowd.count("title ~ 'single'")).toBe(0)
  await page.context().close()
})

test('what others have taken away meanwhile is no failure', async () => {
  const [first = '', second = ''] = await crowd.make('both', 3)
  await setBatches({ enabled: true })
  const page = await crowd.as('user', "#/things?sort=title&filter=title ~ 'both'")
  await page.locator('#grid thead .pick input').click()
  const meanwhile = async (route: Route): Promise<void> => {
    await crowd.server.admin(`/api/collections/things/records/${first}`, { method: 'DELETE' })
    const json = { kept: true }
    await crowd.server.admin(`/api/collections/things/records/${second}`, { method: 'PATCH', json })
    await route.continue()
  }
  await page.route('**/api/batch', meanwhile, { times: 1 })
  await remove(page, '1 deleted, 1 were gone already, 1 refused.')
  expect(await page.locator('#work-refused li').textContent()).toMatch(/^both 1 .*wasn't found/)
  await expectAccessible(page)
  await page.context().close()
})

test('who may not delete is not offered to', async () => {
  await crowd.make('look', 2)
  const page = await crowd.as('guest', "#/things?sort=title&filter=title ~ 'look'")
  await page.locator('#grid thead .pick input').click()
  expect(await count(page).textContent()).toBe('2 selected')
  expect(await page.locator('#bulk-delete').isVisible()).toBe(false)
  expect(await page.locator('#bulk-set').isVisible()).toBe(false)
  await page.locator('#grid thead .pick input').press('Delete')
  expect(await page.locator('#question').isVisible()).toBe(false)
  await page.context().close()
})
