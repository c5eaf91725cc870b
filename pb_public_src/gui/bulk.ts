/** What became of one request that writes several records: all of them, or none. */
export type Answer =
  | { readonly is: 'done' }
  /** One of them is refused: the one at a place, or where that is not said, any. */
  | { readonly is: 'refused'; readonly at?: number; readonly status: number; readonly why: string }
  /** So many at most are taken at once. */
  | { readonly is: 'smaller'; readonly most: number }
  /** The server wants to be asked later. */
  | { readonly is: 'wait' }
  /** It takes no more than one at a time. */
  | { readonly is: 'off' }
  /** Nothing is done, since who asks is signed in no longer. */
  | { readonly is: 'out' }
  /** Nobody knows what became of it. */
  | { readonly is: 'lost'; readonly why: string }

/** A record that PocketBase did not let be written, and what it said. */
export interface Refused {
  readonly id: string
  readonly status: number
  readonly why: string
}

/** What became of many writes, so far. */
export interface Outcome {
  readonly done: readonly string[]
  readonly refused: readonly Refused[]
  /** What was sent last, and not answered. */
  readonly lost: readonly string[]
  /** What was not begun. */
  readonly left: readonly string[]
  /**
   * `ended`; else why it has not: by a wish, since only one is taken at a time, since nobody is signed in
   * any more, or without an answer.
   */
  readonly is: 'ended' | 'stopped' | 'off' | 'out' | 'lost'
}

/** How writes are sent, and who hears of it. */
export interface Way {
  readonly send: (ids: readonly string[]) => Promise<Answer>
  /** How many go into one request. */
  readonly size: number
  /** How many requests are on their way at once: while one is answered, the next arrives. */
  readonly lanes: number
  /** How many are done or refused. */
  readonly told: (count: number) => void
  /** Waits until it is asked again, for the nth time in a row. */
  readonly pause: (nth: number) => Promise<void>
  readonly stops: () => boolean
  /** Whether what was refused may have been so since who asks is signed in no longer. */
  readonly isOut: () => Promise<boolean>
}

/** Those from one place in a list up to another. */
type Range = readonly [from: number, to: number]

/** How far it is. */
interface State {
  readonly done: string[]
  readonly refused: Refused[]
  readonly lost: string[]
  /** What is neither done nor on its way. */
  ranges: readonly Range[]
  size: number
  /** So many were refused while somebody was signed in, as is known by now. */
  sure: number
  is: Outcome['is']
}

/** So many may be refused until it is asked whether that is for who asks: a run is not doubled by it. */
const DOUBTED = 50

/**
 * Writes many records, some with each request. Where one of them is refused, those before it and those
 * after it are sent without it; where it is not said which one, in halves, until it stands alone.
 */
export async function worked(ids: readonly string[], way: Way): Promise<Outcome> {
  const { size } = way
  const ranges: readonly Range[] = [[0, ids.length]]
  const state: State = { done: [], refused: [], lost: [], ranges, size, sure: 0, is: 'ended' }
  await Promise.all(Array.from({ length: way.lanes }, () => lane(ids, way, state)))
  await makeSure(way, state, 1)
  const { done, refused, lost, sure, is } = state
  // Refused to nobody is not refused: it is to be sent again.
  const doubted = is === 'out' ? refused.splice(sure).map(({ id }) => id) : []
  const left = new Set([...doubted, ...state.ranges.flatMap(([from, to]) => ids.slice(from, to))])
  return { done, refused, lost, left: ids.filter((id) => left.has(id)), is }
}

/** Asks once for all that was refused meanwhile: a login that is good now was so before. */
async function makeSure({ isOut }: Way, state: State, from: number): Promise<void> {
  const { length } = state.refused
  if (state.is === 'out' || length - state.sure < from) return
  if (await isOut()) state.is = 'out'
  else state.sure = Math.max(state.sure, length)
}

/** Sends one request after the other, as long as there is something to send. */
async function lane(ids: readonly string[], way: Way, state: State): Promise<void> {
  let waits = 0
  for (let range = next(way, state); range; range = next(way, state)) {
    const sent = ids.slice(...range)
    const answer = meant(await way.send(sent), sent.length)
    state.ranges = some([...remaining(range, answer), ...state.ranges])
    keep(state, sent, answer)
    await makeSure(way, state, DOUBTED)
    waits = answer.is === 'wait' ? waits + 1 : 0
    if (waits > 0) await way.pause(waits)
    way.told(state.done.length + state.refused.length)
  }
}

/** What is sent next; nothing where all is, or no more shall be. */
function next({ stops }: Way, state: State): Range | undefined {
  const [range, ...later] = state.ranges
  if (!range || state.is !== 'ended') return undefined
  if (stops()) {
    state.is = 'stopped'
    return undefined
  }
  const [from, to] = range
  const end = Math.min(to, from + state.size)
  state.ranges = some([[end, to], ...later])
  return [from, end]
}

/** Without those that are empty. */
const some = (ranges: readonly Range[]): readonly Range[] =>
  ranges.filter(([from, to]) => from < to)

/** One that is sent alone is the one that is meant. */
function meant(answer: Answer, sent: number): Answer {
  if (answer.is === 'smaller') {
    const most = Math.min(answer.most, sent - 1)
    return most > 0 ? { is: 'smaller', most } : { is: 'refused', at: 0, status: TOO_LARGE, why: '' }
  }
  return answer.is === 'refused' && sent === 1 ? { ...answer, at: 0 } : answer
}

const TOO_LARGE = 413

function keep(state: State, sent: readonly string[], answer: Answer): void {
  if (answer.is === 'done') state.done.push(...sent)
  if (answer.is === 'lost') state.lost.push(...sent)
  if (answer.is === 'lost' || answer.is === 'off' || answer.is === 'out') state.is = answer.is
  if (answer.is === 'smaller') state.size = Math.min(state.size, answer.most)
  if (answer.is === 'refused' && answer.at !== undefined) {
    const { at, status, why } = answer
    state.refused.push({ id: sent[at] ?? '', status, why })
  }
}

/** What of those that were sent has to be sent again. */
function remaining([from, to]: Range, answer: Answer): readonly Range[] {
  if (answer.is === 'done' || answer.is === 'lost') return []
  if (answer.is !== 'refused') return [[from, to]]
  const at = from + (answer.at ?? Math.ceil((to - from) / 2))
  return [
    [from, at],
    [answer.at === undefined ? at : at + 1, to],
  ]
}
