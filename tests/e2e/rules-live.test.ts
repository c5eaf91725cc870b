import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Told } from '../support/datastar'
import {
  inJson,
  type Matrix,
  recordOf,
  recordsOf,
  startMatrix,
  VIEWERS,
  type Viewer,
  wordsIn,
} from '../support/matrix'
import { idOf, KINDS, SHAPE_NAMES, type Shape } from '../support/matrix-schema'
import { isMark, openStream, type Stream } from '../support/stream'

/** What somebody hears: from PocketBase, in a view, and as hints alone. */
interface Ears {
  readonly native: Stream
  readonly inView: Stream
  readonly hints: Stream
}

const FOLLOWED = SHAPE_NAMES.filter((shape) => shape !== 'locked')
const ears = new Map<Viewer, Ears>()

let matrix: Matrix
beforeAll(async () => {
  matrix = await startMatrix()
  for (const viewer of VIEWERS) ears.set(viewer, await listening(viewer))
  await changeAll()
})
afterAll(async () => {
  for (const all of ears.values()) for (const stream of Object.values(all)) await stream.close()
  await matrix.server.stop()
})

const open = (viewer: Viewer, query: string): Promise<Stream> => {
  const token = matrix.tokens[viewer]
  const dialect = VIEWERS.indexOf(viewer) % 2 === 0 ? 'beta' : 'one'
  const init = { dialect, ...(token !== undefined && { token }) } as const
  return openStream(matrix.server, `/api/realtime${query}`, init)
}

async function listening(viewer: Viewer): Promise<Ears> {
  const names = viewer === 'superuser' ? SHAPE_NAMES : FOLLOWED
  const inView = await open(viewer, `?live=${names}&view=greedy`)
  const hints = await open(viewer, `?live=${names}`)
  for (const stream of [inView, hints]) await stream.until(isMark)
  return {
    native: await subscribed(
      viewer,
      SHAPE_NAMES.map((shape) => `${shape}/*`),
    ),
    inView,
    hints,
  }
}

/** A stream as PocketBase's own clients have it. */
async function subscribed(viewer: Viewer, subscriptions: readonly string[]): Promise<Stream> {
  const native = await open(viewer, '')
  const { data } = await native.until(({ event }) => event === 'PB_CONNECT')
  const [, clientId] = /"clientId":"(\w+)"/.exec(textOf(data)) ?? []
  const { url } = matrix.server
  const token = matrix.tokens[viewer] ?? ''
  const answer = await fetch(`${url}/api/realtime`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: token },
    body: JSON.stringify({ clientId, subscriptions }),
  })
  expect(answer.status).toBe(204)
  return native
}

const textOf = (data: Told['data']): string =>
  Object.entries(data)
    .map(([key, rest]) => `${key} ${rest}`)
    .join('\n')

