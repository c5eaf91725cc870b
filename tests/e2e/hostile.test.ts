import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, htmlIn, signalsIn, type Told } from '../support/datastar'
import { asShown, PAYLOADS, skeletonOf } from '../support/hostile'
import { startHostile, THINGS, thing } from '../support/hostile-things'
import { parsed } from '../support/html'
import type { Server } from '../support/server'
import { isMark, openStream } from '../support/stream'

const VIEWS = ['row', 'table', 'grid', 'card', 'list', 'detail', 'cell', 'options', 'form'] as const
const DIALECTS = ['beta', 'one'] as const
const EXPAND = 'expand=owner,helpers'

let server: Server
let plain = ''
const ids = new Map<string, string>()
beforeAll(async () => {
  server = await startHostile()
  plain = await thing(server, 'plain')
  for (const [name, text] of Object.entries(PAYLOADS)) ids.set(name, await thing(server, text))
})
afterAll(() => server.stop())

const textOf = (name: string): string => asShown(PAYLOADS[name] ?? '')
const dialectFor = (index: number) => DIALECTS[index % 2] ?? 'beta'

async function shown(path: string, dialect: 'beta' | 'one'): Promise<readonly Told[]> {
  const { events, status } = await ask(server, path, { dialect })
  expect(signalsIn(events).error, path).toBeUndefined()
  expect(status).toBe(200)
  return events
}

test.each([...VIEWS.entries()])(
  'view %i, %s, shows as text what is in a record',
  async (at, view) => {
    const dialect = dialectFor(at)
    const query = `view=${view}&${EXPAND}`
    const bones = skeletonOf(htmlIn(await shown(`${THINGS}/${plain}?${query}`, dialect)))
    for (const [name, id] of ids) {
      const events = await shown(`${THINGS}/${id}?${query}`, dialect)
      expect(events.length, name).toBe(1)
      const html = htmlIn(events)
      expect(skeletonOf(html), name).toEqual(bones)
      expect(parsed(html).text, name).toContain(textOf(name))
    }
  },
)

test.each([...VIEWS.entries()])('view %i, %s, shows a list of it', async (at, view) => {
  const path = `${THINGS}?perPage=500&sort=updated&view=${view}&${EXPAND}`
  const [event, ...more] = await shown(path, dialectFor(at + 1))
  expect(more).toEqual([])
  const { text, elements } = parsed(htmlIn(event ? [event] : []))
  const bare = skeletonOf(htmlIn(await shown(`${path}&filter=title="plain"`, dialectFor(at + 1))))
  expect(new Set(skeletonOf(htmlIn(event ? [event] : [])))).toEqual(new Set(bare))
  expect(elements.length).toBeGreaterThan(view === 'form' ? 10 : ids.size)
  if (view === 'form') return
  for (const name of ids.keys()) expect(text, name).toContain(textOf(name))
})

test('ids of a view collection may be anything, and are text', async () => {
  for (const view of VIEWS.filter((name) => name !== 'form')) {
    const path = `/api/collections/named/records?perPage=500&view=${view}`
    const html = htmlIn(await shown(path, 'beta'))
    const bare = htmlIn(await shown(`${path}&filter=title="plain"`, 'beta'))
    expect(new Set(skeletonOf(html)), view).toEqual(new Set(skeletonOf(bare)))
    // A table shows so much of a text.
    const end = view === 'grid' ? 200 : Number.POSITIVE_INFINITY
    for (const name of ids.keys()) {
      expect(parsed(html).text, name).toContain(textOf(name).slice(0, end))
    }
  }
})

test.each(DIALECTS)('a write answers with its own events alone, in %s', async (dialect) => {
  for (const [name, text] of Object.entries(PAYLOADS)) {
    const json = { title: text, note: text, meta: [text] }
    const { events } = await ask(server, `${THINGS}?signals=saved`, { dialect, json })
    const [gone, patch, fine, saved, ...more] = events
    expect(more, name).toEqual([])
    const id = String(signalsIn(saved ? [saved] : []).saved)
    expect(gone?.data.selector, name).toBe(`#things-row-${id}`)
    expect(patch?.data.selector, name).toBe('#things-rows')
    expect(signalsIn(fine ? [fine] : []).error, name).toMatchObject({ status: 0 })
    const left = await ask(server, `${THINGS}/${id}`, { dialect, method: 'DELETE' })
    expect(
      left.events.map(({ data }) => data.selector),
      name,
    ).toEqual([`#things-row-${id}`, undefined])
  }
})

test.each(DIALECTS)('what is wrong is said in one event, in %s', async (dialect) => {
  for (const [name, text] of Object.entries(PAYLOADS)) {
    const json = { one: `no ${text}`, tags: [`no ${text}`], owner: text, site: text, mail: text }
    const more = { short: text.padEnd(201, '<'), photo: text, place: { lon: 999, lat: text } }
    const { events } = await ask(server, THINGS, { dialect, json: { ...json, ...more } })
    expect(events.length, name).toBe(1)
    const { error } = signalsIn(events) as { error: Record<string, unknown> }
    expect(error, name).toMatchObject({ status: 400, code: 'bad_request' })
    const { short, one, owner } = error.fields as Record<string, string>
    expect([short, one, owner].every(Boolean), JSON.stringify(error)).toBe(true)
  }
})

test.each([...VIEWS.entries()])('view %i, %s, is the same in a live message', async (at, view) => {
  const dialect = dialectFor(at)
  const stream = await openStream(server, `/api/realtime?live=things&view=${view}&${EXPAND}`, {
    dialect,
  })
  await stream.until(isMark)
  for (const [name, id] of ids) {
    const before = stream.events.length
    await server.admin(`${THINGS}/${id}`, { method: 'PATCH', json: { size: at } })
    await stream.until((told) => stream.events.indexOf(told) > before)
    const [patch, hint, ...more] = stream.events.slice(before)
    expect(more, name).toEqual([])
    expect(hint, name).toSatisfy(isMark)
    const [listed] = await shown(`${THINGS}/${id}?view=${view}&${EXPAND}`, dialect)
    expect(patch, name).toEqual(listed)
  }
  await stream.close()
})
