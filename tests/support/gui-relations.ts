/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { launchBrowser } from './browser'
import { loginOf, openGui, type Visit } from './gui'
import { PAYLOADS } from './hostile'
import type { Server } from './server'
import { sql, startWithSql } from './sql'

const MAIL = 'ada@example.test'
const SECRET = 'a secret of Ada'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/** The GUI, with books that have writers: so many that no list shows them all. */
export interface Library {
  readonly server: Server
  readonly browser: Browser
  readonly page: Page
  readonly visit: Visit
  /** What else would be asked for than pages and records, and what ran. */
  readonly wrong: readonly string[]
  readonly make: (collection: string, values: object) => Promise<Row>
  readonly record: (collection: string, id: string) => Promise<Row>
}

/** So many writers there are, each with a number, beside those that are hostile. */
const WRITERS = 100_000

const OPEN = { listRule: '', viewRule: '' }
const SIGNED_IN = "@request.auth.id != ''"
const WRITTEN = { createRule: SIGNED_IN, updateRule: SIGNED_IN, deleteRule: SIGNED_IN }

/** Starts such a library, and signs somebody in who is no superuser. */
export async function openLibrary(): Promise<Library> {
  const [server, browser] = await Promise.all([startWithSql(), launchBrowser()])
  const said = async (answer: Promise<Response>) => (await (await answer).json()) as Row
  const base = (name: string, fields: readonly object[], rules: object = OPEN) =>
    said(server.admin('/api/collections', { json: { name, type: 'base', ...rules, fields } }))
  const make = async (collection: string, json: object): Promise<Row> => {
    const answer = await server.admin(`/api/collections/${collection}/records`, { json })
    expect(answer.status).toBe(200)
    return (await answer.json()) as Row
  }
  const name = { name: 'name', type: 'text', presentable: true, max: 100_000 }
  const writers = await base('writers', [name, { ...name, name: 'land', max: 50 }])
  const secrets = await base('secrets', [name], {})
  const relation = (to: string, more: object) => ({ type: 'relation', collectionId: to, ...more })
  const books = await base(
    'books',
    [
      { name: 'title', type: 'text', presentable: true, max: 100_000 },
      relation(writers.id, { name: 'writer', maxSelect: 1, required: true }),
      relation(writers.id, { name: 'helpers', maxSelect: 3 }),
      relation(secrets.id, { name: 'secret', maxSelect: 1 }),
    ],
    { ...OPEN, ...WRITTEN },
  )
  const book = (more: object) => relation(books.id, { name: 'book', maxSelect: 1, ...more })
  await base('loans', [{ ...name, name: 'note' }, book({})], { ...OPEN, ...WRITTEN })
  await base('hints', [{ ...name, name: 'note' }, book({ name: 'books', maxSelect: 9 })])
  await base('thefts', [{ ...name, name: 'note' }, book({})], {})
  await writersOf(server)
  await make('users', { email: MAIL, password: SECRET, passwordConfirm: SECRET, verified: true })
  const kept = { pocketbase_auth: await loginOf(server.url, 'users', MAIL, SECRET) }
  const visit = await openGui(browser, server.url, '#/books', { kept })
  const { page } = visit
  await page.locator('#scroll[aria-busy=false]').waitFor()
  const record = (collection: string, id: string) =>
    said(server.admin(`/api/collections/${collection}/records/${id}`))
  return { server, browser, page, visit, wrong: wrongsOf(page), make, record }
}

/** What happens on a page that nothing of the pack does. */
export function wrongsOf(page: Page): readonly string[] {
  const wrong: string[] = []
  page.on('dialog', (dialog) => {
    if (dialog.type() === 'beforeunload') return dialog.accept()
    wrong.push(`a dialog: ${dialog.message()}`)
    return dialog.dismiss()
  })
  page.on('request', (request) => {
    const { protocol, pathname } = new URL(request.url())
    if (!/^(?:data|blob):$/.test(protocol) && !/^\/(?:api|stack)\//.test(pathname)) {
      wrong.push(`a request: ${request.url()}`)
    }
  })
  return wrong
}

/** Writer 00000 and those that follow, and one for each text that is hostile. */
async function writersOf(server: Server): Promise<void> {
  const hostile = Object.values(PAYLOADS).map((name) => ({
    method: 'POST',
    url: '/api/collections/writers/records',
    body: { name },
  }))
  const batch = { enabled: true, maxRequests: hostile.length, timeout: 60 }
  await server.admin('/api/settings', { method: 'PATCH', json: { batch } })
  const answer = await server.admin('/api/batch', { json: { requests: hostile } })
  expect(answer.status).toBe(200)
  await sql(
    server,
    `WITH RECURSIVE n(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM n WHERE x < ${WRITERS - 1})
    INSERT INTO writers (id, name, land) SELECT printf('writer%09d', x), printf('Writer %05d', x),
    iif(x % 2, 'Norway', 'Ireland') FROM n`,
  )
}
