import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Resources, resourcesOf } from '../support/resources'
import { type Server, startServer } from '../support/server'
import { schemaOf } from '../support/state'

const TICKETS = {
  type: 'base',
  listRule: "@request.auth.id != ''",
  fields: [
    { name: 'title', type: 'text', required: true },
    { name: 'owner', type: 'relation', collectionId: 'users' },
  ],
  indexes: ['create index idx_tickets_title on tickets (title)'],
}

let server: Server
let ask: Resources['ask']
let answer: Resources['answer']
let refused: Resources['refused']
let patch: Resources['patch']
let written: Resources['written']
beforeAll(async () => {
  server = await startServer()
  ;({ ask, answer, refused, patch, written } = resourcesOf(server))
})
afterAll(() => server.stop())

test('a collection is made, answered as it was declared, and left alone by the same again', async () => {
  expect(await answer('PUT', 'collections/tickets', TICKETS)).toEqual(TICKETS)
  expect(await answer('GET', 'collections/tickets')).toEqual(TICKETS)
  const before = await written()
  expect(await answer('PUT', 'collections/tickets', TICKETS)).toEqual(TICKETS)
  expect(await written()).toEqual(before)
  expect((await schemaOf(server)).map(({ name }) => name)).toContain('users')
})

test('a collection shows what was changed by hand, and what there is more', async () => {
  const { fields } = (await (await server.admin('/api/collections/tickets')).json()) as {
    fields: { name: string }[]
  }
  const changed = fields.map((one) => (one.name === 'title' ? { ...one, required: false } : one))
  await patch('/api/collections/tickets', {
    listRule: '',
    fields: [...changed, { name: 'more', type: 'bool' }],
    indexes: ['CREATE UNIQUE INDEX `more` ON `tickets` (`title`)'],
  })
  expect(await answer('GET', 'collections/tickets')).toMatchObject({
    listRule: '',
    fields: [{ required: false }, TICKETS.fields[1], { name: 'more', type: 'bool' }],
    indexes: ['CREATE UNIQUE INDEX `more` ON `tickets` (`title`)'],
  })
  expect(await refused('PUT', 'collections/tickets', TICKETS)).toMatchObject({
    status: 409,
    data: { 'tickets.more': { code: 'would_lose' } },
  })
  const path = '/api/stack/collections/tickets?allowDestroy=tickets.more'
  const healed = await server.admin(path, { method: 'PUT', json: TICKETS })
  expect(await healed.json()).toEqual(TICKETS)
  expect(healed.headers.get('X-Stack-Backup')).toMatch(/^pb_stack_before_\d+\.zip$/)
})

test('a collection is found by its new name, with what it held', async () => {
  const json = { title: 'one' }
  await server.admin('/api/collections/tickets/records', { method: 'POST', json })
  const renamed = { ...TICKETS, renamedFrom: 'tickets' }
  expect(await answer('PUT', 'collections/cases', renamed)).toEqual(renamed)
  expect((await ask('GET', 'collections/tickets')).status).toBe(404)
  const list = await (await server.admin('/api/collections/cases/records')).json()
  expect(list).toMatchObject({ totalItems: 1 })
  expect(await answer('PUT', 'collections/tickets', { ...TICKETS, renamedFrom: 'cases' })).toEqual({
    ...TICKETS,
    renamedFrom: 'cases',
  })
})

test('a collection goes by permission where it has rows, and as often as somebody likes', async () => {
  expect(await refused('DELETE', 'collections/tickets')).toMatchObject({
    status: 409,
    data: { tickets: { code: 'would_lose', params: { found: 1 } } },
  })
  const gone = await ask('DELETE', 'collections/tickets?allowDestroy=a,tickets')
  expect(gone.status).toBe(204)
  expect(gone.headers.get('X-Stack-Backup')).not.toBeNull()
  expect((await ask('DELETE', 'collections/tickets')).status).toBe(204)
  await answer('PUT', 'collections/empty', { type: 'base' })
  expect((await ask('DELETE', 'collections/empty')).status).toBe(204)
  expect((await schemaOf(server)).map(({ name }) => name)).not.toContain('empty')
})

test('a collection that somebody deleted by hand is gone, and comes back', async () => {
  await answer('PUT', 'collections/tickets', TICKETS)
  await server.admin('/api/collections/tickets', { method: 'DELETE' })
  expect(await refused('GET', 'collections/tickets')).toMatchObject({
    status: 404,
    data: { name: { code: 'gone' } },
  })
  expect(await answer('PUT', 'collections/tickets', TICKETS)).toEqual(TICKETS)
})

test.each<[string, string, string, unknown, number, object]>([
  ['another name', 'PUT', 'tickets', { name: 'other' }, 400, { name: { code: 'bad_document' } }],
  [
    'what PocketBase refuses',
    'PUT',
    'tickets',
    { ...TICKETS, listRule: 'nothing = 1' },
    400,
    { listRule: { code: 'validation_invalid_rule' } },
  ],
  [
    'a field without a type',
    'PUT',
    'tickets',
    { fields: [{ name: 'new' }] },
    400,
    { fields: { 0: { type: { code: 'bad_document' } } } },
  ],
  ['to touch the pack’s own', 'PUT', 'stack_declared', {}, 400, {}],
  ['to delete the pack’s own', 'DELETE', 'stack_declared', undefined, 400, {}],
  ['to delete PocketBase’s own', 'DELETE', '_superusers', undefined, 400, {}],
])('a collection refuses %s', async (_what, method, name, json, status, data) => {
  expect(await refused(method, `collections/${name}`, json)).toMatchObject({ status, data })
})

test('a collection of those that sign in keeps its secrets to itself', async () => {
  const said = {
    type: 'auth',
    oauth2: {
      enabled: true,
      providers: [{ name: 'github', clientId: 'id', clientSecret: 'hush-github' }],
    },
  }
  const path = 'collections/members'
  const told = await answer('PUT', path, said)
  expect(told).toMatchObject({ oauth2: { providers: [{ clientSecret: 'secret:same' }] } })
  const before = await written()
  expect(await answer('PUT', path, said)).toEqual(told)
  expect(await written()).toEqual(before)
  await patch('/api/collections/members', {
    oauth2: { providers: [{ name: 'github', clientId: 'id', clientSecret: 'other' }] },
  })
  expect(await answer('GET', path)).toMatchObject({
    oauth2: { providers: [{ clientId: 'id', clientSecret: 'secret:changed' }] },
  })
  const rows = await server.admin('/api/collections/stack_declared/records')
  expect(await rows.text()).not.toContain('hush')
})

test('of many collections that are declared at once, each is made', async () => {
  const names = ['a', 'b', 'c', 'd'].map((letter) => `many_${letter}`)
  const said = { type: 'base', fields: [{ name: 'title', type: 'text' }] }
  const put = (name: string) => answer('PUT', `collections/${name}`, said)
  expect(await Promise.all(names.map(put))).toEqual(names.map(() => said))
  expect((await schemaOf(server)).map(({ name }) => name)).toEqual(expect.arrayContaining(names))
})
