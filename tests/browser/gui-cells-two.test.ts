import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { command, demoFolder } from '../support/demo'
import { loginOf, openGui } from '../support/gui'
import { cellsOf } from '../support/gui-cells'
import { type Server, startServer } from '../support/server'

const PASSWORD = 'open-the-workshop'
const TABLE = "#/tickets?sort=number&filter=status = 'repairing'"

let server: Server
let browser: Browser
let mara: Page
let felix: Page
let hers: ReturnType<typeof cellsOf>
let his: ReturnType<typeof cellsOf>
beforeAll(async () => {
  const folder = demoFolder()
  await command(folder, 'demo', 'seed', '--tickets', '100')
  ;[server, browser] = await Promise.all([startServer(folder), launchBrowser()])
  ;[mara, felix] = await Promise.all([opened('mara', TABLE), opened('felix', TABLE)])
  ;[hers, his] = [cellsOf(mara, 'tickets'), cellsOf(felix, 'tickets')]
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** The table of tickets, as somebody of the demo sees it in a browser of their own. */
async function opened(who: string, place: string, options = {}): Promise<Page> {
  const login = await loginOf(server.url, 'technicians', `${who}@repair.example`, PASSWORD)
  const { page } = await openGui(browser, server.url, place, {
    ...{ kept: { pocketbase_auth: login }, ...options },
  })
  await page.locator('#grid tbody tr').nth(1).waitFor()
  await page.locator('#scroll[aria-busy=false]').waitFor()
  return page
}

/** The id of a line that is shown. */
const idOf = (page: Page, nth: number): Promise<string> =>
  page
    .locator('#grid tbody tr')
    .nth(nth)
    .evaluate(({ id }) => id.replace('tickets-line-', ''))

/** Writes a title as Felix, by keys alone. */
async function felixWrites(id: string, title: string): Promise<void> {
  await his.open(id, 'title')
  await his.control.fill(title)
  await felix.keyboard.press('Enter')
  await his.closed()
}

test('what one writes the other sees within a moment', async () => {
  const id = await idOf(mara, 0)
  await his.open(id, 'title')
  await his.control.fill('The screen is dark')
  const before = performance.now()
  await felix.keyboard.press('Enter')
  await (await hers.cell(id, 'title')).getByText('The screen is dark').waitFor()
  const took = Math.round(performance.now() - before)
  process.stdout.write(`a cell saved in one browser shows in another after ${took} ms\n`)
})

test('who has an old cell open is shown the difference, and chooses', async () => {
  const id = await idOf(mara, 0)
  const question = mara.locator('#question')
  const answer = (name: string) => question.getByRole('button', { name }).click()
  await hers.open(id, 'title')
  await felixWrites(id, 'By Felix')
  // What is read anew shows below, and leaves alone what is written over it.
  await (await hers.cell(id, 'title')).getByText('By Felix').waitFor()
  await hers.control.fill('By Mara')
  await mara.keyboard.press('Enter')
  await question.waitFor()
  expect(await question.locator('tbody tr').textContent()).toBe(
    'TitleThe screen is darkBy FelixBy Mara',
  )
  await answer('Go on writing')
  expect(await hers.control.inputValue()).toBe('By Mara')
  await mara.keyboard.press('Enter')
  await answer('Take what is there now')
  await hers.closed()
  await (await hers.cell(id, 'title')).getByText('By Felix').waitFor()
  await hers.open(id, 'title')
  await felixWrites(id, 'By Felix again')
  await hers.control.fill('By Mara')
  await mara.keyboard.press('Enter')
  await answer('Save what I wrote')
  await (await his.cell(id, 'title')).getByText('By Mara').waitFor()
  await hers.closed()
})

test('a line that is written in is not pulled away', async () => {
  const [first, id] = [await idOf(mara, 0), await idOf(mara, 1)]
  await hers.open(id, 'title')
  const before = await hers.over.boundingBox()
  for (const one of [first, id]) {
    await his.open(one, 'status')
    await his.control.selectOption('waiting')
    await his.closed()
    await felix.locator(`#tickets-line-${one}`).waitFor({ state: 'detached' })
  }
  await mara.locator(`#tickets-line-${first}`).waitFor({ state: 'detached' })
  await (await hers.cell(id, 'status')).waitFor()
  expect(await hers.over.boundingBox()).toEqual(before)
  await hers.control.fill('Written meanwhile')
  await mara.keyboard.press('Enter')
  await hers.closed()
  // Now it is where it belongs: no more in this table.
  await mara.locator(`#tickets-line-${id}`).waitFor({ state: 'detached' })
})

test('on a telephone a second tap writes; what is refused is said, before or after', async () => {
  const open = "price = 0 && warranty = false && status != 'collected'"
  const tom = await opened(
    'tom',
    `#/tickets?columns=number,price,status&filter=${encodeURIComponent(open)}`,
    {
      ...{ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
  )
  const cells = cellsOf(tom, 'tickets')
  const id = await idOf(tom, 0)
  const tap = async (field: string): Promise<void> => {
    const cell = await cells.cell(id, field)
    await cell.scrollIntoViewIfNeeded()
    await cell.tap()
    await cell.tap()
    await cells.control.waitFor()
  }
  await tap('price')
  const box = await cells.over.boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360)
  await cells.control.fill('12345')
  await tom.locator('#total').tap()
  await cells.over.getByText("The requested resource wasn't found.").waitFor()
  expect(await cells.control.inputValue()).toBe('12345')
  await tom.keyboard.press('Escape')
  await cells.closed()
  await tap('status')
  await cells.control.selectOption('collected')
  await cells.over.getByText('Nothing leaves the shop without a price').waitFor()
  // The first one closes the list of the browser.
  await tom.keyboard.press('Escape')
  await tom.keyboard.press('Escape')
  await cells.closed()
  await (await cells.cell(id, 'number')).getByRole('link').tap()
  await tom.locator(`#tickets-detail-${id}`).waitFor()
  await tom.getByRole('button', { name: 'Close' }).tap()
  await expect.poll(cells.focused).toBe(`${id} number`)
  // What the rule of a record says beforehand is said before anything opens.
  await tom.goto('/stack/#/customers?columns=name,phone')
  const phone = tom.locator('#customers-lines td:visible:not(.pick)').first()
  await phone.tap()
  await phone.tap()
  await cells.saved('You may not change this record.')
  await tom.locator('#customers-lines tr[data-may=""]').waitFor()
  expect(await cells.over.isVisible()).toBe(false)
  // That of the collection asks for another role; that of comments is told when one is sent.
  expect(await tom.locator('#new').isVisible()).toBe(false)
  await tom.goto('/stack/#/comments')
  await tom.locator('#new').waitFor()
  await tom.context().close()
})

test('the sheet of a record is a view of the project, and offers what one may do with it', async () => {
  const found = async (name: string, filter: string): Promise<string> => {
    const path = `/api/collections/${name}/records?filter=${encodeURIComponent(filter)}`
    const { items } = (await (await server.admin(path)).json()) as { items: { id: string }[] }
    return items[0]?.id ?? ''
  }
  await felix.goto(`/stack/#/customers/${await found('customers', "phone != ''")}`)
  const sheet = felix.locator('#record')
  await sheet.locator('a[href^="tel:"]').waitFor()
  await felix.locator('#new').waitFor()
  await sheet.getByRole('button', { name: 'Edit' }).waitFor()
  expect(await sheet.getByRole('button', { name: 'Delete' }).isVisible()).toBe(false)
  for (const [filter, may] of [
    ["author.email = 'felix@repair.example'", true],
    ["author.email != 'felix@repair.example'", false],
  ] as const) {
    const id = await found('comments', filter)
    await felix.goto(`/stack/#/comments/${id}`)
    await felix.locator(`#comments-detail-${id}`).waitFor()
    await expect.poll(() => sheet.getByRole('button', { name: 'Delete' }).isVisible()).toBe(may)
  }
})
