/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { launchBrowser } from './browser'
import { loginOf, openGui, type Visit } from './gui'
import { wrongsOf } from './gui-relations'
import { preparedFolder, type Server, startServer } from './server'

const MAIL = 'ada@example.test'
const SECRET = 'a secret of Ada'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/** The GUI with things that have a field of each type, in Berlin. */
export interface Fields {
  readonly server: Server
  readonly browser: Browser
  readonly page: Page
  readonly visit: Visit
  /** What happened that nothing of the pack does. */
  readonly wrong: readonly string[]
  readonly make: (values: object | FormData) => Promise<Row>
  readonly thing: (id: string) => Promise<Row>
}

/** So many values there are to choose from. */
const TAGS = Array.from({ length: 300 }, (_one, index) => `tag ${index}`)

/** The most that a paper may have, in bytes. */
export const BYTES = 1000

/** A picture of one pixel. */
export const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const fieldsOf = (people: string): readonly object[] => [
  {
    name: 'title',
    type: 'text',
    required: true,
    presentable: true,
    max: 100_000,
    help: 'In short.',
  },
  { name: 'body', type: 'editor' },
  { name: 'size', type: 'number', min: 0 },
  { name: 'done', type: 'bool' },
  { name: 'mail', type: 'email' },
  { name: 'site', type: 'url' },
  { name: 'due', type: 'date' },
  { name: 'tags', type: 'select', maxSelect: 3, values: TAGS },
  { name: 'kind', type: 'select', maxSelect: 1, values: ['red', 'blue'] },
  { name: 'owner', type: 'relation', maxSelect: 1, collectionId: people },
  { name: 'meta', type: 'json' },
  { name: 'pin', type: 'password', min: 4 },
  { name: 'place', type: 'geoPoint' },
  { name: 'photo', type: 'file', maxSelect: 1, mimeTypes: ['image/png', 'image/jpeg'] },
  {
    ...{ name: 'papers', type: 'file', maxSelect: 3, maxSize: BYTES, protected: true },
    mimeTypes: ['text/plain', 'image/png'],
  },
  { name: 'created', type: 'autodate', onCreate: true },
]

/** Starts such a server, and signs somebody in who is no superuser. */
export async function openFields(): Promise<Fields> {
  const [server, browser] = await Promise.all([startServer(preparedFolder()), launchBrowser()])
  const signedIn = "@request.auth.id != ''"
  const rules = { listRule: signedIn, viewRule: signedIn, createRule: signedIn }
  const base = async (name: string, fields: readonly object[]) => {
    const json = { ...{ name, type: 'base', fields, ...rules }, updateRule: signedIn }
    return (await (await server.admin('/api/collections', { json })).json()) as Row
  }
  const people = await base('people', [{ name: 'name', type: 'text', presentable: true }])
  await base('things', fieldsOf(people.id))
  const made = async (collection: string, json: object): Promise<Row> => {
    const answer = await server.admin(`/api/collections/${collection}/records`, { json })
    expect(answer.status).toBe(200)
    return (await answer.json()) as Row
  }
  await made('people', { name: 'Grace' })
  await made('users', { email: MAIL, password: SECRET, passwordConfirm: SECRET, verified: true })
  const kept = { pocketbase_auth: await loginOf(server.url, 'users', MAIL, SECRET) }
  const options = { kept, timezoneId: 'Europe/Berlin', locale: 'en-GB' }
  const visit = await openGui(browser, server.url, '#/things', options)
  await visit.page.locator('#scroll[aria-busy=false]').waitFor()
  const path = '/api/collections/things/records'
  const make = async (values: object | FormData): Promise<Row> => {
    if (!(values instanceof FormData)) return made('things', values)
    const headers = { Authorization: server.superuser }
    const answer = await fetch(server.url + path, { method: 'POST', body: values, headers })
    expect(answer.status).toBe(200)
    return (await answer.json()) as Row
  }
  const thing = async (id: string) => (await (await server.admin(`${path}/${id}`)).json()) as Row
  const { page } = visit
  return { server, browser, page, visit, wrong: wrongsOf(page), make, thing }
}
