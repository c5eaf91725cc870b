import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, htmlIn, signalsIn } from '../support/datastar'
import { preparedFolder, type Server, startServer } from '../support/server'
import { isMark, openStream } from '../support/stream'

const RECORDS = '/api/collections/notes/records'
const PLAIN = 'This part of the page has an error.'

/** A view, what a superuser is told of it, and the file that is wrong. */
interface Wrong {
  readonly view: string
  readonly files: Readonly<Record<string, string>>
  readonly says: RegExp
}

const WRONG: readonly Wrong[] = [
  {
    view: 'parse',
    files: { 'notes/parse.html': '<b id="a-{{.id}}">\n{{if}}x{{end}}</b>' },
    says: /^notes\/parse\.html, line 2: missing value for if/,
  },
  {
    view: 'word',
    files: { 'notes/word.html': '<b id="a-{{.id}}">{{upper .title}}</b>' },
    says: /^notes\/word\.html, line 1: function "upper" not defined/,
  },
  {
    view: 'index',
    files: { 'notes/index.html': '<b id="a-{{.id}}">\n\n{{index .tags 3}}</b>' },
    says: /^notes\/index\.html, line 3: <index \.tags 3>: .*out of range/,
  },
  {
    view: 'missing',
    files: { 'notes/missing.html': '<b id="a-{{.id}}">\n{{template "none" .}}</b>' },
    says: /^notes\/missing\.html, line 2: there is no part _none\.html/,
  },
  {
    view: 'within',
    files: {
      'notes/within.html': '<b id="a-{{.id}}">{{template "inner" .}}</b>',
      '_inner.html': '\n\n<i>{{slice .title 9}}</i>',
    },
    says: /^_inner\.html, line 3: <slice \.title 9>: .*out of range/,
  },
  {
    view: 'endless',
    files: {
      'notes/endless.html': '<b id="a-{{.id}}">{{template "again" .}}</b>',
      '_again.html': '<i>{{template "again" .}}</i>',
    },
    says: /^_again\.html, line 1: .*exceeded maximum template depth/,
  },
  {
    view: 'enormous',
    files: {
      'notes/enormous.html': '<b id="a-{{.id}}">{{range 2000000}}<i>many</i>{{end}}</b>',
    },
    says: /^notes\/enormous\.html: \d+ characters are too many/,
  },
]

let server: Server
let id = ''
const write = (file: string, text: string): void =>
  writeFileSync(join(server.folder, 'pb_hooks/views', file), text)

beforeAll(async () => {
  const folder = preparedFolder()
  mkdirSync(join(folder, 'pb_hooks/views/notes'), { recursive: true })
  // As in production: else PocketBase starts anew for each file that changes.
  server = await startServer(folder, ['--hooksWatch=false', '--hooksPool=3'])
  const fields = [
    { name: 'title', type: 'text' },
    { name: 'tags', type: 'select', values: ['a', 'b'], maxSelect: 2 },
  ]
  const rules = { listRule: '', viewRule: '', createRule: '', updateRule: '', deleteRule: '' }
  await server.admin('/api/collections', {
    json: { name: 'notes', type: 'base', ...rules, fields },
  })
  const made = await server.admin(RECORDS, { json: { title: 'a note', tags: ['a'] } })
  id = ((await made.json()) as { id: string }).id
})
afterAll(() => server.stop())

/** What the log is to have. */
const failed: string[] = []

/** Waits for what comes soon, and fails long after it should have. */
async function soon<Found>(find: () => Promise<Found | undefined>, every = 100): Promise<Found> {
  for (const until = Date.now() + 30_000; Date.now() < until; ) {
    const found = await find()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, every))
  }
  throw new Error('It did not come.')
}

test.each(WRONG)('$view: superusers learn where, and others that', async (wrong) => {
  const { view, files, says } = wrong
  for (const [file, text] of Object.entries(files)) write(file, text)
  const token = server.superuser
  for (const path of [`${RECORDS}/${id}`, RECORDS]) {
    const told = signalsIn((await ask(server, `${path}?view=${view}`, { token })).events).error
    expect(told).toMatchObject({ status: 500, code: 'bad_view' })
    expect((told as { message: string }).message).toMatch(says)
    const { body, events } = await ask(server, `${path}?view=${view}`)
    expect(signalsIn(events).error).toMatchObject({ code: 'bad_view', message: PLAIN })
    expect(body).not.toContain('.html')
    expect(htmlIn(events)).toBe('')
  }
  const [file = ''] = Object.keys(files).slice(-1)
  failed.push(file)
  // Mended, it works without a restart.
  write(`notes/${view}.html`, '<b id="mended-{{.id}}">{{.title}}</b>')
  const html = await soon(async () => {
    const { events } = await ask(server, `${RECORDS}/${id}?view=${view}`)
    return htmlIn(events) || undefined
  })
  expect(html).toBe(`<b id="mended-${id}">a note</b>`)
})

test('what a view of a stream fails in is a hint, and a line in the log', async () => {
  write('notes/live.html', '<b id="live-{{.id}}">{{index .tags 0}}</b>')
  const stream = await openStream(server, '/api/realtime?live=notes&view=live')
  await stream.until(isMark)
  await server.admin(RECORDS, { json: { title: 'without tags' } })
  await stream.until((told) => stream.events.indexOf(told) === 1)
  expect(stream.events.every(isMark)).toBe(true)
  failed.push('notes/live.html, line 1')
  await server.admin(RECORDS, { json: { title: 'with', tags: ['b'] } })
  await stream.until((told) => htmlIn([told]).includes('>b</b>'))
  await stream.close()
})

test('a write is done though its view fails, and nothing else is', async () => {
  write('notes/late.html', '<b id="late-{{.id}}">{{index .tags 0}}</b>')
  const json = { title: 'written' }
  const { events } = await ask(server, `${RECORDS}?view=late`, { json })
  expect(signalsIn(events).error).toMatchObject({ code: 'bad_view', message: PLAIN })
  const found = await server.admin(`${RECORDS}?filter=title="written"`)
  expect(await found.json()).toMatchObject({ totalItems: 1 })
})

test('the log has each of them', async () => {
  expect(failed).toHaveLength(WRONG.length + 1)
  const filter = encodeURIComponent('level = 8 && message ~ "view failed"')
  // PocketBase writes its log after three seconds in which nothing came.
  const found = await soon(async () => {
    const text = await (await server.admin(`/api/logs?perPage=500&filter=${filter}`)).text()
    return failed.every((says) => text.includes(says)) ? text : undefined
  }, 4_000)
  expect(found).toContain('out of range')
})
