import { expect, test } from 'vitest'
import { answerOf } from '../../pb_public_src/gui/batch'
import { type Answer, type Way, worked } from '../../pb_public_src/gui/bulk'
import { between } from '../../pb_public_src/gui/selection'

const IDS = Array.from({ length: 120 }, (_, at) => `r${at}`)

/** A server that refuses some, and says which or does not; what it was sent is kept. */
function server(bad: readonly string[], says: boolean, most = 50) {
  const requests: (readonly string[])[] = []
  const stored = new Set(IDS)
  const send = async (ids: readonly string[]): Promise<Answer> => {
    requests.push(ids)
    if (ids.length > most) return { is: 'smaller', most }
    const at = ids.findIndex((id) => bad.includes(id))
    if (at >= 0) return { is: 'refused', ...(says && { at }), status: 404, why: `not ${ids[at]}` }
    for (const id of ids) if (!stored.delete(id)) throw new Error(`${id} was sent twice.`)
    return { is: 'done' }
  }
  return { requests, stored, send }
}

const way = (send: Way['send'], more: Partial<Way> = {}): Way => ({
  ...{
    send,
    size: 50,
    lanes: 1,
    told: () => undefined,
    pause: async () => undefined,
    stops: () => false,
    isOut: async () => false,
  },
  ...more,
})

test.each([true, false])(
  'what is refused stands alone, all else is done once: %s',
  async (says) => {
    const bad = ['r0', 'r7', 'r8', 'r49', 'r50', 'r119']
    const { send, stored, requests } = server(bad, says)
    const counts: number[] = []
    const so = await worked(IDS, way(send, { told: (count) => counts.push(count) }))
    expect(so.is).toBe('ended')
    expect([...stored]).toEqual(bad)
    expect(so.refused).toEqual(
      bad.map((id) => ({ id, status: 404, why: expect.stringContaining('not r') })),
    )
    expect([...so.done].sort()).toEqual(IDS.filter((id) => !bad.includes(id)).sort())
    expect(counts.at(-1)).toBe(120)
    expect(counts).toEqual([...counts].sort((a, b) => a - b))
    expect(requests.length).toBeLessThan(says ? 17 : 70)
  },
)

test.each([2, 3])('several requests on their way at once come to the same: %s', async (lanes) => {
  const bad = ['r0', 'r7', 'r8', 'r49', 'r50', 'r119']
  for (const says of [true, false]) {
    const { send, stored } = server(bad, says, 20)
    const later = async (ids: readonly string[]): Promise<Answer> => {
      await new Promise((resolve) => setTimeout(resolve, ids.length % 3))
      return send(ids)
    }
    const so = await worked(IDS, way(later, { lanes }))
    expect([...stored]).toEqual(bad)
    expect(so).toMatchObject({ is: 'ended', lost: [], left: [] })
    expect(so.refused.map(({ id }) => id).sort()).toEqual([...bad].sort())
    const { send: other, requests } = server([], true)
    const stopped = await worked(IDS, way(other, { lanes, stops: () => requests.length >= 1 }))
    expect([...stopped.done, ...stopped.left]).toEqual(IDS)
    const lost = await worked(
      IDS,
      way(async () => ({ is: 'lost', why: '' }), { lanes, size: 30 }),
    )
    expect([...lost.lost, ...lost.left]).toEqual(IDS)
  }
})

test('where all are refused, each is asked for a few times at most', async () => {
  const { send, requests } = server(IDS, true)
  const so = await worked(IDS, way(send))
  expect(so.refused.map(({ id }) => id)).toEqual(IDS)
  expect(requests).toHaveLength(120)
})

test('what a server takes at once is learned from it', async () => {
  const { send, stored, requests } = server([], true, 20)
  expect((await worked(IDS, way(send))).done).toEqual(IDS)
  expect(stored.size).toBe(0)
  expect(requests.map(({ length }) => length)).toEqual([50, 20, 20, 10, 20, 20, 20, 10])
})

test('one that is too large by itself is refused', async () => {
  const large = async (ids: readonly string[]): Promise<Answer> =>
    ids.includes('r3') ? { is: 'smaller', most: Number.POSITIVE_INFINITY } : { is: 'done' }
  const so = await worked(IDS.slice(0, 8), way(large))
  expect(so.refused.map(({ id }) => id)).toEqual(['r3'])
  expect(so.done).toHaveLength(7)
})

test('a wish to stop is heard between requests; what is done stays done', async () => {
  const { send, requests } = server([], true)
  const so = await worked(IDS, way(send, { stops: () => requests.length === 1 }))
  expect(so).toMatchObject({ is: 'stopped', done: IDS.slice(0, 50), left: IDS.slice(50) })
})

