import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Server, startServer } from '../support/server'
import { apply, planned, words } from '../support/state'

const TITLE = { name: 'title', type: 'text', max: 100 }
const INDEX = 'CREATE INDEX `idx_title` ON `posts` (`title`)'
const GITHUB = { name: 'github', clientId: 'id', clientSecret: 'hush-github' }
const DOCUMENT = {
  settings: {
    meta: { appName: 'Declared' },
    smtp: { password: 'hush-smtp' },
    trustedProxy: { headers: ['X-Real-IP'] },
  },
  collections: [
    {
      name: 'users',
      otp: { enabled: false, length: 8 },
      authToken: { duration: 3600 },
      verificationTemplate: { subject: 'Verify' },
      oauth2: { enabled: true, providers: [GITHUB] },
    },
    { name: 'posts', type: 'base', listRule: null, fields: [TITLE], indexes: [INDEX] },
    { name: 'titles', type: 'view', viewQuery: 'SELECT id, title FROM posts' },
  ],
  records: { posts: [{ id: 'declared0000001', title: 'Declared' }] },
}

let server: Server
beforeAll(async () => {
  server = await startServer()
  await apply(server, DOCUMENT)
})
afterAll(() => server.stop())

const patch = (path: string, json: unknown) => server.admin(path, { method: 'PATCH', json })

const collection = async (name: string) =>
  (await (await server.admin(`/api/collections/${name}`)).json()) as {
    fields: { name: string }[]
    oauth2: { providers: object[] }
  }

test.each<[string, () => Promise<unknown>, readonly string[]]>([
  [
    'a setting',
    () => patch('/api/settings', { meta: { appName: 'By hand' } }),
    ['update settings meta'],
  ],
  [
    'a list of the settings',
    () => patch('/api/settings', { trustedProxy: { headers: [] } }),
    ['update settings trustedProxy'],
  ],
  [
    'a secret that is another now',
    () => patch('/api/settings', { smtp: { password: 'other' } }),
    ['update settings smtp'],
  ],
  ['a rule', () => patch('/api/collections/posts', { listRule: '' }), ['update collection posts']],
  [
    'an option of a field',
    async () => {
      const { fields } = await collection('posts')
      const other = fields.map((field) => (field.name === 'title' ? { ...field, max: 5 } : field))
      await patch('/api/collections/posts', { fields: other })
    },
    ['update field posts.title'],
  ],
  [
    'a field more',
    async () => {
      const { fields } = await collection('posts')
      await patch('/api/collections/posts', { fields: [...fields, { name: 'more', type: 'bool' }] })
    },
    ['delete field posts.more'],
  ],
  [
    'an index that is gone',
    () => patch('/api/collections/posts', { indexes: [] }),
    ['create index posts.idx_title'],
  ],
  [
    'an index that is unique now',
    () => patch('/api/collections/posts', { indexes: [INDEX.replace('INDEX', 'UNIQUE INDEX')] }),
    ['update index posts.idx_title'],
  ],
  [
    'an option of signing in',
    () => patch('/api/collections/users', { otp: { length: 6 }, authToken: { duration: 60 } }),
    ['update collection users'],
  ],
  [
    'a template of a mail',
    () => patch('/api/collections/users', { verificationTemplate: { subject: 'By hand' } }),
    ['update collection users'],
  ],
  [
    'a provider’s client and secret',
    () =>
      patch('/api/collections/users', {
        oauth2: { providers: [{ name: 'github', clientId: 'other', clientSecret: 'other' }] },
      }),
    ['update provider users.github'],
  ],
  [
    'a provider that is gone',
    () => patch('/api/collections/users', { oauth2: { providers: [] } }),
    ['create provider users.github'],
  ],
  [
    'a query of a view',
    () => patch('/api/collections/titles', { viewQuery: "SELECT id, 'x' AS title FROM posts" }),
    ['update collection titles'],
  ],
  [
    'a collection more',
    () =>
      server.admin('/api/collections', { method: 'POST', json: { name: 'more', type: 'base' } }),
    ['delete collection more'],
  ],
  [
    'a collection that is gone',
    () => server.admin('/api/collections/titles', { method: 'DELETE' }),
    ['create collection titles'],
  ],
  [
    'a declared record',
    () => patch('/api/collections/posts/records/declared0000001', { title: 'By hand' }),
    ['update record posts/declared0000001'],
  ],
])('%s is seen, and healed', async (_name, change, expected) => {
  await change()
  expect(words(await planned(server, DOCUMENT))).toEqual(expected)
  await apply(server, DOCUMENT)
  expect((await planned(server, DOCUMENT)).changes).toEqual([])
})

test('nothing answers where the feature is switched off', async () => {
  const path = '/api/collections/stack_features/records'
  const { items } = (await (await server.admin(`${path}?filter=(name='state')`)).json()) as {
    items: { id: string }[]
  }
  await patch(`${path}/${items[0]?.id}`, { off: true })
  for (const action of ['plan', 'apply']) {
    const init = { token: server.superuser, json: {} }
    const response = await server.fetch(`/api/stack/${action}`, { method: 'POST', ...init })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('feature_off')
  }
  await patch(`${path}/${items[0]?.id}`, { off: false })
})
