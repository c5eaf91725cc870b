import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { EMAIL, PASSWORD } from '../support/folders'
import { loginOf, openGui } from '../support/gui'
import { clients, shownIds, startThings, THINGS } from '../support/gui-table'
import { type Server, startServer } from '../support/server'

const RECORDS = '/api/collections/things/records'

let server: Server
let browser: Browser
let page: Page
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startThings(), launchBrowser()])
  page = await opened('#/things')
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** A page with a table. */
async function opened(place: string, kept = {}): Promise<Page> {
  const visit = await openGui(browser, server.url, place, { kept })
  await visit.page.locator('#grid tbody tr').first().waitFor()
  return visit.page
}

const streams = () => clients(server)

const line = (id: string) => page.locator(`#things-line-${id}`)

async function made(title: string): Promise<string> {
  const answer = await server.admin(RECORDS, { json: { title } })
  return ((await answer.json()) as { id: string }).id
}

const change = (id: string, json: object): Promise<unknown> =>
  server.admin(`${RECORDS}/${id}`, { method: 'PATCH', json })

test('what others make, change and take away shows, marked for a moment', async () => {
  await expect.poll(streams).toBe(1)
  const id = await made('made elsewhere')
  await line(id).waitFor()
  expect((await shownIds(page))[0]).toBe(id)
  await page.locator('#total', { hasText: `${THINGS + 1} records` }).waitFor()
  await page.locator(`#things-line-${id}:not(.fresh)`).waitFor()
  const before = performance.now()
  await change(id, { title: 'changed elsewhere' })
  await page.locator(`#things-line-${id}.fresh`, { hasText: 'changed elsewhere' }).waitFor()
  const took = Math.round(performance.now() - before)
  process.stdout.write(`a change shows after ${took} ms\n`)
  expect(await page.locator('.fresh').count()).toBe(1)
  await server.admin(`${RECORDS}/${id}`, { method: 'DELETE' })
  await line(id).waitFor({ state: 'detached' })
})

test('where changes never pause they show all the same', async () => {
  const id = await made('changed all the time')
  await line(id).waitFor()
  let changes = 0
  while (changes < 1000 && !(await line(id).textContent())?.includes('at number')) {
    changes += 1
    await change(id, { title: `at number ${changes}` })
  }
  expect(changes).toBeLessThan(1000)
  await server.admin(`${RECORDS}/${id}`, { method: 'DELETE' })
  await line(id).waitFor({ state: 'detached' })
})

test('in a table that is sorted and filtered a record comes and goes as it fits', async () => {
  await page.goto("/stack/#/things?sort=title&filter=title ~ 'zebra'")
  await page.getByText('Nothing fits.').waitFor()
  const [second, first] = [await made('zebra 2'), await made('zebra 1')]
  await expect.poll(() => shownIds(page)).toEqual([first, second])
  await change(first, { title: 'zebra 3' })
  await expect.poll(() => shownIds(page)).toEqual([second, first])
  await change(second, { title: 'horse' })
  await expect.poll(() => shownIds(page)).toEqual([first])
})

test('after a restart of the server it catches up', async () => {
  const { port } = new URL(server.url)
  await server.kill()
  server = await startServer(server.folder, [], Number(port))
  const id = await made('zebra of later')
  await line(id).waitFor({ timeout: 25_000 })
})

test('who signs in as somebody else in another window sees what they may, here too', async () => {
  const json = {
    email: 'eve@example.com',
    password: 'secret-of-eve',
    passwordConfirm: 'secret-of-eve',
  }
  await server.admin('/api/collections/users/records', { json })
  const superuser = await loginOf(server.url, '_superusers', EMAIL, PASSWORD)
  const one = await opened('#/users', { pocketbase_auth: superuser })
  await one.getByText('eve@example.com').waitFor()
  const eve = await loginOf(server.url, 'users', json.email, json.password)
  const other = await one.context().newPage()
  await other.goto('/stack/')
  await other.evaluate(
    (login) => localStorage.setItem('pocketbase_auth', login),
    JSON.stringify(eve),
  )
  await one.locator('#who', { hasText: 'eve@example.com' }).waitFor()
  await one.locator('#nav a[title=stack_features]').waitFor({ state: 'detached' })
  await one.locator('th[data-field=name]').waitFor()
  await one.context().close()
})

test('who signs out, or leaves, ends the stream', async () => {
  const login = await loginOf(server.url, '_superusers', EMAIL, PASSWORD)
  await page.goto('/stack/#/')
  await expect.poll(streams).toBe(0)
  const superuser = await opened('#/stack_features', { pocketbase_auth: login })
  await expect.poll(streams).toBe(1)
  await superuser.locator('#me').click()
  await superuser.getByRole('button', { name: 'Sign out' }).click()
  await superuser.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(await superuser.locator('#grid tr').count()).toBe(0)
  await expect.poll(streams).toBe(0)
})
