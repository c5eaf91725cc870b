import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ask, htmlIn } from '../support/datastar'
import { type Followed, NOTES, startFollowed } from '../support/followed'
import { isMark, type Stream } from '../support/stream'

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

let notes: Followed
beforeAll(async () => {
  notes = await startFollowed(BURSTS)
})
afterEach(() => notes.closeAll())
afterAll(() => notes.server.stop())

/** What a page does: patches as they come, and its list again once a burst is over. */
async function pageAfter(stream: Stream, burst: () => Promise<unknown>): Promise<string> {
  await burst()
  await settled(stream)
  return htmlIn((await ask(notes.server, `${NOTES}?sort=-created&perPage=500`)).events)
}

/** Waits until no event has come for a while: the end of a burst, as a page takes it. */
async function settled({ events }: Stream): Promise<void> {
  for (let seen = -1; seen !== events.length; ) {
    seen = events.length
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

test('sixty saves in one request end in a hint, and the page equals the database', async () => {
  const id = await notes.added({ title: 'burst', public: true })
  const stream = await notes.followed('live=notes&view=row')
  const page = await pageAfter(stream, () => notes.server.fetch(`/burst/${id}`, { method: 'POST' }))
  expect(page).toContain('<td>60</td>')
  expect(stream.events.filter(isMark)).toHaveLength(61)
  expect(stream.events.at(-1)).toSatisfy(isMark)
})

test('what is deleted does not come back, whatever order messages come in', async () => {
  const stream = await notes.followed('live=notes&view=row')
  await notes.server.fetch('/race', { method: 'POST' })
  await settled(stream)
  const shown = new Set<string>()
  for (const { event, data } of stream.events) {
    const id = /^<tr id="notes-row-(\w+)"/.exec(data.fragments ?? '')?.[1]
    if (id && data.mergeMode === 'prepend') shown.add(id)
    if (event === 'datastar-remove-fragments') shown.delete(String(data.selector).slice(11))
  }
  const list = await notes.server.admin(`${NOTES}?filter=title="racing"&perPage=500&fields=id`)
  const { items } = (await list.json()) as { items: { id: string }[] }
  const there = items.map(({ id }) => id)
  expect([...shown].filter((id) => !there.includes(id))).toEqual([])
})
