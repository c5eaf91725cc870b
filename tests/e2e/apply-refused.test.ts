import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Server, startServer } from '../support/server'
import { apply, applying, documentOf, planned } from '../support/state'

const TITLE = { name: 'title', type: 'text' }
const POSTS = { name: 'posts', type: 'base', fields: [TITLE], listRule: null }
const USERS = { name: 'users' }

let server: Server
beforeAll(async () => {
  server = await startServer()
  await apply(server, posts({}))
})
afterAll(() => server.stop())

const posts = (of: object) => ({ collections: [USERS, { ...POSTS, ...of }] })

/** PocketBase cannot know before it has the rows. */
const impossible = {
  settings: { meta: { appName: 'Impossible' } },
  collections: [
    USERS,
    {
      name: 'articles',
      renamedFrom: 'posts',
      listRule: '',
      fields: [...POSTS.fields, { name: 'next', type: 'relation', collectionId: 'posts' }],
    },
  ],
  records: { articles: [{ id: 'declared0000002', next: 'nobody000000000' }] },
}

test('what cannot be done leaves all as it was, in the memory of PocketBase too', async () => {
  const rules = [{ label: 'posts:list', audience: '', duration: 1, maxRequests: 1000 }]
  await server.admin('/api/settings', {
    method: 'PATCH',
    json: { rateLimits: { enabled: true, rules } },
  })
  const before = await documentOf(server)
  const plan = await planned(server, impossible)
  const response = await applying(server, impossible, plan)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({
    data: {
      document: {
        records: {
          articles: { declared0000002: { next: { code: 'validation_missing_rel_records' } } },
        },
      },
    },
  })
  expect(await documentOf(server)).toEqual(before)
  expect(before.settings).toMatchObject({ rateLimits: { rules } })
  expect((await server.fetch('/api/collections/posts/records')).status).toBe(403)
  expect((await server.fetch('/api/collections/articles/records')).status).toBe(404)
  await server.admin('/api/settings', {
    method: 'PATCH',
    json: { rateLimits: { enabled: false } },
  })
})

test('a plan that is no longer true is refused', async () => {
  const document = posts({ listRule: '' })
  const plan = await planned(server, document)
  await server.admin('/api/collections/users', { method: 'PATCH', json: { listRule: null } })
  const response = await applying(server, document, plan)
  expect(response.status).toBe(409)
  expect(await response.json()).toMatchObject({ data: { hash: { code: 'world_moved' } } })
})

test('of two at once one wins, and nothing is mixed', async () => {
  const documents = [
    posts({ listRule: '', viewRule: 'title = "a"' }),
    posts({ createRule: '', deleteRule: 'title = "b"' }),
  ]
  const plans = await Promise.all(documents.map((document) => planned(server, document)))
  const answers = await Promise.all(
    documents.map((document, nth) => applying(server, document, plans[nth] ?? { hash: '' })),
  )
  const codes = answers.map(({ status }) => status)
  expect([...codes].sort()).toEqual([200, 409])
  const won = documents[codes.indexOf(200)]
  expect((await planned(server, won)).changes).toEqual([])
  expect((await planned(server, documents[codes.indexOf(409)])).changes).toHaveLength(1)
})
