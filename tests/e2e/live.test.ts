import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { htmlIn } from '../support/datastar'
import { type Followed, NOTES, shows, startFollowed } from '../support/followed'
import { isMark } from '../support/stream'

let notes: Followed
beforeAll(async () => {
  notes = await startFollowed()
})
afterEach(() => notes.closeAll())
afterAll(() => notes.server.stop())

test('a stream says that it is open, and then what happens to records', async () => {
  const stream = await notes.followed('live=notes&view=row')
  const id = await notes.added({ title: 'made', public: true, secret: 'hidden thing' })
  await stream.until(shows('made'))
  await notes.changed(id, { title: 'changed' })
  const update = await stream.until(shows('changed'))
  expect(update.data).not.toHaveProperty('selector')
  await notes.server.admin(`${NOTES}/${id}`, { method: 'DELETE' })
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
  const stream = await notes.followed('live=notes&view=row', { dialect: 'one' })
  await notes.added({ title: 'in one', public: true })
  const insert = await stream.until(shows('in one'))
  expect(insert).toMatchObject({
    event: 'datastar-patch-elements',
    data: { selector: '#notes-rows', mode: 'prepend' },
  })
})

test("PocketBase's rules decide who hears of a record", async () => {
  const mine = await notes.followed('live=notes&view=row', { token: notes.owner.token })
  const theirs = await notes.followed('live=notes&view=row', { token: notes.other.token })
  const guest = await notes.followed('live=notes&view=row')
  await notes.added({ title: 'private', owner: notes.owner.id })
  await notes.added({ title: 'for all', public: true })
  await Promise.all([mine, theirs, guest].map((stream) => stream.until(shows('for all'))))
  await mine.until(shows('private'))
  expect(JSON.stringify([theirs.events, guest.events])).not.toContain('private')
})

test('a view that names its viewer is made for each', async () => {
  const mine = await notes.followed('live=notes&view=mine', { token: notes.owner.token })
  const theirs = await notes.followed('live=notes&view=mine', { token: notes.other.token })
  await notes.added({ title: 'whose', public: true, owner: notes.owner.id })
  expect(htmlIn([await mine.until(shows('mine-'))])).toContain('>mine<')
  expect(htmlIn([await theirs.until(shows('mine-'))])).toContain('>theirs<')
})

test('each stream tells times in the zone that it asks for', async () => {
  const zones = ['UTC', 'Asia/Tokyo', 'UTC', 'Asia/Tokyo']
  const streams = await Promise.all(
    zones.map((zone) => notes.followed(`live=notes&view=row&zone=${zone}`)),
  )
  await notes.added({ title: 'at this time', public: true })
  const told = await Promise.all(streams.map((stream) => stream.until(shows('at this time'))))
  const words = told.map((one) => / \d\d:\d\d (\w+)</.exec(htmlIn([one]))?.[1])
  expect(words).toEqual(['UTC', 'JST', 'UTC', 'JST'])
})

test('with a filter, another sort or a page, changes are hints', async () => {
  for (const query of ['view=row&filter=count>1', 'view=row&sort=title', 'view=row&page=2', '']) {
    const stream = await notes.followed(`live=notes&${query}`)
    const before = stream.events.length
    const id = await notes.added({ title: 'hinted', public: true })
    for (const count of [1, 2]) await notes.changed(id, { count })
    await stream.until((told) => stream.events.indexOf(told) >= before + 2)
    const hints = stream.events.slice(before)
    expect(hints.every(isMark), query).toBe(true)
    expect(new Set(hints.map(({ data }) => data.signals)).size, query).toBe(3)
    expect(JSON.stringify(stream.events), query).not.toContain('hinted')
  }
})

test('newest first is patched as well as the usual order', async () => {
  const stream = await notes.followed('live=notes&view=row&sort=-created')
  await notes.added({ title: 'newest', public: true })
  await stream.until(shows('newest'))
})

test('once a token has ended, the next message ends the stream instead of going out', async () => {
  const path = `/api/collections/users/impersonate/${notes.owner.id}`
  const { token } = (await (await notes.server.admin(path, { json: { duration: 4 } })).json()) as {
    token: string
  }
  const stream = await notes.followed('live=notes&view=row', { token })
  await new Promise((resolve) => setTimeout(resolve, 5_100))
  await notes.added({ title: 'after the end', owner: notes.owner.id })
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
    const stream = await notes.open(query, token === undefined ? {} : { token })
    expect(stream.status, query).toBe(status)
    await stream.ended
  }
})

test('a stream that asked for nothing of the pack is as it was', async () => {
  const stream = await notes.open('')
  const { event } = await stream.until(() => true)
  expect(event).toBe('PB_CONNECT')
})
