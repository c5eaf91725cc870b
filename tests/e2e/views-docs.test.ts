import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { check } from '../../pb_hooks_src/records/check'
import { ask, htmlIn } from '../support/datastar'
import { ROOT } from '../support/folders'
import { preparedFolder, type Server, stackCommand, startServer } from '../support/server'

const DOCS = readFileSync(join(ROOT, 'docs/views.md'), 'utf8')

/** The files that the page tells to write. */
const FILES = [...DOCS.matchAll(/^`(pb_hooks\/views\/[^`]+)`\n\n```html\n([\s\S]*?)```$/gm)].map(
  ([, path = '', text = '']) => ({ path, text }),
)

/** The rows of its table of what is safe, and of the values that it shows. */
const SAFE = [...DOCS.matchAll(/^\| `(<[^`]*)` \| `(<[^`]*)` \|$/gm)].map(
  ([, unsafe = '', safe = '']) => ({ unsafe, safe }),
)
const SAID = [...DOCS.matchAll(/^\| [^|]* \| ([^|]*\{\{[^|]*) \|[^|]*\|$/gm)].flatMap(
  ([, cell = '']) => [...cell.matchAll(/`([^`]*\{\{[^`]*)`/g)].map(([, text = '']) => text),
)

let server: Server
beforeAll(async () => {
  const folder = preparedFolder()
  const shown = `<div id="said-{{.id}}">${SAID.map((text) => `<i>${text}</i>`).join('\n')}</div>`
  const more = [{ path: 'pb_hooks/views/posts/said.html', text: shown }]
  for (const { path, text } of [...FILES, ...more]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  server = await startServer(folder)
  const users = { type: 'relation', collectionId: '_pb_users_auth_' }
  const fields = [
    ...['title', '2nd'].map((name) => ({ name, type: 'text' })),
    { name: 'cover', type: 'file', maxSelect: 1 },
    ...['published', 'due'].map((name) => ({ name, type: 'date' })),
    { name: 'tags', type: 'select', values: ['news', 'old'], maxSelect: 2 },
    { name: 'price', type: 'number' },
    { name: 'done', type: 'bool' },
    { name: 'place', type: 'geoPoint' },
    { name: 'meta', type: 'json' },
    { name: 'author', ...users, maxSelect: 1 },
    { name: 'authors', ...users, maxSelect: 5 },
  ]
  const rules = { listRule: '', viewRule: '' }
  await server.admin('/api/collections', {
    json: { name: 'posts', type: 'base', ...rules, fields },
  })
  await server.admin('/api/collections/users', { method: 'PATCH', json: rules })
  const password = 'a-password-to-try'
  const ada = { email: 'ada@example.com', password, passwordConfirm: password, name: 'Ada' }
  const made = await server.admin('/api/collections/users/records', { json: ada })
  const { id } = (await made.json()) as { id: string }
  const due = '2026-07-01 22:30:00.000Z'
  const post = { title: 'First', published: due, due, tags: ['news'], author: id, authors: [id] }
  const values = {
    price: 1234567,
    place: { lon: 13.4, lat: 52.5 },
    meta: { a: 1 },
    '2nd': 'second',
  }
  await server.admin('/api/collections/posts/records', { json: { ...post, ...values } })
})
afterAll(() => server.stop())

const RECORDS = '/api/collections/posts/records?expand=author,authors&zone=Europe/Berlin'

test('the example is a view that works', async () => {
  expect(FILES.map(({ path }) => path)).toHaveLength(3)
  const { events } = await ask(server, `${RECORDS}&view=card`)
  const html = htmlIn(events)
  expect(events[0]?.data.selector).toBe('#posts-card')
  for (const text of ['<p>1 posts</p>', '<h2>First</h2>', 'by Ada', '<li>news</li>']) {
    expect(html).toContain(text)
  }
  expect(html).toContain('<time>2 July 2026, 00:30</time>')
})

test('what it says of values is what is shown', async () => {
  expect(SAID.length).toBeGreaterThan(14)
  const html = htmlIn((await ask(server, `${RECORDS}&view=said`)).events)
  for (const text of ['1234567', '1.234567e&#43;06', '1234567.00', '2.7.2026 00:30', 'second']) {
    expect(html).toContain(`<i>${text}</i>`)
  }
  for (const text of ['52.5, 13.4', '2026-07-01 22:30:00.000Z', 'Ada', '{&#34;a&#34;:1}', '1']) {
    expect(html).toContain(`<i>${text}</i>`)
  }
})

test('the commands find nothing wrong with it', async () => {
  const { code, out } = await stackCommand(server.folder, 'views', 'check', 'posts')
  expect(out).toMatch(/nothing wrong/)
  expect(code).toBe(0)
})

test.each(SAFE)('$unsafe is refused, $safe is not', ({ unsafe, safe }) => {
  expect(SAFE.length).toBeGreaterThan(10)
  expect(() => check({ file: 'x.html', text: unsafe }, 'item')).toThrow(/^x\.html, line 1: /)
  check({ file: 'x.html', text: safe }, 'item')
})
