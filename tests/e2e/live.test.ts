import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ask, htmlIn, type Told } from '../support/datastar'
import { preparedFolder, type Server, signIn, startServer } from '../support/server'
import { isMark, openStream, type Stream } from '../support/stream'

const RECORDS = '/api/collections/notes/records'

/** Many saves in one request, and a change that a delete overtakes. */
const BURSTS = `
routerAdd('POST', '/burst/{id}', (e) => {
  const note = $app.findRecordById('notes', e.request.pathValue('id'))
  for (let count = 1; count <= 60; count += 1) {
    note.set('count', count)
    $app.save(note)
  }
  return e.noContent(204)
})
routerAdd('POST', '/race', (e) => {
  const notes = $app.findCollectionByNameOrId('notes')
  for (let index = 0; index < 20; index += 1) {
    const note = new Record(notes, { title: 'racing', public: true })
    $app.save(note)
    note.set('count', 1)
    $app.save(note)
    if (index % 2 === 0) $app.delete(note)
  }
  return e.noContent(204)
})
`

let server: Server
let owner: { id: string; token: string }
let other: { id: string; token: string }
let streams: Stream[] = []

beforeAll(async () => {
  const folder = preparedFolder()
  writeFileSync(join(folder, 'pb_hooks', 'bursts.pb.js'), BURSTS)
  mkdirSync(join(folder, 'pb_hooks', 'views'))
  const mine = '<li id="mine-{{.id}}">{{if eq .owner $.viewer.id}}mine{{else}}theirs{{end}}</li>'
  writeFileSync(join(folder, 'pb_hooks', 'views', 'mine.html'), mine)
  server = await startServer(folder, ['--hooksPool=4'])
  await server.admin('/api/collections', {
    json: {
      name: 'notes',
      type: 'base',
      listRule: 'public = true || owner = @request.auth.id && @request.auth.id != ""',
      viewRule: 'public = true || owner = @request.auth.id && @request.auth.id != ""',
      updateRule: '',
      fields: [
        { name: 'title', type: 'text' },
        { name: 'secret', type: 'text', hidden: true },
        { name: 'count', type: 'number' },
        { name: 'public', type: 'bool' },
        { name: 'owner', type: 'relation', collectionId: '_pb_users_auth_', maxSelect: 1 },
        { name: 'created', type: 'autodate', onCreate: true },
        { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true },
      ],
    },
  })
  await server.admin('/api/collections', { json: { name: 'locked', type: 'base', fields: [] } })
  owner = await user('owner@example.com')
  other = await user('other@example.com')
})
afterEach(async () => {
  for (const stream of streams) await stream.close()
  streams = []
})
afterAll(() => server.stop())

async function user(email: string): Promise<{ id: string; token: string }> {
  const password = 'a-password-for-users'
  const json = { email, password, passwordConfirm: password }
  const made = await server.admin('/api/collections/users/records', { json })
  const { id } = (await made.json()) as { id: string }
  return { id, token: await signIn(server.fetch, 'users', email, password) }
}

async function open(query: string, init: Parameters<typeof openStream>[2] = {}): Promise<Stream> {
  const stream = await openStream(server, `/api/realtime?${query}`, init)
  streams.push(stream)
  return stream
}

async function followed(query: string, init: Parameters<typeof openStream>[2] = {}) {
  const stream = await open(query, init)
  await stream.until(isMark)
  return stream
}

const shows = (text: string) => (told: Told) => htmlIn([told]).includes(text)

async function added(json: object): Promise<string> {
  return ((await (await server.admin(RECORDS, { json })).json()) as { id: string }).id
}

const changed = (id: string, json: object): Promise<Response> =>
  server.admin(`${RECORDS}/${id}`, { method: 'PATCH', json })

test('a stream says that it is open, and then what happens to records', async () => {
  const stream = await followed('live=notes&view=row')
  const id = await added({ title: 'made', public: true, secret: 'hidden thing' })
  await stream.until(shows('made'))
  await changed(id, { title: 'changed' })
  const update = await stream.until(shows('changed'))
  expect(update.data).not.toHaveProperty('selector')
  await server.admin(`${RECORDS}/${id}`, { method: 'DELETE' })
  await stream.until(({ event }) => event === 'datastar-remove-fragments')
  const selector = `#notes-row-${id}`
  await stream.until(({ event, data }) => event.includes('remove') && data.selector === selector)
  const [opened, gone, insert, hint] = stream.events
  expect(JSON.parse(opened?.data.signals ?? '')).toEqual({
    live: { changed: expect.any(String), notes: expect.any(String) },
  })
  expect(gone).toEqual({ event: 'datastar-remove-fragments', data: { selector } })
  expect(insert?.data).toMatchObject({ selector: '#notes-rows', mergeMode: 'prepend' })
  expect(hint).toSatisfy(isMark)
  expect(JSON.stringify(stream.events)).not.toContain('hidden thing')
})

test('the 1.0 dialect, by its Accept header', async () => {
  const stream = await followed('live=notes&view=row', { dialect: 'one' })
  await added({ title: 'in one', public: true })
  const insert = await stream.until(shows('in one'))
  expect(insert).toMatchObject({
    event: 'datastar-patch-elements',
    data: { selector: '#notes-rows', mode: 'prepend' },
  })
})

