import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { cellsOf } from '../support/gui-cells'
import { FELIX, type Login, MARA, openShop, ready, TOM } from '../support/gui-shop'
import { shownIds } from '../support/gui-table'
import { opened } from '../support/opened'

const shop = opened(openShop)

const TABLE = '#/tickets?sort=-number&columns=number,title,status,assignee'

async function tickets(who: Login, filter: string): Promise<Page> {
  const page = await shop.visit(`${TABLE}&filter=${encodeURIComponent(filter)}`, who)
  await ready(page)
  return page
}

/** Writes a title by keys. */
async function write(page: Page, id: string, title: string): Promise<void> {
  const cells = cellsOf(page, 'tickets')
  await cells.open(id, 'title')
  await cells.control.fill(title)
  await page.keyboard.press('Enter')
  await cells.closed()
}

const line = (page: Page, id: string) => page.locator(`#tickets-line-${id}`)

test('manager and technician see what the other does, as far as the rules let them', async () => {
  const open = "status = 'new' || status = 'diagnosing' || status = 'repairing'"
  const [mara, tom] = [await tickets(MARA, open), await tickets(TOM, open)]
  const [hers, his] = [await shownIds(mara), await shownIds(tom)]
  const [mine = '', other = ''] = his
  const [unseen = ''] = hers.filter((id) => !his.includes(id))
  await write(tom, mine, 'The screen is dark')
  await line(mara, mine).getByText('The screen is dark').waitFor()
  await write(mara, mine, 'The screen is new')
  await line(tom, mine).getByText('The screen is new').waitFor()
  // She hands him one that he could not see, and takes it away again.
  expect(await line(tom, unseen).count()).toBe(0)
  const cells = cellsOf(mara, 'tickets')
  const assign = async (name: string): Promise<void> => {
    await cells.open(unseen, 'assignee')
    await cells.control.fill(name)
    await mara.getByRole('option', { name }).first().waitFor()
    await mara.keyboard.press('Enter')
    await cells.closed()
  }
  await assign('Tom Okafor')
  await line(tom, unseen).waitFor()
  await assign('Ines Carvalho')
  await write(mara, other, 'Another of his')
  await line(tom, other).getByText('Another of his').waitFor()
  await line(tom, unseen).waitFor({ state: 'detached' })
  await line(mara, unseen).waitFor()
})

test('the line that one writes in stays while others change it, and the rest goes on', async () => {
  const open = "status = 'waiting'"
  const [mara, felix] = [await tickets(MARA, open), await tickets(FELIX, open)]
  const [first = '', id = ''] = await shownIds(mara)
  const [hers, his] = [cellsOf(mara, 'tickets'), cellsOf(felix, 'tickets')]
  await hers.open(id, 'title')
  await hers.control.fill('Written meanwhile')
  for (const one of [first, id]) {
    await his.open(one, 'status')
    await his.control.selectOption('repairing')
    await his.closed()
  }
  await line(mara, first).waitFor({ state: 'detached' })
  expect(await hers.control.inputValue()).toBe('Written meanwhile')
  await mara.keyboard.press('Enter')
  await hers.closed()
  await line(mara, id).waitFor({ state: 'detached' })
  expect(await shop.asked(`tickets/records/${id}`)).toMatchObject({
    ...{ title: 'Written meanwhile', status: 'repairing' },
  })
})

test('once the server is there again, so is what has happened since', async () => {
  const page = await tickets(MARA, "status = 'done'")
  const [id = ''] = await shownIds(page)
  await shop.restart()
  await shop.server.admin(`/api/collections/tickets/records/${id}`, {
    ...{ method: 'PATCH', json: { title: 'After the restart' } },
  })
  await line(page, id).getByText('After the restart').waitFor()
  await page.locator('#unreached').waitFor({ state: 'hidden' })
})

test('no page asked another host, or complained of more than the server that was away', () =>
  shop.expectQuiet(/net::ERR_|Failed to fetch|network error/))
