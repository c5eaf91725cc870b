/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { launchBrowser } from './browser'
import { loginOf, openGui } from './gui'
import { gate } from './gui-bulk'
import { preparedFolder, type Server, startServer } from './server'

const MAIL = 'ada@example.test'
const SECRET = 'a secret of Ada'

/** A record as PocketBase prints it. */
type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/** The GUI with the table of things open, and what a test does with one of them. */
export interface Things {
  readonly server: Server
  readonly browser: Browser
  readonly page: Page
  readonly complaints: readonly string[]
  /** Makes a thing, as a superuser. */
  readonly make: (values?: object) => Promise<Row>
  /** Makes one, and waits until its line is there: its id. */
  readonly shown: (values: object) => Promise<string>
  /** Changes one behind the back of whoever looks at it. */
  readonly change: (id: string, values: object) => Promise<unknown>
  /** What PocketBase has of a thing. */
  readonly thing: (id: string) => Promise<Row>
}

const SIGNED_IN = "@request.auth.id != ''"

const fieldsOf = (kinds: string): readonly object[] => [
  { name: 'title', type: 'text', required: true, max: 20, presentable: true, help: 'In short.' },
  { name: 'size', type: 'number', min: 0 },
  { name: 'done', type: 'bool' },
  { name: 'tags', type: 'select', maxSelect: 3, values: ['new', 'old', 'lent'] },
  { name: 'kind', type: 'relation', maxSelect: 1, collectionId: kinds },
  { name: 'due', type: 'date' },
  { name: 'photo', type: 'file', maxSelect: 1 },
  { name: 'place', type: 'geoPoint' },
  { name: 'meta', type: 'json' },
  { name: 'owner', type: 'text' },
  { name: 'created', type: 'autodate', onCreate: true },
  { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true },
]

/** Starts a server with things, which whoever is signed in changes unless they are somebody else's. */
export async function openThings(): Promise<Things> {
  const [server, browser] = await Promise.all([startServer(preparedFolder()), launchBrowser()])
  const said = async (answer: Promise<Response>) => (await (await answer).json()) as Row
  const base = (name: string, fields: readonly object[], rules: object) =>
    said(
      server.admin('/api/collections', {
        json: { name, type: 'base', listRule: '', viewRule: '', ...rules, fields },
      }),
    )
  const made = async (collection: string, json: object): Promise<Row> => {
    const answer = await server.admin(`/api/collections/${collection}/records`, { json })
    expect(answer.status).toBe(200)
    return (await answer.json()) as Row
  }
  const kinds = await base('kinds', [{ name: 'name', type: 'text' }], {})
  await base('things', fieldsOf(kinds.id), {
    createRule: SIGNED_IN,
    updateRule: `${SIGNED_IN} && owner != 'somebody else'`,
    deleteRule: SIGNED_IN,
  })
  await base('logs', [{ name: 'line', type: 'text' }], {})
  await made('logs', { line: 'Nobody writes here.' })
  const red = await made('kinds', { name: 'Red' })
  await made('kinds', { name: 'Blue' })
  await made('users', { email: MAIL, password: SECRET, passwordConfirm: SECRET, verified: true })
  const kept = { pocketbase_auth: await loginOf(server.url, 'users', MAIL, SECRET) }
  const { page, complaints } = await openGui(browser, server.url, '#/things?sort=title', {
    ...{ kept, timezoneId: 'Europe/Berlin' },
  })
  await page.locator('#scroll[aria-busy=false]').waitFor()
  const path = '/api/collections/things/records'
  const usual = { title: 'A kettle', size: 3, done: true, kind: red.id, tags: ['new'] }
  const make = (values = {}) => made('things', { ...usual, ...values })
  return {
    ...{ server, browser, page, complaints, make },
    shown: async (values) => {
      const { id } = await make(values)
      await page.locator(`#things-line-${id}`).waitFor()
      return id
    },
    change: (id, json) => server.admin(`${path}/${id}`, { method: 'PATCH', json }),
    thing: (id) => said(server.admin(`${path}/${id}`)),
  }
}

/** Holds back what a page asks of the server about things, until what is given back is called. */
export async function held(page: Page, method: string): Promise<() => void> {
  const { opened, open } = gate()
  await page.route('**/api/collections/things/records/*', async (route) => {
    if (route.request().method() === method) await opened
    await route.continue()
  })
  return open
}

/** The sheet of a page, and what one does with it. */
export const sheetOf = (page: Page) => {
  const sheet = page.locator('#record')
  const button = (name: string) => sheet.getByRole('button', { name, exact: true })
  const question = page.locator('#question')
  const go = (hash: string): Promise<void> =>
    page.evaluate((to) => {
      location.hash = to
    }, hash)
  const open = async (id: string): Promise<void> => {
    await go(`#/things/${id}?sort=title`)
    await page.locator(`#things-detail-${id}`).waitFor()
  }
  const edit = async (id: string): Promise<void> => {
    await open(id)
    await button('Edit').click()
    await sheet.getByLabel('Title').waitFor()
  }
  const body = page.locator('#record-body')
  /** The text that a relation is searched by, what is found, and what is chosen. */
  const relation = (label: string) => ({
    // The select that it takes the place of is a combobox, too.
    input: body.getByRole('combobox', { name: label, exact: true }).and(page.locator('input')),
    choices: page.getByRole('listbox', { name: label, exact: true }).getByRole('option'),
    chips: body
      .locator('form > div', { has: page.getByText(label, { exact: true }) })
      .locator('.chip'),
  })
  const answer = (name: string) => question.getByRole('button', { name, exact: true }).click()
  return { sheet, body, button, question, answer, go, open, edit, relation }
}
