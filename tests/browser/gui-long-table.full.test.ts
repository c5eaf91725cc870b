/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { openCrowd } from '../support/gui-bulk'
import { opened } from '../support/opened'

const crowd = opened(openCrowd)
let page: Page
let ids: readonly string[]
beforeAll(async () => {
  ids = [...(await crowd.make('a', 1000)), ...(await crowd.make('b', 80))]
  await rules({ listRule: "notes != 'gone'" })
  page = await crowd.as('guest', "#/things?sort=title&filter=status = 'new'")
  // By a clock of its own, so that nobody waits for the next look.
  await page.clock.install()
  await page.reload()
})

const rules = (json: object) =>
  crowd.server.admin('/api/collections/things', { method: 'PATCH', json })

const lines = () => page.locator('#grid tbody tr')
const changed = () => page.getByRole('button', { name: 'Something has changed' })

/** Scrolls on until a table is long. */
async function scrollOn(): Promise<void> {
  const on = async (): Promise<number> => {
    await page.locator('#scroll').evaluate((scroll) => {
      scroll.scrollTop = scroll.scrollHeight
    })
    return lines().count()
  }
  await expect.poll(on, { timeout: 60_000, interval: 50 }).toBe(1080)
}

/** Has the page look whether it shows what is there, which it does once at a time. */
async function looked(what: () => Promise<unknown>): Promise<void> {
  const answered = page.waitForResponse((answer) => /view=lines.*perPage=1000/.test(answer.url()))
  await what()
  await answered
}

/** At the second look the page knows what it has found by the first. */
async function lookTwice(): Promise<void> {
  for (const _ of [1, 2]) await looked(() => page.clock.fastForward(26_000))
}

test('a long table in which nothing has changed says nothing', async () => {
  await scrollOn()
  await lookTwice()
  expect(await changed().isVisible()).toBe(false)
  // Somebody makes what does not fit.
  const json = { title: 'a of another kind', status: 'old' }
  await looked(() => crowd.server.admin('/api/collections/things/records', { json }))
  await lookTwice()
  expect(await changed().isVisible()).toBe(false)
})

test('what leaves it, which PocketBase tells nobody, is found', async () => {
  const json = { notes: 'gone' }
  const [id] = ids
  await crowd.server.admin(`/api/collections/things/records/${id}`, { method: 'PATCH', json })
  await looked(() => page.clock.fastForward(26_000))
  await changed().click()
  await expect.poll(() => lines().count()).toBe(50)
  expect(await page.locator(`#things-line-${id}`).count()).toBe(0)
  await changed().waitFor({ state: 'hidden' })
  await crowd.server.admin(`/api/collections/things/records/${id}`, {
    ...{ method: 'PATCH', json: { notes: '' } },
  })
  await page.locator(`#things-line-${id}`).waitFor()
})

test('so is that all of its end is gone', async () => {
  await scrollOn()
  await lookTwice()
  expect(await changed().isVisible()).toBe(false)
  await rules({ listRule: "title ~ 'a'" })
  await looked(() => page.clock.fastForward(26_000))
  await changed().waitFor()
  await rules({ listRule: '' })
})

test('a value that somebody changes far from what is seen is found', async () => {
  await page.reload()
  await scrollOn()
  const json = { size: 7 }
  const [, id] = ids
  await crowd.server.admin(`/api/collections/things/records/${id}`, { method: 'PATCH', json })
  await changed().waitFor()
})
