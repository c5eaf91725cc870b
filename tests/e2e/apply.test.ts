import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Server, startServer } from '../support/server'
import { apply, applying, planned, schemaOf, words } from '../support/state'

const TITLE = { name: 'title', type: 'text' }
const TAGS = { name: 'tags', type: 'select', values: ['a', 'b', 'c'], maxSelect: 3 }
const POSTS = { name: 'posts', type: 'base', fields: [TITLE, TAGS], listRule: null }
const USERS = { name: 'users' }

let server: Server
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const posts = (of: object) => ({ collections: [USERS, { ...POSTS, ...of }] })

const add = async (json: object): Promise<{ id: string }> =>
  (
    await server.admin('/api/collections/posts/records', { method: 'POST', json })
  ).json() as Promise<{ id: string }>

const records = async (): Promise<readonly Record<string, unknown>[]> => {
  const path = '/api/collections/posts/records?sort=title'
  return ((await (await server.admin(path)).json()) as { items: Record<string, unknown>[] }).items
}

test('all kinds of things at once: an auth collection with a provider, a view, an index, links ahead of what they lead to, settings, records', async () => {
  const document = {
    settings: {
      meta: { appName: 'Applied' },
      smtp: { password: 'hush-smtp' },
      batch: { enabled: true },
    },
    collections: [
      USERS,
      {
        ...POSTS,
        indexes: ['CREATE INDEX `idx_title` ON `posts` (`title`)'],
        fields: [TITLE, TAGS, { name: 'author', type: 'relation', collectionId: 'authors' }],
      },
      { name: 'titles', type: 'view', viewQuery: 'SELECT id, title FROM posts' },
      { name: 'both', type: 'view', viewQuery: 'SELECT id, title FROM titles' },
      {
        name: 'authors',
        type: 'auth',
        fields: [{ name: 'best', type: 'relation', collectionId: 'posts' }],
        oauth2: {
          enabled: true,
          providers: [{ name: 'github', clientId: 'id', clientSecret: 'hush-github' }],
        },
      },
    ],
    records: { posts: [{ id: 'declared0000001', title: 'Declared', tags: ['a'] }] },
  }
  const done = await apply(server, document)
  expect(words(done)).toEqual([
    'update settings batch',
    'update settings meta',
    'update settings smtp',
    'create collection posts',
    'create collection titles',
    'create collection both',
    'create collection authors',
    'create record posts/declared0000001',
  ])
  expect(JSON.stringify(done)).not.toContain('hush')
  expect(await records()).toMatchObject([{ id: 'declared0000001', title: 'Declared', tags: ['a'] }])
  expect((await planned(server, document)).changes).toEqual([])
  const methods = await (await server.fetch('/api/collections/authors/auth-methods')).json()
  expect(methods).toMatchObject({ oauth2: { providers: [{ name: 'github' }] } })
})

test('what is not declared any more goes, for whoever allows it by name, with a backup', async () => {
  const document = posts({ fields: [TITLE] })
  const plan = await planned(server, document)
  expect(plan.losses.map(({ name }) => name).sort()).toEqual([
    'authors',
    'posts.author',
    'posts.tags',
  ])
  const refused = await applying(server, document, plan, ['posts.tags', 'authors'])
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({
    message: 'This would lose posts.author: allow each by its name, in allowDestroy.',
    data: { 'posts.author': { code: 'would_lose', params: { found: 0, total: 1 } } },
  })
  expect((await schemaOf(server)).map(({ name }) => name)).toContain('authors')
  const { backup } = await apply(server, document)
  const backups = (await (await server.admin('/api/backups')).json()) as { key: string }[]
  expect(backups.map(({ key }) => key)).toEqual([backup])
  expect((await schemaOf(server)).map(({ name }) => name)).not.toContain('authors')
  expect((await records())[0]).not.toHaveProperty('tags')
})

test('what a name says is renamed, with all its values', async () => {
  await apply(server, {
    collections: [
      USERS,
      {
        ...POSTS,
        fields: [TITLE, TAGS],
        indexes: ['CREATE INDEX `by_title` ON `posts` (`title`)'],
      },
    ],
  })
  await add({ title: 'Kept', tags: ['a', 'b'] })
  const renamed = {
    collections: [
      USERS,
      {
        name: 'articles',
        renamedFrom: 'posts',
        fields: [{ name: 'headline', renamedFrom: 'title' }, TAGS],
      },
    ],
  }
  const done = await apply(server, renamed)
  expect(done).not.toHaveProperty('backup')
  const { items } = (await (
    await server.admin('/api/collections/articles/records?sort=headline')
  ).json()) as { items: object[] }
  expect(items).toMatchObject([{ headline: 'Declared' }, { headline: 'Kept', tags: ['a', 'b'] }])
  expect((await planned(server, renamed)).changes).toEqual([])
  await apply(server, {
    collections: [
      USERS,
      { ...POSTS, renamedFrom: 'articles', fields: [{ ...TITLE, renamedFrom: 'headline' }, TAGS] },
    ],
  })
})

test('one value instead of several keeps the last, once that is allowed', async () => {
  const document = posts({ fields: [TITLE, { ...TAGS, maxSelect: 1 }] })
  const plan = await planned(server, document)
  expect(plan.losses).toMatchObject([{ name: 'posts.tags', found: 1, total: 2 }])
  expect((await applying(server, document, plan)).status).toBe(409)
  await apply(server, document)
  expect((await records()).map(({ tags }) => tags)).toEqual(['', 'b'])
  await apply(server, posts({}))
})

test('a view that reads what goes is refused, and one that is told anew is not', async () => {
  const titles = (viewQuery: string) => ({ name: 'titles', type: 'view', viewQuery })
  const both = (fields: readonly object[], view: string) => ({
    collections: [USERS, { ...POSTS, fields }, titles(view)],
  })
  await apply(server, both([TITLE, TAGS], 'SELECT id, title, tags FROM posts'))
  const init = { token: server.superuser, json: both([TITLE], 'SELECT id, title, tags FROM posts') }
  const refused = await server.fetch('/api/stack/plan', { method: 'POST', ...init })
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({ data: { collections: { titles: {} } } })
  await apply(server, both([TITLE], 'SELECT id, title FROM posts'))
  await apply(server, posts({}))
})
