import type { Server } from './server'

/** The password of all users. */
export const PASSWORD = 'a-password-for-users'
const OPEN = { listRule: '', viewRule: '', createRule: '', updateRule: '', deleteRule: '' }
const OWN = 'owner = @request.auth.id'
const text = (name: string, more: object = {}) => ({ name, type: 'text', ...more })

const SCHEMA = [
  {
    ...{ id: 'pbc_posts', name: 'posts', type: 'base', ...OPEN },
    indexes: ['CREATE UNIQUE INDEX `idx_slug` ON `posts` (`slug`)'],
    fields: [
      text('title', { required: true, max: 40 }),
      text('slug', { autogeneratePattern: '[a-z]{5}' }),
      text('secret', { hidden: true }),
      { name: 'views', type: 'number' },
      { name: 'draft', type: 'bool' },
      { name: 'tags', type: 'select', values: ['red', 'blue'], maxSelect: 2 },
      { name: 'author', type: 'relation', collectionId: '_pb_users_auth_', maxSelect: 1 },
      { name: 'meta', type: 'json' },
      { name: 'place', type: 'geoPoint' },
      { name: 'due', type: 'date' },
      { name: 'body', type: 'editor' },
      { name: 'cover', type: 'file', maxSelect: 1, thumbs: ['1x1'] },
      { name: 'papers', type: 'file', maxSelect: 3, protected: true },
    ],
  },
  {
    ...{ id: 'pbc_comments', name: 'comments', type: 'base', ...OPEN },
    fields: [
      { name: 'post', type: 'relation', collectionId: 'pbc_posts', maxSelect: 1, required: true },
      text('text'),
    ],
  },
  {
    ...{ id: 'pbc_notes', name: 'notes', type: 'base', listRule: OWN, viewRule: OWN },
    ...{ createRule: OWN, updateRule: OWN, deleteRule: OWN },
    fields: [text('title'), { name: 'owner', type: 'relation', collectionId: '_pb_users_auth_' }],
  },
  { id: 'pbc_locked', name: 'locked', type: 'base', fields: [text('title')] },
  {
    ...{ id: 'pbc_totals', name: 'totals', type: 'view', listRule: '', viewRule: '' },
    viewQuery: 'SELECT id, title, count(views) AS rows FROM posts GROUP BY id',
  },
]

/** An id that says what it is of. */
export const id = (word: string): string => word.padEnd(15, '0')
/** Where records are. */
export const posts = '/api/collections/posts/records'
/** Where records are that belong to somebody. */
export const notes = '/api/collections/notes/records'
/** Where people are. */
export const users = '/api/collections/users'
/** A picture of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)

/** Makes all of it on a server. */
export async function fill(server: Server): Promise<void> {
  await server.admin('/api/collections/import', { method: 'PUT', json: { collections: SCHEMA } })
  for (const name of ['ada', 'bob']) {
    const json = { email: `${name}@example.com`, password: PASSWORD, passwordConfirm: PASSWORD }
    await server.admin(`${users}/records`, { json: { ...json, id: id(name), verified: true } })
  }
  for (const [index, word] of ['one', 'two', 'three'].entries()) {
    const json = { id: id(word), title: `Post ${word}`, slug: word, views: index * 1_234_567 }
    const more = { author: id('ada'), tags: ['red', 'blue'], meta: { b: 1, a: [null] } }
    const rest = { place: { lon: 1.5, lat: -2 }, due: '2026-01-02 03:04:05.678Z', secret: 's' }
    await server.admin(posts, { json: { ...json, ...more, ...rest, body: '<p>Hé\n😀</p>' } })
    await server.admin('/api/collections/comments/records', { json: { post: id(word), text: 'c' } })
    const note = { id: id(word), title: word, owner: id(index === 0 ? 'bob' : 'ada') }
    await server.admin(notes, { json: note })
  }
  await server.admin('/api/settings', {
    method: 'PATCH',
    json: { batch: { enabled: true, maxRequests: 10, timeout: 3 } },
  })
  const form = new FormData()
  form.set('cover', new Blob([PNG], { type: 'image/png' }), 'pixel.png')
  form.set('papers', new Blob(['on paper']), 'paper.txt')
  await fetch(`${server.url}${posts}/${id('one')}`, {
    ...{ method: 'PATCH', body: form },
    headers: { Authorization: server.superuser },
  })
}