test("PocketBase's rules decide who hears of a record", async () => {
  const mine = await followed('live=notes&view=row', { token: owner.token })
  const theirs = await followed('live=notes&view=row', { token: other.token })
  const guest = await followed('live=notes&view=row')
  await added({ title: 'private', owner: owner.id })
  await added({ title: 'for all', public: true })
  await Promise.all([mine, theirs, guest].map((stream) => stream.until(shows('for all'))))
  await mine.until(shows('private'))
  expect(JSON.stringify([theirs.events, guest.events])).not.toContain('private')
})

test('a view that names its viewer is made for each', async () => {
  const mine = await followed('live=notes&view=mine', { token: owner.token })
  const theirs = await followed('live=notes&view=mine', { token: other.token })
  await added({ title: 'whose', public: true, owner: owner.id })
  expect(htmlIn([await mine.until(shows('mine-'))])).toContain('>mine<')
  expect(htmlIn([await theirs.until(shows('mine-'))])).toContain('>theirs<')
})

test('with a filter, another sort or a page, changes are hints', async () => {
  for (const query of ['view=row&filter=count>1', 'view=row&sort=title', 'view=row&page=2', '']) {
    const stream = await followed(`live=notes&${query}`)
    const before = stream.events.length
    const id = await added({ title: 'hinted', public: true })
    for (const count of [1, 2]) await changed(id, { count })
    await stream.until((told) => stream.events.indexOf(told) >= before + 2)
    const hints = stream.events.slice(before)
    expect(hints.every(isMark), query).toBe(true)
    expect(new Set(hints.map(({ data }) => data.signals)).size, query).toBe(3)
    expect(JSON.stringify(stream.events), query).not.toContain('hinted')
  }
})

test('newest first is patched as well as the usual order', async () => {
  const stream = await followed('live=notes&view=row&sort=-created')
  await added({ title: 'newest', public: true })
  await stream.until(shows('newest'))
})

/** What a page does: patches as they come, and its list again once a burst is over. */
async function pageAfter(stream: Stream, burst: () => Promise<unknown>): Promise<string> {
  await burst()
  await settled(stream)
  return htmlIn((await ask(server, `${RECORDS}?sort=-created&perPage=500`)).events)
}

/** Waits until no event has come for a while: the end of a burst, as a page takes it. */
async function settled({ events }: Stream): Promise<void> {
  for (let seen = -1; seen !== events.length; ) {
    seen = events.length
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

test('sixty saves in one request end in a hint, and the page equals the database', async () => {
  const id = await added({ title: 'burst', public: true })
  const stream = await followed('live=notes&view=row')
  const page = await pageAfter(stream, () => server.fetch(`/burst/${id}`, { method: 'POST' }))
  expect(page).toContain('<td>60</td>')
  expect(stream.events.filter(isMark)).toHaveLength(61)
  expect(stream.events.at(-1)).toSatisfy(isMark)
})

test('what is deleted does not come back, whatever order messages come in', async () => {
  const stream = await followed('live=notes&view=row')
  await server.fetch('/race', { method: 'POST' })
  await settled(stream)
  const shown = new Set<string>()
  for (const { event, data } of stream.events) {
    const id = /^<tr id="notes-row-(\w+)"/.exec(data.fragments ?? '')?.[1]
    if (id && data.mergeMode === 'prepend') shown.add(id)
    if (event === 'datastar-remove-fragments') shown.delete(String(data.selector).slice(11))
  }
  const list = await server.admin(`${RECORDS}?filter=title="racing"&perPage=500&fields=id`)
  const { items } = (await list.json()) as { items: { id: string }[] }
  const there = items.map(({ id }) => id)
  expect([...shown].filter((id) => !there.includes(id))).toEqual([])
})

test('once a token has ended, the next message ends the stream instead of going out', async () => {
  const path = `/api/collections/users/impersonate/${owner.id}`
  const { token } = (await (await server.admin(path, { json: { duration: 4 } })).json()) as {
    token: string
  }
  const stream = await followed('live=notes&view=row', { token })
  await new Promise((resolve) => setTimeout(resolve, 5_100))
  await added({ title: 'after the end', owner: owner.id })
  await stream.ended
  expect(JSON.stringify(stream.events)).not.toContain('after the end')
})

test('what cannot be followed is refused with a status', async () => {
  for (const [query, status, token] of [
    ['live=nowhere', 404],
    ['live=locked', 403],
    ['live=a-b', 400],
    ['live=notes&view=../x', 400],
    ['live=notes&view=nothing', 404],
    ['live=notes', 401, 'not.a.token'],
  ] as const) {
    const stream = await open(query, token === undefined ? {} : { token })
    expect(stream.status, query).toBe(status)
    await stream.ended
  }
})

test('a stream that asked for nothing of the pack is as it was', async () => {
  const stream = await open('')
  const { event } = await stream.until(() => true)
  expect(event).toBe('PB_CONNECT')
})