test('where nobody answers it ends, and tells what is not known', async () => {
  const { send, requests } = server([], true)
  const breaking = async (ids: readonly string[]): Promise<Answer> =>
    requests.length === 1 ? { is: 'lost', why: 'gone' } : send(ids)
  const so = await worked(IDS, way(breaking))
  expect(so).toMatchObject({
    ...{ is: 'lost', done: IDS.slice(0, 50), lost: IDS.slice(50, 100), left: IDS.slice(100) },
  })
})

test('who is signed in no longer has begun none of what was sent last', async () => {
  const { send, requests } = server([], true)
  const ending = async (ids: readonly string[]): Promise<Answer> =>
    requests.length === 1 ? { is: 'out' } : send(ids)
  expect(await worked(IDS, way(ending))).toMatchObject({
    ...{ is: 'out', done: IDS.slice(0, 50), refused: [], lost: [], left: IDS.slice(50) },
  })
})

test('what was refused to nobody is not begun; it is asked now and then, and at the end', async () => {
  const { send, requests } = server(IDS, true)
  const asked: number[] = []
  const isOut = async (): Promise<boolean> => {
    asked.push(requests.length)
    return asked.length === 2
  }
  const so = await worked(IDS, way(send, { isOut }))
  expect(asked).toEqual([50, 100])
  expect(so).toMatchObject({ is: 'out', done: [], lost: [], left: IDS.slice(50) })
  expect(so.refused.map(({ id }) => id)).toEqual(IDS.slice(0, 50))
  const { send: few } = server(['r7', 'r60'], true)
  const ended = await worked(IDS, way(few, { lanes: 2, isOut: async () => true }))
  expect(ended).toMatchObject({ is: 'out', refused: [], left: ['r7', 'r60'] })
  expect(ended.done).toHaveLength(118)
})

test('a server that takes one at a time is told of, with all that is left', async () => {
  const so = await worked(
    IDS,
    way(async () => ({ is: 'off' })),
  )
  expect(so).toMatchObject({ is: 'off', done: [], lost: [], left: IDS })
})

test('a server that wants to be asked later is, each time a little later', async () => {
  const { send } = server([], true)
  const pauses: number[] = []
  let asked = 0
  const busy = async (ids: readonly string[]): Promise<Answer> => {
    asked += 1
    return asked % 3 === 0 ? send(ids) : { is: 'wait' }
  }
  const pause = async (nth: number): Promise<void> => void pauses.push(nth)
  expect((await worked(IDS, way(busy, { pause }))).done).toEqual(IDS)
  expect(pauses).toEqual([1, 2, 1, 2, 1, 2])
})

const refusal = (status: number, body: object): Answer => answerOf(status, JSON.stringify(body))

test('PocketBase’s answers to a batch are read', () => {
  expect(answerOf(200, '[]')).toEqual({ is: 'done' })
  expect(answerOf(204, '')).toEqual({ is: 'done' })
  expect(refusal(403, { message: 'Batch requests are not allowed.' })).toEqual({ is: 'off' })
  expect(refusal(403, { message: 'Only superusers.' })).toEqual({
    ...{ is: 'refused', status: 403, why: 'Only superusers.' },
  })
  expect(refusal(429, {})).toEqual({ is: 'wait' })
  expect(refusal(413, {})).toMatchObject({ is: 'smaller' })
  const long = { code: 'validation_length_too_long', params: { max: 20, min: 0 } }
  expect(refusal(400, { data: { requests: long } })).toEqual({ is: 'smaller', most: 20 })
  expect(refusal(500, { message: 'Something went wrong.' })).toMatchObject({ is: 'lost' })
  expect(answerOf(502, '<html>')).toEqual({ is: 'lost', why: '502' })
  const response = {
    ...{ status: 400, message: 'Failed to update record.' },
    data: { title: { code: 'validation_max', message: 'Too long.' } },
  }
  const batch = (index: string, body: object) => ({
    ...{ message: 'Batch transaction failed.', status: 400 },
    data: { requests: { [index]: { code: 'batch_request_failed', response: body } } },
  })
  expect(refusal(400, batch('7', response))).toEqual({
    ...{ is: 'refused', at: 7, status: 400, why: 'Failed to update record. title: Too long.' },
  })
  expect(refusal(400, batch('0', { ...response, status: 429 }))).toEqual({ is: 'wait' })
  expect(refusal(400, { message: 'Batch transaction failed.', data: {} })).toEqual({
    ...{ is: 'refused', status: 400, why: 'Batch transaction failed.' },
  })
  expect(refusal(400, response)).toEqual({
    ...{ is: 'refused', status: 400, why: 'Failed to update record. title: Too long.' },
  })
})

test('a range goes from one line to another, whichever is first', () => {
  const ids = ['a', 'b', 'c', 'd']
  expect(between(ids, 'b', 'd')).toEqual(['b', 'c', 'd'])
  expect(between(ids, 'd', 'b')).toEqual(['b', 'c', 'd'])
  expect(between(ids, '', 'b')).toEqual(['b'])
  expect(between(ids, 'gone', 'b')).toEqual(['b'])
})
