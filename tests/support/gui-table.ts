/// <reference lib="dom" />
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { launchBrowser } from './browser'
import { openGui } from './gui'
import { preparedFolder, type Server, startServer } from './server'

/** How many things there are. */
export const THINGS = 130

/** Makes things whose values are the same for many, empty, odd and hostile, in one transaction. */
const MADE = `
routerAdd('POST', '/made', (e) => {
  $app.runInTransaction((app) => {
    const kinds = app.findCollectionByNameOrId('kinds')
    const ids = ['one', 'two', 'three'].map((name) => {
      const kind = new Record(kinds, { name })
      app.save(kind)
      return kind.id
    })
    const things = app.findCollectionByNameOrId('things')
    const titles = ['', "it's", 'ä “x”', '<b data-on-load="alert(1)">', 'a < 5 && b', "'+alert(1)+'", 'ends \\\\\\\\']
    for (let count = 0; count < ${THINGS}; count += 1) {
      app.save(new Record(things, {
        title: titles[count % titles.length],
        price: (count % 9) * 1.25 - 3,
        done: count % 3 === 0,
        status: ['', 'new', 'old'][count % 3],
        due: count % 4 === 0 ? '' : '2026-0' + (1 + count % 9) + '-15 22:30:00.000Z',
        kind: ids[count % 4] ?? '',
        tags: count % 2 ? ['red', 'green'] : [],
        body: '<p>Text <img src=x onerror=alert(1)> ' + count + '</p>',
      }))
    }
  })
  return e.noContent(204)
})
routerAdd('POST', '/many', (e) => {
  $app.db().newQuery("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 12000) " +
    "INSERT INTO kinds (id, name) SELECT printf('many%011d', x), 'kind ' || (x % 7) FROM n").execute()
  return e.noContent(204)
})
`

/** A route that says how many streams are open. */
export const CLIENTS = `
routerAdd('GET', '/clients', (e) => e.string(200, String($app.subscriptionsBroker().totalClients())))
`

/** How many streams PocketBase has open. */
export const clients = async ({ fetch }: Server): Promise<number> =>
  Number(await (await fetch('/clients')).text())

/** Starts a server with things that everybody sees, but for those that are secret. */
export async function startThings(): Promise<Server> {
  const folder = preparedFolder()
  writeFileSync(join(folder, 'pb_hooks/made.pb.js'), MADE + CLIENTS)
  const server = await startServer(folder)
  const open = { type: 'base', listRule: '', viewRule: '' }
  const kinds = (await (
    await server.admin('/api/collections', {
      json: { ...open, name: 'kinds', fields: [{ name: 'name', type: 'text' }] },
    })
  ).json()) as { id: string }
  await server.admin('/api/collections', {
    json: {
      ...open,
      ...{ name: 'things', listRule: 'secret = false' },
      fields: [
        { name: 'title', type: 'text', presentable: true },
        { name: 'price', type: 'number' },
        { name: 'done', type: 'bool' },
        { name: 'status', type: 'select', maxSelect: 1, values: ['new', 'old'] },
        { name: 'due', type: 'date' },
        { name: 'kind', type: 'relation', maxSelect: 1, collectionId: kinds.id },
        { name: 'tags', type: 'select', maxSelect: 2, values: ['red', 'green'] },
        { name: 'body', type: 'editor' },
        { name: 'secret', type: 'bool' },
        { name: 'created', type: 'autodate', onCreate: true },
        { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true },
      ],
      indexes: ['CREATE INDEX idx_things_created ON things (created, id)'],
    },
  })
  await server.fetch('/made', { method: 'POST' })
  return server
}

/** A server with things, and a browser at a place of their table. */
export async function openTable(place: string) {
  const [server, browser] = await Promise.all([startThings(), launchBrowser()])
  return { server, browser, ...(await openGui(browser, server.url, place)) }
}

/** The ids of the records whose lines are shown. */
export const shownIds = (page: Page): Promise<readonly string[]> =>
  page
    .locator('#grid tbody tr')
    .evaluateAll((lines) => lines.map((line) => line.id.replace(/^.*-line-/, '')))

/** Scrolls to the end until there is no more, and gives all ids. */
export async function scrolled(page: Page): Promise<readonly string[]> {
  await expect
    .poll(
      async () => {
        await page.locator('#scroll').evaluate((element) => {
          element.scrollTop = element.scrollHeight
        })
        return page.locator('#more').isHidden()
      },
      { timeout: 20_000, interval: 50 },
    )
    .toBe(true)
  return shownIds(page)
}
