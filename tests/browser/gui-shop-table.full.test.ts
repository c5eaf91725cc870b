import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { FELIX, type Login, MARA, openShop, ready, SUPERUSER, TOM } from '../support/gui-shop'
import { scrolled, shownIds } from '../support/gui-table'
import { opened } from '../support/opened'
import { sql } from '../support/sql'

const shop = opened(openShop)

/** The collections in the navigation, once it has any. */
async function listed(page: Page): Promise<readonly string[]> {
  const links = page.locator('#nav a')
  await links.first().waitFor({ state: 'attached' })
  return (
    await links.evaluateAll((all) => all.map((link) => link.getAttribute('title') ?? ''))
  ).sort()
}

/** The ids of the tickets that PocketBase gives somebody. */
async function found(who: Login, query: Readonly<Record<string, string>>) {
  const all = new URLSearchParams({ perPage: '1000', ...query })
  const { items } = await shop.asked(`tickets/records?${all}`, who)
  return items.map(({ id }) => String(id))
}

/** How many frames of the page had something of the navigation out of sight. */
async function hiddenWhile(page: Page, work: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const look = (): void => {
      const found = document.querySelectorAll('#nav li[hidden]').length
      Object.assign(window, {
        hiddenThings: Number(Reflect.get(window, 'hiddenThings') ?? 0) + found,
      })
      requestAnimationFrame(look)
    }
    look()
  })
  await work()
  return page.evaluate(() => Number(Reflect.get(window, 'hiddenThings')))
}

const OPEN = ['parts', 'photos']
const ALL = [...OPEN, 'comments', 'customers', 'devices', 'technicians', 'ticket_totals', 'tickets']

test('on the left stands what a guest, a technician, a manager may list', async () => {
  expect(await listed(await shop.visit(''))).toEqual(OPEN)
  const page = await shop.visit('', TOM)
  // Of the totals a rule asks for the role of a manager.
  await expect
    .poll(() => listed(page))
    .toEqual(ALL.filter((name) => name !== 'ticket_totals').sort())
  const hers = await shop.visit('', MARA)
  await hers.locator('#nav a[title=ticket_totals]').waitFor()
  expect(await listed(hers)).toEqual([...ALL].sort())
  // Seen again, the page asks again, and nothing is out of sight until it knows.
  const hidden = await hiddenWhile(hers, () =>
    Promise.all([
      hers.waitForResponse(/ticket_totals.*_may/),
      hers.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))),
    ]),
  )
  expect(hidden).toBe(0)
  await hers.getByRole('button', { name: 'Favourite: Ticket totals' }).click()
  await hers.reload()
  await hers.locator('#starred a', { hasText: 'Ticket totals' }).click()
  await ready(hers)
  await hers.keyboard.press('Control+k')
  await hers.keyboard.type('tick')
  await hers.getByRole('option').nth(1).waitFor()
  await hers.keyboard.press('ArrowDown')
  await hers.keyboard.press('Enter')
  await hers.waitForURL(/#\/tickets$/)
  // A technician sees the own tickets alone, and those that he helps with.
  await page.locator('#nav a[title=tickets]').click()
  await ready(page)
  const his = await found(TOM, { sort: '-created,-id' })
  expect(his.length).toBeLessThan((await found(MARA, {})).length)
  expect(await scrolled(page)).toEqual(his)
  await page.locator('#total', { hasText: `${his.length} records` }).waitFor()
})

test('a manager sorts, filters, finds and puts columns in order; the address says all of it', async () => {
  const page = await shop.visit('#/tickets', MARA)
  await ready(page)
  const shows = async (query: Readonly<Record<string, string>>): Promise<void> => {
    const ids = (await found(MARA, query)).slice(0, 50)
    expect(ids.length).toBeGreaterThan(0)
    await expect.poll(async () => (await shownIds(page)).slice(0, 50)).toEqual(ids)
  }
  const head = (name: string) => page.locator(`th[data-field=${name}]`).getByRole('button')
  await head('priority').click()
  await head('priority').click()
  await head('due').click({ modifiers: ['Shift'] })
  await page.waitForURL(/sort=-priority,due$/)
  await shows({ sort: '-priority,due,id' })
  await page.locator('#add-condition').click()
  await page.locator('#builder-column').selectOption('Warranty')
  await page.locator('#builder-operator').selectOption('is')
  await page.locator('#builder-value select').selectOption('no')
  await page.locator('#builder').getByRole('button', { name: 'Add' }).click()
  await shows({ sort: '-priority,due,id', filter: 'warranty = false' })
  const filter = page.locator('#filter')
  const written = "warranty = false && status != 'collected' && due < '2026-06-20'"
  await filter.fill(written)
  await filter.press('Enter')
  await shows({ sort: '-priority,due,id', filter: written })
  await page.locator('#find').pressSequentially('screen')
  const both = `${written} && (title ~ 'screen' || problem ~ 'screen' || number ~ 'screen')`
  await shows({ sort: '-priority,due,id', filter: both })
  await page.locator('#choose-columns').click()
  const columns = page.locator('#columns')
  for (const name of ['Problem', 'Checklist', 'Device', 'Helpers', 'Predecessor', 'Parts']) {
    await columns.getByLabel(name, { exact: true }).uncheck()
  }
  await columns.getByRole('button', { name: 'Move up: Due' }).click()
  await page.keyboard.press('Escape')
  expect(await page.locator('th[data-field=problem]').isVisible()).toBe(false)
  await page.locator('#dense').click()
  await page.locator('#at-table.dense').waitFor()
  const { hash } = new URL(page.url())
  for (const part of ['sort=', 'filter=', 'find=screen', 'columns=', 'dense=1']) {
    expect(hash).toContain(part)
  }
  // Somebody else opens that address, and sees the same.
  const other = await shop.visit(hash, FELIX)
  await ready(other)
  const heads = (one: Page) => one.locator('#grid th[data-field]:visible').allTextContents()
  expect(await heads(other)).toEqual(await heads(page))
  expect(await shownIds(other)).toEqual(await shownIds(page))
  await other.locator('#at-table.dense').waitFor()
  await page.goBack()
  await page.locator('#at-table:not(.dense)').waitFor()
  expect(await page.locator('#find').inputValue()).toBe('screen')
})

test('a table is scrolled to its last record, and each comes once', async () => {
  const page = await shop.visit('#/tickets?sort=due&dense=1', MARA)
  await ready(page)
  const ids = await scrolled(page)
  expect(ids).toEqual(await found(MARA, { sort: 'due,id' }))
  await page.locator('#total', { hasText: `${ids.length} records` }).waitFor()
})

test('that a sort has no index is said; a superuser has one made', async () => {
  await sql(
    shop.server,
    `WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 12000)
    INSERT INTO parts (id, sku, name, price) SELECT printf('many%011d', x), 'MANY-' || x, 'screw', 1 FROM n`,
  )
  const mara = await shop.visit('#/parts?sort=price', MARA)
  await mara.getByText('This sort has no index').waitFor()
  expect(await mara.locator('#make-index').isVisible()).toBe(false)
  const page = await shop.visit('#/parts?sort=price', SUPERUSER)
  await page.getByRole('button', { name: 'Make one' }).click()
  await page.locator('th[data-indexed][data-field=price]').waitFor()
  const { indexes } = (await (await shop.server.admin('/api/collections/parts')).json()) as {
    indexes: readonly string[]
  }
  expect(indexes).toContain('CREATE INDEX `idx_parts_price_id` ON `parts` (`price`, `id`)')
})

test('no page asked another host, or had anything to complain of', () => shop.expectQuiet())
