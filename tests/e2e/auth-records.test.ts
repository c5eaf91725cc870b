import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problems } from '../support/problems'
import { keepSecret } from '../support/secrets'
import { type Server, startServer } from '../support/server'
import { apply, applying, planned, words } from '../support/state'

const ID = 'declareduser001'
const ADMIN = { id: ID, email: 'admin@example.com', verified: true, emailVisibility: true }
const [FIRST, SECOND] = ['the first word of it', 'the second word of it']

const users = (of: object) => ({ records: { users: [{ ...ADMIN, ...of }] } })

let server: Server
beforeAll(async () => {
  keepSecret(FIRST, SECOND)
  server = await startServer()
})
afterAll(() => server.stop())

const signIn = async (password: string) => {
  const json = { identity: ADMIN.email, password }
  const response = await server.fetch('/api/collections/users/auth-with-password', { json })
  const { token = '' } = (await response.json()) as { token?: string }
  keepSecret(token)
  return response.status
}

test('a record that signs in is declared with its password, which nobody is told', async () => {
  const plan = await planned(server, users({ password: FIRST }))
  expect(words(plan)).toEqual([`create record users/${ID}`])
  expect(JSON.stringify(plan)).not.toContain(FIRST)
  expect((await applying(server, users({ password: FIRST }), plan)).status).toBe(200)
  expect(await signIn(FIRST)).toBe(200)
  const record = await server.admin(`/api/collections/users/records/${ID}`)
  expect(await record.json()).toMatchObject(ADMIN)
  expect((await planned(server, users({ password: FIRST }))).changes).toEqual([])
})

test('another password is a change, however it came to be another', async () => {
  await apply(server, users({ password: FIRST }))
  const change = [`update record users/${ID}`]
  expect(words(await planned(server, users({ password: SECOND })))).toEqual(change)
  await apply(server, users({ password: SECOND }))
  expect([await signIn(FIRST), await signIn(SECOND)]).toEqual([400, 200])
  const json = { password: FIRST, passwordConfirm: FIRST }
  await server.admin(`/api/collections/users/records/${ID}`, { method: 'PATCH', json })
  expect(words(await planned(server, users({ password: SECOND })))).toEqual(change)
  expect((await planned(server, users({}))).changes).toEqual([])
  await apply(server, users({ password: SECOND }))
  expect(await signIn(SECOND)).toBe(200)
})

test('what is kept of it tells neither the password nor anything to try words on', async () => {
  const path = `records/users/${ID}`
  const json = { ...ADMIN, password: FIRST }
  const put = await server.admin(`/api/stack/${path}`, { method: 'PUT', json })
  const expected = { ...ADMIN, password: 'secret:declared' }
  expect(await put.json()).toEqual(expected)
  expect(await (await server.admin(`/api/stack/${path}`)).json()).toEqual(expected)
  const filter = encodeURIComponent(`name = 'users/${ID}'`)
  const kept = await server.admin(`/api/collections/stack_declared/records?filter=(${filter})`)
  const { items } = (await kept.json()) as { items: { document: object; made: object }[] }
  expect(items).toMatchObject([{ document: expected, made: expected }])
  const drift = await server.admin('/api/stack/drift')
  expect(await drift.json()).toMatchObject({ changes: [] })
  for (const file of ['data.db', 'data.db-wal']) {
    const stored = readFileSync(join(server.folder, 'pb_data', file), 'latin1')
    expect(stored).not.toContain(FIRST)
  }
})

test.each<[string, object, RegExp]>([
  [
    'a password that is too short',
    users({ password: 'short' }),
    /password: .*\(validation_min_text_constraint\)/,
  ],
  [
    'a new record without one',
    { records: { users: [{ id: 'declareduser002', email: 'new@example.com' }] } },
    /password: /,
  ],
  [
    'what tokens are signed with',
    users({ tokenKey: 'x'.repeat(40) }),
    /"tokenKey" is not known here/,
  ],
  [
    'a password that is said twice',
    users({ passwordConfirm: FIRST }),
    /"passwordConfirm" is not known here/,
  ],
  ['what stands for a password', users({ password: 'secret:declared' }), /only tells of a secret/],
  [
    'a superuser',
    { records: { _superusers: [{ id: ID }] } },
    /`pocketbase superuser` makes superusers/,
  ],
])('%s is refused before anything is written', async (_name, document, says) => {
  const init = { method: 'POST', token: server.superuser, json: document }
  const response = await server.fetch('/api/stack/plan', init)
  expect(response.status).toBe(400)
  const { message, data } = (await response.json()) as { message: string; data: object }
  expect([message, ...problems(data)].join('\n')).toMatch(says)
})

test('records come with the collection that they are of', async () => {
  const members = { name: 'members', type: 'auth' }
  const record = { id: 'declaredmember1', email: 'm@example.com', password: FIRST }
  const document = {
    collections: [{ name: 'users' }, members],
    records: { members: [record] },
  }
  await apply(server, document)
  expect((await planned(server, document)).changes).toEqual([])
})
