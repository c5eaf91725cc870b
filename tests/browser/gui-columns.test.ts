import { beforeAll, expect, test } from 'vitest'
import { openTable } from '../support/gui-table'
import { opened } from '../support/opened'

const table = opened(() => openTable('#/things'))
beforeAll(() => table.page.locator('#grid tbody tr').first().waitFor())

const menu = () => table.page.locator('#columns label').allTextContents()
const focused = () => table.page.evaluate(() => document.activeElement?.getAttribute('value'))

/** Where a head, or a cell of the first line, is on the screen. */
async function edges(selector: string): Promise<readonly [left: number, right: number]> {
  const box = await table.page.locator(selector).first().boundingBox()
  if (!box) throw new Error(`${selector} is not shown.`)
  return [box.x, box.x + box.width]
}

test('a column that is hidden keeps its place and the focus, and comes back there', async () => {
  await table.page.locator('#choose-columns').click()
  const before = await menu()
  const price = table.page.locator('#columns').getByLabel('Price', { exact: true })
  await price.focus()
  await table.page.keyboard.press('Space')
  await table.page.waitForURL(/columns=title,done/)
  expect(await menu()).toEqual(before)
  expect(await focused()).toBe('price')
  await table.page.keyboard.press('Space')
  await table.page.waitForURL(/columns=title,price,done/)
  expect(await focused()).toBe('price')
  await table.page.keyboard.press('Space')
  await table.page.waitForURL(/columns=title,done/)
  await table.page.reload()
  await expect.poll(menu).toEqual(before)
  await table.page.goto('/stack/#/things?columns=due,title')
  await expect.poll(async () => (await menu())[0]).toBe('Due')
})

test('the column that leads to the record stays in sight, wherever it stands', async () => {
  await table.page.setViewportSize({ width: 900, height: 600 })
  await table.page.goto(
    '/stack/#/things?columns=price,title,status,due,kind,tags,body,created,updated',
  )
  const scroll = (to: number) =>
    table.page.locator('#scroll').evaluate((element, left) => {
      element.scrollLeft = left
    }, to)
  await scroll(0)
  const title = '#grid th[data-field=title]'
  const [at] = await edges(title)
  await scroll(600)
  await expect.poll(async () => (await edges(title))[0]).toBeLessThan(at)
  const [left] = await edges(title)
  const [frame] = await edges('#scroll')
  expect(left).toBeGreaterThanOrEqual(frame)
  expect((await edges('#grid th[data-field=price]'))[0]).toBeLessThan(frame)
  expect((await edges('#grid tbody th'))[0]).toBe(left)
})

test('on a telephone each cell that one walks to is seen whole', async () => {
  await table.page.setViewportSize({ width: 360, height: 740 })
  await table.page.goto('/stack/#/things?columns=title,price,done,status,due,kind,created')
  await table.page.locator('#grid tbody th a').first().focus()
  for (const key of [...Array(6).fill('ArrowRight'), ...Array(5).fill('ArrowLeft')]) {
    await table.page.keyboard.press(key)
    const [left, right, covered] = await table.page.evaluate(() => {
      const cell = document.activeElement?.closest('td')?.getBoundingClientRect()
      const stays = document.querySelector('#grid tbody th')?.getBoundingClientRect()
      return [cell?.left ?? 0, cell?.right ?? 0, stays?.right ?? 0].map(Math.round)
    })
    expect(left).toBeGreaterThanOrEqual(covered ?? 0)
    expect(right).toBeLessThanOrEqual(360)
  }
  await table.page.setViewportSize({ width: 1280, height: 800 })
})

test('who has a table read out hears moved columns in the order that others see', async () => {
  await table.page.goto('/stack/#/things?columns=due,price,title')
  const session = await table.page.context().newCDPSession(table.page)
  const heads = async (): Promise<readonly unknown[]> => {
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    const found = nodes.filter(({ role }) => role?.value === 'columnheader')
    return found.map(({ name }) => name?.value)
  }
  await expect.poll(heads).toEqual(['Select all that are shown', 'Due', 'Price', 'Title'])
})

test('what is cut says itself whole to who points at it; a head is as wide as its words', async () => {
  await table.page.setViewportSize({ width: 360, height: 740 })
  await table.page.goto('/stack/#/things?columns=title,price,due,kind')
  const cut = table.page.locator('#grid tbody th', { hasText: '<b data' }).first()
  await cut.hover()
  await expect.poll(() => cut.getAttribute('title')).toBe('<b data-on-load="alert(1)">')
  const whole = table.page.locator('#grid tbody th', { hasText: /^it/ }).first()
  await whole.hover()
  expect(await whole.getAttribute('title')).toBeNull()
  await table.server.admin('/api/collections', {
    json: {
      ...{ name: 'letters', type: 'base', listRule: '' },
      fields: [
        { name: 'newsletter', type: 'bool' },
        { name: 'a_name_that_nobody_would_give_to_anything', type: 'number' },
      ],
    },
  })
  await table.page.reload()
  await table.page.goto('/stack/#/letters?sort=newsletter')
  const isCut = (name: string) =>
    table.page
      .locator(`#grid th[data-field^=${name}] span`)
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
  await table.page.locator('#grid th[aria-sort]').waitFor()
  expect(await isCut('newsletter')).toBe(false)
  expect(await isCut('a_name')).toBe(true)
  const long = table.page.locator('#grid th[data-field^=a_name]')
  await long.hover()
  await expect.poll(() => long.getAttribute('title')).toMatch(/^A name .* anything$/)
})
