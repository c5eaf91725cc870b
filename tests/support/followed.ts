import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { htmlIn, type Told } from './datastar'
import { preparedFolder, type Server, signIn, startServer } from './server'
import { isMark, openStream, type Stream } from './stream'

export const NOTES = '/api/collections/notes/records'

interface Person {
  readonly id: string
  readonly token: string
}

/** Who may see a note: everybody, or whoever owns it. */
const SEEN = 'public = true || owner = @request.auth.id && @request.auth.id != ""'

const SCHEMA = {
  ...{ name: 'notes', type: 'base', listRule: SEEN, viewRule: SEEN, updateRule: '' },
  fields: [
    { name: 'title', type: 'text' },
    { name: 'secret', type: 'text', hidden: true },
    { name: 'count', type: 'number' },
    { name: 'public', type: 'bool' },
    { name: 'owner', type: 'relation', collectionId: '_pb_users_auth_', maxSelect: 1 },
    { name: 'created', type: 'autodate', onCreate: true },
    { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true },
  ],
}

/** A server with notes that are followed live. */
export interface Followed {
  readonly server: Server
  readonly owner: Person
  readonly other: Person
  /** Opens a stream, which is closed with the others. */
  readonly open: (query: string, init?: Parameters<typeof openStream>[2]) => Promise<Stream>
  /** Opens a stream and waits until it says that it is open. */
  readonly followed: (query: string, init?: Parameters<typeof openStream>[2]) => Promise<Stream>
  /** Makes a note and gives its id. */
  readonly added: (json: object) => Promise<string>
  readonly changed: (id: string, json: object) => Promise<Response>
  readonly closeAll: () => Promise<void>
}

/** Starts one, with hooks of a project's own. */
export async function startFollowed(hooks = ''): Promise<Followed> {
  const folder = preparedFolder()
  writeFileSync(join(folder, 'pb_hooks', 'own.pb.js'), hooks)
  mkdirSync(join(folder, 'pb_hooks', 'views'))
  const mine = '<li id="mine-{{.id}}">{{if eq .owner $.viewer.id}}mine{{else}}theirs{{end}}</li>'
  writeFileSync(join(folder, 'pb_hooks', 'views', 'mine.html'), mine)
  const server = await startServer(folder, ['--hooksPool=4'])
  await server.admin('/api/collections', { json: SCHEMA })
  await server.admin('/api/collections', { json: { name: 'locked', type: 'base', fields: [] } })
  const streams: Stream[] = []
  const open: Followed['open'] = async (query, init = {}) => {
    const stream = await openStream(server, `/api/realtime?${query}`, init)
    streams.push(stream)
    return stream
  }
  return {
    server,
    owner: await person(server, 'owner@example.com'),
    other: await person(server, 'other@example.com'),
    open,
    followed: async (query, init) => {
      const stream = await open(query, init)
      await stream.until(isMark)
      return stream
    },
    added: async (json) =>
      ((await (await server.admin(NOTES, { json })).json()) as { id: string }).id,
    changed: (id, json) => server.admin(`${NOTES}/${id}`, { method: 'PATCH', json }),
    closeAll: async () => {
      for (const stream of streams.splice(0)) await stream.close()
    },
  }
}

async function person(server: Server, email: string): Promise<Person> {
  const password = 'a-password-for-users'
  const json = { email, password, passwordConfirm: password }
  const made = await server.admin('/api/collections/users/records', { json })
  const { id } = (await made.json()) as { id: string }
  return { id, token: await signIn(server.fetch, 'users', email, password) }
}

/** Whether an event shows a text. */
export const shows =
  (text: string) =>
  (told: Told): boolean =>
    htmlIn([told]).includes(text)
