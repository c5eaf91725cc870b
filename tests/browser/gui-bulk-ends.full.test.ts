/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, keptIn } from '../support/gui'
import { gate, openCrowd } from '../support/gui-bulk'
import { opened } from '../support/opened'

const crowd = opened(openCrowd)

const says = (page: Page, text: string | RegExp) =>
  page.locator('#work-says', { hasText: text }).waitFor()

/** A table of things of a word, all selected; batches are taken, so many records at once. */
async function chosen(who: 'user' | 'guest', word: string, size: number): Promise<Page> {
  const batch = { enabled: true, maxRequests: size }
  await crowd.server.admin('/api/settings', { method: 'PATCH', json: { batch } })
  const page = await crowd.as(who, `#/things?sort=title&filter=title ~ '${word}'`)
  await page.locator('#grid thead .pick input').click()
  return page
}

async function remove(page: Page): Promise<void> {
  await page.locator('#bulk-delete').click()
  await page.locator('#question').getByRole('button', { name: 'Delete', exact: true }).click()
}

/** Does something before a batch goes on: the nth of those that are sent. */
async function atBatch(page: Page, nth: number, work: () => Promise<unknown>): Promise<void> {
  let count = 0
  await page.route('**/api/batch', async (route) => {
    count += 1
    if (count === nth) await work()
    await route.continue()
  })
}

test('what is still there is not said to be gone where the network goes after a refusal', async () => {
  const [first = ''] = await crowd.make('net', 6)
  const json = { kept: true }
  await crowd.server.admin(`/api/collections/things/records/${first}`, { method: 'PATCH', json })
  const page = await chosen('user', 'net', 2)
  // Batches of two, two at a time: the first is refused, and what was in it is sent again.
  await atBatch(page, 4, () => page.context().setOffline(true))
  await remove(page)
  await says(page, /^[1-4] deleted, 1 refused.*The server did not answer: of /)
  expect(await page.locator('#work-refused li').textContent()).toMatch(/^net00/)
  expect(await page.locator('#work-says').textContent()).not.toMatch(/gone/)
  await page.context().close()
})

test('a request that is not answered is waited for a while after one cancels, which shows at once', async () => {
  await crowd.make('hang', 3)
  const page = await chosen('user', 'hang', 50)
  const hangs = gate()
  await page.route('**/api/batch', hangs.open)
  await page.clock.install()
  await remove(page)
  await hangs.opened
  await page.locator('#bulk-set').click()
  await page.locator('#problem', { hasText: 'Something goes on still' }).waitFor()
  await page.locator('#work-cancel').click()
  await says(page, 'Stopping after this batch …')
  expect(await page.locator('#work-cancel').isDisabled()).toBe(true)
  await expectAccessible(page)
  await page.clock.fastForward(60_000)
  await says(page, '0 deleted. The server did not answer: of 3 nobody knows.')
  expect(await page.locator('#work-close').isVisible()).toBe(true)
  await page.context().close()
})

test('who cancels a field that is set keeps what is done, and is told', async () => {
  await crowd.make('stop', 6)
  const page = await chosen('user', 'stop', 2)
  const [began, held] = [gate(), gate()]
  await atBatch(page, 3, () => {
    began.open()
    return held.opened
  })
  await page.locator('#bulk-set').click()
  await page.locator('#set-field').selectOption('Notes')
  await page.locator('#set-body').getByLabel('Notes').fill('set')
  await page.locator('#set-go').click()
  await began.opened
  await page.locator('#work-cancel').click()
  held.open()
  await says(page, '4 changed, 2 not begun. What is done stays done.')
  expect(await crowd.count("title ~ 'stop' && notes = 'set'")).toBe(4)
  await page.context().close()
})

test('who cancels while all that fit are looked for, or exported, has neither; a refusal is said', async () => {
  await crowd.make('far', 60)
  const page = await chosen('user', 'far', 50)
  const lists = /things\/records\?.*perPage=1000/
  for (const [press, ends] of [
    ['#bulk-all', () => page.locator('#work').waitFor({ state: 'hidden' })],
    ['#export .primary', () => says(page, 'Nothing was exported.')],
  ] as const) {
    const began = gate()
    await page.route(lists, began.open)
    if (press === '#export .primary') await page.locator('#to-export').click()
    await page.locator(press).click()
    await began.opened
    await page.locator('#work-cancel').click()
    await ends()
    await page.unroute(lists)
    expect(await page.locator('#bulk-count').textContent()).toBe('50 selected')
  }
  await page.locator('#bulk-all').click()
  await page.locator('#bulk-count', { hasText: '60 selected' }).waitFor()
  await page.locator('#work').waitFor({ state: 'hidden' })
  await page.route(lists, (route) => route.abort())
  await page.locator('#to-export').click()
  await page.locator('#export .primary').click()
  await says(page, /^The server did not answer\.$/)
  await page.unroute(lists)
  const json = { message: 'Not today.' }
  await page.route(lists, (route) => route.fulfill({ status: 400, json }))
  await page.locator('#to-export').click()
  await page.locator('#export .primary').click()
  await says(page, 'The records could not be read: Not today.')
  await page.context().close()
})

test('whether the login is still good is asked once for many refusals', async () => {
  const all = await crowd.make('rule', 45)
  const batch = { enabled: true, maxRequests: 1000 }
  await crowd.server.admin('/api/settings', { method: 'PATCH', json: { batch } })
  const keep = (id: string) => {
    const url = `/api/collections/things/records/${id}`
    return { method: 'PATCH', url, body: { kept: true } }
  }
  const requests = all.slice(3, 43).map(keep)
  await crowd.server.admin('/api/batch', { json: { requests } })
  const page = await chosen('user', 'rule', 50)
  let refreshes = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/auth-refresh')) refreshes += 1
  })
  await remove(page)
  await says(page, '5 deleted, 40 refused.')
  expect(refreshes).toBe(1)
  expect(await crowd.count("title ~ 'rule'")).toBe(40)
  await page.context().close()
})

test('a login that ends in the middle ends the work: what is left is not gone, and who asked is told', async () => {
  await crowd.make('out', 6)
  const listRule = "@request.auth.id != ''"
  await crowd.server.admin('/api/collections/things', { method: 'PATCH', json: { listRule } })
  const page = await chosen('user', 'out', 2)
  const { record } = await keptIn(page)
  const json = { password: 'another password', passwordConfirm: 'another password' }
  await atBatch(page, 3, () =>
    crowd.server.admin(`/api/collections/users/records/${record?.id}`, { method: 'PATCH', json }),
  )
  await remove(page)
  await says(
    page,
    /^\d deleted, \d not begun\. Your session has ended\. .* What is done stays done\.$/,
  )
  const told = (await page.locator('#work-says').textContent()) ?? ''
  const left = await crowd.count("title ~ 'out'")
  expect(told).toMatch(new RegExp(`^${6 - left} deleted, ${left} not begun`))
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.locator('#problem', { hasText: 'Your session has ended.' }).waitFor()
  expect(await page.locator('#work').isVisible()).toBe(true)
  await expectAccessible(page)
  await page.context().close()
})