/** Waits until a superuser, who hears of everything, has, and nobody has heard of more for a while. */
async function heard(changes: number): Promise<void> {
  const { native, inView, hints } = of('superuser')
  await vi.waitFor(
    () => {
      expect(native.events.length).toBe(changes + 1)
      for (const { events } of [inView, hints]) {
        expect(events.filter(isMark).length).toBe(changes + 1)
      }
    },
    { timeout: 20_000, interval: 20 },
  )
  const streams = [...ears.values()].flatMap((all): readonly Stream[] => Object.values(all))
  const total = (): number => streams.reduce((sum, { events }) => sum + events.length, 0)
  for (let seen = -1; seen !== total(); ) {
    seen = total()
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

/** Changes of each record, at most one in a round: messages come in any order. */
async function changeAll(): Promise<void> {
  const { admin } = matrix.server
  let changes = 0
  const round = async (work: (shape: Shape, path: string) => readonly Promise<unknown>[]) => {
    for (const shape of SHAPE_NAMES) {
      changes += (await Promise.all(work(shape, recordsOf(shape)))).length
    }
    await heard(changes)
  }
  const patch = (shape: Shape, kind: (typeof KINDS)[number], json: object) =>
    admin(`${recordsOf(shape)}/${idOf(shape, kind)}`, { method: 'PATCH', json })
  const whose = (shape: Shape, kind: 'mine' | 'theirs') => {
    const { owner, team } = recordOf(shape, kind)
    return { owner, team }
  }
  const word = (shape: Shape, kind: string, what: string) => ({
    body: `qz_${shape}_${kind}_${what}`,
  })
  await round((shape, path) => [
    ...KINDS.map((kind) => patch(shape, kind, word(shape, kind, 'changed'))),
    admin(path, { json: { ...whose(shape, 'mine'), ...word(shape, 'new', 'made') } }),
  ])
  await round((shape) => [
    patch(shape, 'mine', { ...whose(shape, 'theirs'), ...word(shape, 'mine', 'left') }),
    patch(shape, 'theirs', { ...whose(shape, 'mine'), ...word(shape, 'theirs', 'came') }),
  ])
  await round((shape) => [
    patch(shape, 'mine', word(shape, 'mine', 'after')),
    patch(shape, 'theirs', word(shape, 'theirs', 'after')),
  ])
  await round((shape, path) =>
    KINDS.map((kind) => admin(`${path}/${idOf(shape, kind)}`, { method: 'DELETE' })),
  )
}

const of = (viewer: Viewer): Ears => ears.get(viewer) as Ears
const count = (events: readonly unknown[], word: string): number =>
  events.filter((event) => JSON.stringify(event).includes(word)).length

describe.each(VIEWERS)('%s', (viewer) => {
  test.each(SHAPE_NAMES)('hears of %s as often as from PocketBase', (shape) => {
    const { native, inView, hints } = of(viewer)
    const times = count(native.events, `"event":"${shape}/*"`)
    for (const { events } of [inView, hints]) {
      const opened = viewer === 'superuser' || shape !== 'locked' ? 1 : 0
      expect(count(events.filter(isMark), `\\"${shape}\\":`)).toBe(times + opened)
    }
  })

  test('reads the same words', () => {
    const { native, inView, hints } = of(viewer)
    const words = wordsIn(JSON.stringify(native.events))
    expect(wordsIn(JSON.stringify(inView.events))).toEqual(words)
    expect(wordsIn(JSON.stringify(hints.events))).toEqual([])
  })
})

/** How often who hears of which collection: of what left the owner's sight nothing more is heard. */
const HEARD = {
  guest: { locked: 0, open: 15, members: 0, owned: 2, related: 0, mixed: 15 },
  user: { locked: 0, open: 15, members: 15, owned: 0, related: 0, mixed: 15 },
  owner: { locked: 0, open: 15, members: 15, owned: 5, related: 9, mixed: 15 },
  superuser: { locked: 15, open: 15, members: 15, owned: 15, related: 15, mixed: 15 },
}

test('the viewers hear of different records', () => {
  const heardBy = (viewer: Viewer) =>
    SHAPE_NAMES.map((shape) => [shape, count(of(viewer).native.events, `"event":"${shape}/*"`)])
  const all = VIEWERS.map((viewer) => [viewer, Object.fromEntries(heardBy(viewer))])
  expect(Object.fromEntries(all)).toEqual(HEARD)
  const owner = wordsIn(JSON.stringify(of('owner').inView.events))
  expect(owner).toContain('qz_owned_mine_changed')
  expect(owner).not.toContain('qz_owned_mine_left')
  expect(owner).not.toContain('qz_related_mine_after')
})

test.each(VIEWERS)('what %s may not list cannot be followed', async (viewer) => {
  const { refused } = await inJson(matrix, viewer, recordsOf('locked'))
  const stream = await open(viewer, '?live=locked&view=row')
  expect(stream.status).toBe(refused?.status ?? 200)
  await stream.close()
})

test('a rule finds what stands in the address of a stream, and only there', async () => {
  const streams = await Promise.all(
    ['view=row&key=sesame', 'key=sesame', 'view=row&key=wrong', 'view=row'].map((query) =>
      open('guest', `?live=related&${query}`),
    ),
  )
  for (const stream of streams) await stream.until(isMark)
  await matrix.server.admin(recordsOf('related'), { json: { title: 'qz_with_a_key' } })
  const [inView, hints, ...deaf] = streams
  await inView?.until(({ data }) => wordsIn(JSON.stringify(data)).includes('qz_with_a_key'))
  await hints?.until((told) => hints.events.indexOf(told) > 0)
  for (const { events } of deaf) expect(events).toHaveLength(1)
  for (const stream of streams) await stream.close()
})
