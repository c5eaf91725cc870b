import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Resources, resourcesOf } from '../support/resources'
import { type Server, stackCommand, startServer } from '../support/server'
import { apply, type Plan, words } from '../support/state'
import { version } from '../support/versions'

const GITHUB = { name: 'github', clientId: 'id', clientSecret: 'hush-github' }
const SETTINGS = { meta: { appName: 'Declared' }, smtp: { password: 'hush-smtp' } }
const TITLE = { name: 'title', type: 'text', max: 100 }
const POSTS = { name: 'posts', type: 'base', listRule: null, fields: [TITLE] }
const USERS = { name: 'users', oauth2: { enabled: true, providers: [GITHUB] } }
const DOCUMENT = {
  settings: SETTINGS,
  collections: [USERS, POSTS],
  records: { posts: [{ id: 'declared0000001', title: 'Declared' }] },
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

const drift = async (): Promise<Plan> => (await answer('GET', 'drift')) as Plan

const stack = (...args: string[]) => stackCommand(server.folder, ...args)

test('there is none before something was declared', async () => {
  expect(await refused('GET', 'drift')).toMatchObject({
    status: 404,
    data: { document: { code: 'not_declared' } },
  })
  expect(await stack('drift')).toMatchObject({ code: 1, out: '' })
})

test('a document that is applied is what is declared, with when and by whom', async () => {
  await apply(server, DOCUMENT)
  expect(await drift()).toMatchObject({
    changes: [],
    declared: expect.stringMatching(/^\d{4}-/),
    by: 'superuser@example.com',
  })
  const { code, out } = await stack('drift')
  expect(out).toMatch(/^Nothing differs\.\nDeclared \d{4}\S+ \S+ by superuser@example\.com\.\n$/)
  expect(code).toBe(0)
  const before = await written()
  await apply(server, DOCUMENT)
  expect(await written()).toEqual(before)
  expect(await answer('GET', 'collections/posts')).toEqual(POSTS)
  expect(await answer('GET', 'records/posts/declared0000001')).toEqual(DOCUMENT.records.posts[0])
  expect(await answer('GET', 'settings')).toMatchObject({ smtp: { password: 'secret:same' } })
})

test.each<[string, () => Promise<unknown>, readonly string[]]>([
  [
    'a secret that is another now',
    () => patch('/api/settings', { smtp: { password: 'hush-other' } }),
    ['update settings smtp'],
  ],
  [
    'a secret that is gone',
    () => patch('/api/settings', { smtp: { password: '' } }),
    version().clearsSecrets ? ['update settings smtp'] : [],
  ],
  [
    'the secret of a provider',
    () =>
      patch('/api/collections/users', {
        oauth2: { providers: [{ ...GITHUB, clientSecret: 'hush-2' }] },
      }),
    ['update provider users.github'],
  ],
  ['a rule', () => patch('/api/collections/posts', { listRule: '' }), ['update collection posts']],
  [
    'a collection more',
    () =>
      server.admin('/api/collections', { method: 'POST', json: { name: 'more', type: 'base' } }),
    ['delete collection more'],
  ],
  [
    'a collection that is gone, with what is declared in it',
    () => server.admin('/api/collections/posts', { method: 'DELETE' }),
    ['create collection posts', 'create record posts/declared0000001'],
  ],
])('%s is drift, and is healed by the document', async (_name, change, expected) => {
  await change()
  const found = await drift()
  expect(words(found)).toEqual(expected)
  expect(JSON.stringify(found)).not.toContain('hush')
  await apply(server, DOCUMENT)
  expect((await drift()).changes).toEqual([])
})

test('a secret that is rotated, or is taken out of the document, is no drift', async () => {
  const rotated = { ...DOCUMENT, settings: { ...SETTINGS, smtp: { password: 'hush-rotated' } } }
  expect(words(await apply(server, rotated))).toEqual(['update settings smtp'])
  expect((await drift()).changes).toEqual([])
  await patch('/api/settings', { smtp: { password: 'hush-smtp' } })
  expect(words(await drift())).toEqual(['update settings smtp'])
  await apply(server, { ...DOCUMENT, settings: { meta: SETTINGS.meta } })
  expect((await drift()).changes).toEqual([])
  await apply(server, DOCUMENT)
})

test('the command shows it, and ends with 2; on the data itself, too', async () => {
  await patch('/api/settings', { meta: { appName: 'By hand' } })
  const DRIFT =
    /^~ settings meta\n +appName: "By hand" -> "Declared"\n\nPlan: 1 to update\.\nDeclared /
  expect(await stack('drift')).toMatchObject({ code: 2, out: expect.stringMatching(DRIFT) })
  await server.kill()
  expect(await stack('drift')).toMatchObject({ code: 2, out: expect.stringMatching(DRIFT) })
  const file = join(server.folder, 'document.json')
  writeFileSync(file, JSON.stringify({ settings: { meta: { appName: 'By shell' } } }))
  expect((await stack('apply', file)).code).toBe(0)
  const { code, out } = await stack('drift')
  expect(out).toContain('by pocketbase stack apply')
  expect(code).toBe(0)
  server = await startServer(server.folder)
  ;({ ask, answer, refused, patch, written } = resourcesOf(server))
})

test('a document replaces what was declared of its kinds alone', async () => {
  await apply(server, { collections: [USERS] })
  expect((await ask('GET', 'collections/posts')).status).toBe(404)
  expect((await ask('GET', 'records/posts/declared0000001')).status).toBe(404)
  expect((await ask('GET', 'settings')).status).toBe(200)
  await answer('PUT', 'collections/posts', POSTS)
  expect((await drift()).changes).toEqual([])
})

test('what was declared one by one says nothing of others; what waits is drift', async () => {
  expect((await ask('DELETE', 'settings')).status).toBe(204)
  expect((await ask('DELETE', 'collections/posts')).status).toBe(204)
  const rows = '/api/collections/stack_declared/records'
  const { items } = (await (await server.admin(rows)).json()) as {
    items: { id: string; kind: string }[]
  }
  for (const { id, kind } of items) {
    if (kind !== 'key') await server.admin(`${rows}/${id}`, { method: 'DELETE' })
  }
  const by = { name: 'by', type: 'relation', collectionId: 'people' }
  const said = { listRule: 'by.name = ""', fields: [TITLE, by] }
  await answer('PUT', 'collections/notes?pending=true', said)
  await server.admin('/api/collections', { method: 'POST', json: { name: 'others', type: 'base' } })
  expect(words(await drift())).toEqual(['create field notes.by', 'update collection notes'])
})
