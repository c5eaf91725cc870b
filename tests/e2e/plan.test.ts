import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SHAPE } from '../support/declared'
import { FIXTURES } from '../support/schemas'
import { type Server, startServer } from '../support/server'
import { documentOf, planned, schemaOf, words } from '../support/state'
import { blankOf } from '../support/versions'

/** The server under test has a folder for temporary files to itself, so that we see what is left. */
const scratch = mkdtempSync(join(tmpdir(), 'pb-stack-scratch-'))
const before = process.env.TMPDIR

const FIELDS = {
  title: { name: 'title', type: 'text' },
  body: { name: 'body', type: 'text' },
  tags: { name: 'tags', type: 'select', values: ['a', 'b', 'c'], maxSelect: 3 },
}
const POSTS = { name: 'posts', type: 'base', fields: Object.values(FIELDS) }
const OPEN = { listRule: '', viewRule: '', createRule: '', updateRule: '', deleteRule: '' }

let server: Server
beforeAll(async () => {
  process.env.TMPDIR = scratch
  server = await startServer()
  await server.admin('/api/collections', { method: 'POST', json: POSTS })
  for (const [title, tags] of [
    ['one', ['a', 'b']],
    ['two', ['a']],
    ['', []],
    ['two', ['b', 'c']],
  ]) {
    const json = { title, tags }
    await server.admin('/api/collections/posts/records', { method: 'POST', json })
  }
})
afterAll(async () => {
  await server.stop()
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  rmSync(scratch, { recursive: true })
})

const leftovers = () => readdirSync(scratch).filter((name) => !name.startsWith('pb-stack-test-'))

const withPosts = (of: object) => ({ collections: [{ name: 'users' }, { ...POSTS, ...of }] })

/** What a document is refused with. */
async function refused(json: unknown): Promise<{ message: string; data: unknown }> {
  const response = await server.fetch('/api/stack/plan', { token: server.superuser, json })
  expect(response.status).toBe(400)
  return (await response.json()) as { message: string; data: unknown }
}

test('a plan says what would be, as PocketBase would make it, and writes nothing', async () => {
  const was = await documentOf(server)
  const plan = await planned(server, {
    settings: { meta: { appName: 'Planned' } },
    ...withPosts({ ...OPEN, fields: [FIELDS.title, { ...FIELDS.tags, maxSelect: 1 }] }),
  })
  expect(words(plan)).toEqual([
    'update settings meta',
    'update collection posts',
    'delete field posts.body',
    'update field posts.tags',
  ])
  expect(plan.changes[0]).toMatchObject({
    before: { appName: 'Acme' },
    after: { appName: 'Planned' },
  })
  expect(plan.losses).toEqual([
    { name: 'posts.body', says: 'drops the field with its values', found: 0, total: 4 },
    { name: 'posts.tags', says: 'keeps only the last of several values', found: 2, total: 4 },
  ])
  expect(plan.changes[3]?.loss).toEqual(plan.losses[1])
  expect(plan.warnings.map(({ says }) => says)).toContain(
    'listRule: opens it to everyone, to list its records',
  )
  expect(await documentOf(server)).toEqual(was)
})

test('the same plan has the same hash; another document and another world have others', async () => {
  const document = withPosts({ listRule: '' })
  const { hash } = await planned(server, document)
  expect((await planned(server, document)).hash).toBe(hash)
  expect((await planned(server, withPosts({ viewRule: '' }))).hash).not.toBe(hash)
  await server.admin('/api/settings', { method: 'PATCH', json: { meta: { appName: 'Moved' } } })
  expect((await planned(server, document)).hash).not.toBe(hash)
  await server.admin('/api/settings', { method: 'PATCH', json: { meta: { appName: 'Acme' } } })
  expect((await planned(server, document)).hash).toBe(hash)
})

test('a secret is never told, and its change is', async () => {
  const secret = (password: string) => ({ settings: { smtp: { password } } })
  await server.admin('/api/settings', { method: 'PATCH', json: { smtp: { password: 'hush-1' } } })
  expect(words(await planned(server, secret('hush-1')))).toEqual([])
  const plan = await planned(server, secret('hush-2'))
  expect(words(plan)).toEqual(['update settings smtp'])
  expect(JSON.stringify(plan)).not.toContain('hush')
  expect(words(await planned(server, secret('')))).toEqual(['update settings smtp'])
  expect(words(await planned(server, { settings: { smtp: { port: 587 } } }))).toEqual([])
  expect(leftovers()).toEqual([])
})

