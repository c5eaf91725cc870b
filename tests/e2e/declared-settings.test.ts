import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Resources, resourcesOf } from '../support/resources'
import { type Server, startServer } from '../support/server'
import { version } from '../support/versions'

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

const said = { smtp: { password: 'hush-1' }, meta: { appName: 'Declared' } }

test('settings are answered as they were declared, and the same again writes nothing', async () => {
  expect(await refused('GET', 'settings')).toMatchObject({
    status: 404,
    data: { settings: { code: 'not_declared' } },
  })
  const declared = { smtp: { password: 'secret:same' }, meta: { appName: 'Declared' } }
  expect(await answer('PUT', 'settings', said)).toEqual(declared)
  expect(await answer('GET', 'settings')).toEqual(declared)
  const before = await written()
  expect(await answer('PUT', 'settings', said)).toEqual(declared)
  expect(await written()).toEqual(before)
})

test('settings show what was changed by hand, of the keys that are declared alone', async () => {
  await patch('/api/settings', { meta: { appName: 'By hand', senderName: 'Other' } })
  await patch('/api/settings', { smtp: { password: 'other' } })
  expect(await answer('GET', 'settings')).toEqual({
    smtp: { password: 'secret:changed' },
    meta: { appName: 'By hand' },
  })
  await patch('/api/settings', { smtp: { password: '' } })
  const password = version().clearsSecrets ? 'secret:missing' : 'secret:changed'
  expect(await answer('GET', 'settings')).toMatchObject({ smtp: { password } })
  const plan = (await answer('PUT', 'settings?plan=true', said)) as { changes: unknown[] }
  expect(plan.changes).toHaveLength(2)
  expect(JSON.stringify(plan)).not.toContain('hush')
  expect(await answer('GET', 'settings')).toMatchObject({ meta: { appName: 'By hand' } })
  expect(await answer('PUT', 'settings', said)).toMatchObject({ meta: { appName: 'Declared' } })
})

test('settings are forgotten, and stay', async () => {
  expect((await ask('DELETE', 'settings')).status).toBe(204)
  expect((await ask('DELETE', 'settings')).status).toBe(204)
  expect((await ask('GET', 'settings')).status).toBe(404)
  expect(await (await server.admin('/api/settings')).json()).toMatchObject({
    meta: { appName: 'Declared' },
  })
})

test.each<[string, unknown, object]>([
  ['what is no object', [], {}],
  ['a key that is not known', { meta: { appUrl: '' } }, { meta: { appUrl: {} } }],
  [
    'what PocketBase refuses',
    { meta: { appName: '' } },
    { meta: { appName: { code: 'validation_required' } } },
  ],
  ['what only tells of a secret', { smtp: { password: 'secret:same' } }, {}],
])('settings refuse %s', async (_what, json, data) => {
  expect(await refused('PUT', 'settings', json)).toMatchObject({ status: 400, data })
})

test('declaring is for superusers', async () => {
  for (const path of ['settings', 'collections/tickets']) {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await server.fetch(`/api/stack/${path}`, { method })).status).toBe(401)
    }
  }
})
