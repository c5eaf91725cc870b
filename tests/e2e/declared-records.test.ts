import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Resources, resourcesOf } from '../support/resources'
import { type Server, startServer } from '../support/server'

const ID = 'statusnew000001'
const PATH = `records/statuses/${ID}`
const STATUS = { name: 'new', since: '2026-01-02', weight: 1.0, more: { a: 1 } }

let server: Server
let ask: Resources['ask']
let answer: Resources['answer']
let refused: Resources['refused']
let patch: Resources['patch']
let written: Resources['written']
beforeAll(async () => {
  server = await startServer()
  ;({ ask, answer, refused, patch, written } = resourcesOf(server))
  await answer('PUT', 'collections/statuses', {
    fields: [
      { name: 'name', type: 'text', required: true },
      { name: 'since', type: 'date' },
      { name: 'weight', type: 'number' },
      { name: 'more', type: 'json' },
      { name: 'changed', type: 'autodate', onUpdate: true },
    ],
  })
  const to = (name: string, options: object) => ({
    ...{ name, type: 'relation', collectionId: 'statuses', cascadeDelete: true },
    ...options,
  })
  await answer('PUT', 'collections/tickets', {
    fields: [to('status', { maxSelect: 1 }), to('past', { maxSelect: 5 })],
  })
})
afterAll(() => server.stop())

const byHand = `/api/collections/statuses/records/${ID}`

test('a record is made, answered as it was declared, and left alone by the same again', async () => {
  expect(await answer('PUT', PATH, STATUS)).toEqual(STATUS)
  expect(await answer('GET', PATH)).toEqual(STATUS)
  const was = [await (await server.admin(byHand)).json(), await written()]
  expect(was[0]).toMatchObject({ since: '2026-01-02 00:00:00.000Z' })
  expect(await answer('PUT', PATH, STATUS)).toEqual(STATUS)
  expect([await (await server.admin(byHand)).json(), await written()]).toEqual(was)
  expect(await answer('PUT', PATH, { ...STATUS, id: ID })).toEqual({ ...STATUS, id: ID })
})

test('a record shows what was changed by hand, and is healed', async () => {
  await patch(byHand, { name: 'other', more: { a: 1, b: 2 } })
  expect(await answer('GET', PATH)).toMatchObject({ name: 'other', more: { a: 1, b: 2 } })
  const plan = await answer('PUT', `${PATH}?plan=true`, STATUS)
  expect(plan).toMatchObject({ changes: [{ do: 'update', name: `statuses/${ID}` }] })
  expect(await answer('PUT', PATH, STATUS)).toEqual(STATUS)
})

test('what is declared is listed, with when and by whom', async () => {
  const by = 'superuser@example.com'
  const declared = expect.stringMatching(/^\d{4}-\d\d-\d\d [\d:.]+Z$/)
  expect(await answer('GET', 'records')).toEqual({
    items: [{ collection: 'statuses', id: ID, declared, by }],
  })
  expect(await answer('GET', 'collections')).toEqual({
    items: ['statuses', 'tickets'].map((name) => ({ name, declared, by })),
  })
})

test('a record that others hang on goes by permission alone', async () => {
  const tickets = '/api/collections/tickets/records'
  for (const json of [{ status: ID }, { past: [ID] }, {}]) {
    await server.admin(tickets, { method: 'POST', json })
  }
  expect(await refused('DELETE', PATH)).toMatchObject({
    status: 409,
    data: { [`statuses/${ID}`]: { code: 'would_lose', params: { found: 2 } } },
  })
  const gone = await ask('DELETE', `${PATH}?allowDestroy=statuses/${ID}`)
  expect(gone.status).toBe(204)
  expect(gone.headers.get('X-Stack-Backup')).not.toBeNull()
  expect(await (await server.admin(tickets)).json()).toMatchObject({ totalItems: 1 })
  expect((await ask('DELETE', PATH)).status).toBe(204)
  expect((await ask('GET', PATH)).status).toBe(404)
})

test('a record that nothing hangs on goes; one that somebody deleted is gone', async () => {
  await answer('PUT', PATH, STATUS)
  await server.admin(byHand, { method: 'DELETE' })
  expect(await refused('GET', PATH)).toMatchObject({
    status: 404,
    data: { name: { code: 'gone' } },
  })
  expect(await answer('PUT', PATH, STATUS)).toEqual(STATUS)
  expect((await ask('DELETE', PATH)).status).toBe(204)
  expect((await ask('DELETE', PATH)).status).toBe(204)
})

test('a renamed collection takes its declared records with it', async () => {
  await answer('PUT', PATH, STATUS)
  await answer('PUT', 'collections/states', { renamedFrom: 'statuses' })
  expect(await answer('GET', `records/states/${ID}`)).toEqual(STATUS)
  expect((await ask('GET', PATH)).status).toBe(404)
  await answer('PUT', 'collections/statuses', { renamedFrom: 'states' })
})

test.each<[string, string, unknown, object]>([
  ['another id', PATH, { id: 'other' }, { id: { code: 'bad_document' } }],
  ['what PocketBase refuses', PATH, { name: '' }, { name: { code: 'validation_required' } }],
  ['a collection that is not there', `records/none/${ID}`, {}, { collection: {} }],
  ['an id that cannot be', 'records/statuses/x', STATUS, { id: {} }],
  ['a key that is not known', PATH, { ...STATUS, nam: 'x' }, { nam: { code: 'bad_document' } }],
])('a record refuses %s', async (_what, path, json, data) => {
  expect(await refused('PUT', path, json)).toMatchObject({ status: 400, data })
})
