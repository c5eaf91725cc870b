/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from './browser'
import { EMAIL, PASSWORD } from './folders'
import { loginOf, openGui } from './gui'
import { preparedFolder, type Server, startServer } from './server'

const SECRET = 'a secret of Ada'

/** A server with many records, and pages of those who may and those who may not write them. */
export interface Crowd {
  readonly server: Server
  readonly browser: Browser
  /** Opens the table as a superuser, as a user, or as a guest, who may only look. */
  readonly as: (who: 'superuser' | 'user' | 'guest', place?: string) => Promise<Page>
  /** Makes so many things, whose titles begin with a word; their ids. */
  readonly make: (word: string, count: number) => Promise<readonly string[]>
  /** How many things PocketBase finds by a filter. */
  readonly count: (filter: string) => Promise<number>
}

/** Something to wait for. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

/** Starts a server with things; a label needs the thing that it is of. Batches are off, as at first. */
export async function openCrowd(): Promise<Crowd> {
  const [server, browser] = await Promise.all([startServer(preparedFolder()), launchBrowser()])
  const open = { type: 'base', listRule: '', viewRule: '' }
  const signedIn = "@request.auth.id != ''"
  const answer = await server.admin('/api/collections', {
    json: {
      ...{
        ...open,
        name: 'things',
        updateRule: signedIn,
        deleteRule: `${signedIn} && kept = false`,
      },
      fields: [
        { name: 'title', type: 'text', required: true, presentable: true },
        { name: 'size', type: 'number', max: 100 },
        { name: 'status', type: 'select', maxSelect: 1, values: ['new', 'old'] },
        { name: 'tags', type: 'select', maxSelect: 3, values: ['red', 'green', 'blue'] },
        { name: 'due', type: 'date' },
        { name: 'kept', type: 'bool' },
        { name: 'notes', type: 'text' },
        { name: 'created', type: 'autodate', onCreate: true },
      ],
    },
  })
  const { id } = (await answer.json()) as { id: string }
  const of = { name: 'of', type: 'relation', collectionId: id, maxSelect: 1, required: true }
  await server.admin('/api/collections', { json: { ...open, name: 'labels', fields: [of] } })
  const json = { email: 'ada@example.test', password: SECRET, passwordConfirm: SECRET }
  await server.admin('/api/collections/users/records', { json })
  const logins = {
    superuser: await loginOf(server.url, '_superusers', EMAIL, PASSWORD),
    user: await loginOf(server.url, 'users', json.email, SECRET),
    guest: undefined,
  }
  const records = '/api/collections/things/records'
  return {
    ...{ server, browser },
    as: async (who, place = '#/things?sort=title') => {
      const kept = logins[who] ? { pocketbase_auth: logins[who] } : {}
      const { page } = await openGui(browser, server.url, place, { kept })
      await page.locator('#scroll[aria-busy=false]').waitFor()
      return page
    },
    make: async (word, count) => {
      const body = (at: number) => ({ id: idOf(word, at), title: `${word} ${at}`, status: 'new' })
      await server.admin('/api/settings', {
        method: 'PATCH',
        json: { batch: { enabled: true, maxRequests: 1000, timeout: 30 } },
      })
      const requests = Array.from({ length: count }, (_, at) => ({
        ...{ method: 'POST', url: records, body: body(at) },
      }))
      await server.admin('/api/batch', { json: { requests } })
      await server.admin('/api/settings', {
        method: 'PATCH',
        json: { batch: { enabled: false, maxRequests: 50, timeout: 3 } },
      })
      return requests.map(({ body }) => body.id)
    },
    count: async (filter) => {
      const query = new URLSearchParams({ filter, perPage: '1', fields: 'id' })
      const answer = await server.admin(`${records}?${query}`)
      return ((await answer.json()) as { totalItems: number }).totalItems
    },
  }
}

const idOf = (word: string, at: number): string =>
  `${word}${String(at).padStart(15 - word.length, '0')}`