describe('what PocketBase refuses', () => {
  test.each<[string, object, object]>([
    [
      'settings',
      { settings: { meta: { appName: '' } } },
      { settings: { meta: { appName: { code: 'validation_required' } } } },
    ],
    [
      'a field',
      withPosts({ fields: [{ ...FIELDS.tags, values: [] }] }),
      { collections: { posts: { fields: { 0: { values: { code: 'validation_required' } } } } } },
    ],
    [
      'a rule',
      withPosts({ listRule: 'nothing = 1' }),
      { collections: { posts: { listRule: { code: 'validation_invalid_rule' } } } },
    ],
    [
      'an index',
      withPosts({ indexes: ['CREATE INDEX `idx` ON `posts` (`nothing`)'] }),
      {
        collections: { posts: { indexes: { 0: { code: 'validation_invalid_index_expression' } } } },
      },
    ],
    [
      'a view',
      {
        collections: [{ name: 'users' }, POSTS, { name: 'v', type: 'view', viewQuery: 'SELECT 1' }],
      },
      { collections: { v: {} } },
    ],
    [
      'a link to what goes',
      {
        collections: [
          { name: 'posts', fields: [{ name: 'by', type: 'relation', collectionId: 'gone' }] },
        ],
      },
      { collections: { posts: { fields: { 0: { collectionId: {} } } } } },
    ],
    [
      'a record',
      { records: { posts: [{ id: 'abcdefghijklmno', tags: ['nothing'] }] } },
      { records: { posts: { abcdefghijklmno: { tags: { code: 'validation_invalid_value' } } } } },
    ],
  ])('%s: it says why, where it is', async (_name, document, data) => {
    expect((await refused(document)).data).toMatchObject(data)
    expect(leftovers()).toEqual([])
  })

  test('equal values where they are to be unique', async () => {
    const unique = 'CREATE UNIQUE INDEX `idx` ON `posts` (`title`)'
    const { message } = await refused(withPosts({ indexes: [unique] }))
    expect(message).toBe('posts.idx cannot be unique, equal values are there (1).')
  })

  test('a key that is not known', async () => {
    expect(await refused({ settings: { meta: { appUrl: 'x' } } })).toMatchObject({
      message: '"appUrl" is not known here: did you mean "appURL"?',
      data: { settings: { meta: { appUrl: { code: 'bad_document' } } } },
    })
  })

  test.each([undefined, 'x', []])('%j, which is no document', async (json) => {
    const init = { method: 'POST', token: server.superuser, json }
    expect((await server.fetch('/api/stack/plan', init)).status).toBe(400)
  })
})

test('a plan is for superusers', async () => {
  expect((await server.fetch('/api/stack/plan', { json: {} })).status).toBe(401)
  expect((await server.fetch('/api/stack/apply', { json: {} })).status).toBe(401)
})

test('our own blanks are PocketBase’s', async () => {
  const collections = FIXTURES.find(({ name }) => name === 'every-field')?.collections ?? []
  const scaffolds = await (await server.admin('/api/collections/meta/scaffolds')).json()
  for (const [type, blank] of Object.entries(SHAPE.collections)) {
    expect(scaffolds).toHaveProperty(type, expect.objectContaining({ type }))
    expect(Object.keys((scaffolds as Record<string, object>)[type] ?? {})).toEqual(
      expect.arrayContaining(Object.keys(blank)),
    )
  }
  const types = Object.keys(SHAPE.fields)
  const fields = types.map((type) => ({
    ...(type === 'select' && { values: ['a'] }),
    ...(type === 'relation' && { collectionId: 'users' }),
    name: `f_${type}`,
    type,
    ...(type === 'autodate' && { onCreate: true }),
  }))
  expect(collections.length).toBeGreaterThan(0)
  const plan = await planned(server, {
    collections: [{ name: 'users' }, POSTS, { name: 'all', type: 'base', fields }],
  })
  const made = plan.changes.find(({ name }) => name === 'all')?.after as { fields: object[] }
  for (const [nth, type] of types.entries()) {
    const said = Object.fromEntries(
      Object.entries(fields[nth] ?? {}).filter(([key]) => key !== 'collectionId'),
    )
    const { collectionId: _id, ...blank } = blankOf(SHAPE.fields[type])
    expect(made.fields[nth + 1]).toMatchObject({ ...blank, ...said })
  }
  expect(await schemaOf(server)).not.toContainEqual(expect.objectContaining({ name: 'all' }))
})
