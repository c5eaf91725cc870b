/** What became of one request that writes several records: all of them, or none. */
export type Answer =
  | { readonly is: 'done' }
  /** One of them is refused: the one at a place, or where that is not said, any. */
  | { readonly is: 'refused'; readonly at?: number; readonly why: string }
  /** So many at most are taken at once. */
  | { readonly is: 'smaller'; readonly most: number }
  /** The server wants to be asked later. */
  | { readonly is: 'wait' }
  /** It takes no more than one at a time. */
  | { readonly is: 'off' }
  /** Nobody knows what became of it. */
  | { readonly is: 'lost'; readonly why: string }

/** A record that PocketBase did not let be written, and what it said. */
export interface Refused {
  readonly id: string
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
  /** `ended`; else why it has not: by a wish, since only one is taken at a time, or without an answer. */
  readonly is: 'ended' | 'stopped' | 'off' | 'lost'
}

/** How writes are sent, and who hears of it. */
export interface Way {
  readonly send: (ids: readonly string[]) => Promise<Answer>
  /** How many go into one request. */
  readonly size: number
  /** How many are done or refused. */
  readonly told: (count: number) => void
  /** Waits until it is asked again, for the nth time in a row. */
  readonly pause: (nth: number) => Promise<void>
  readonly stops: () => boolean
}

/** Those from one place in a list up to another. */
type Range = readonly [from: number, to: number]

/** How far it is. */
interface State {
  readonly done: string[]
  readonly refused: Refused[]
  /** What is left. */
  ranges: readonly Range[]
  size: number
  waits: number
}

/**
 * Writes many records, some with each request. Where one of them is refused, those before it and those
 * after it are sent without it; where it is not said which one, in halves, until it stands alone.
 */
export async function worked(ids: readonly string[], way: Way): Promise<Outcome> {
  const state: State = {
    done: [],
    refused: [],
    ranges: [[0, ids.length]],
    size: way.size,
    waits: 0,
  }
  const so = (is: Outcome['is'], lost: readonly string[] = []): Outcome => {
    const left = state.ranges.flatMap(([from, to]) => ids.slice(from, to)).slice(lost.length)
    return { done: state.done, refused: state.refused, lost, left, is }
  }
  for (let [range] = state.ranges; range; [range] = state.ranges) {
    if (way.stops()) return so('stopped')
    const [from, to] = range
    const sent = ids.slice(from, Math.min(to, from + state.size))
    const answer = meant(await way.send(sent), sent.length)
    if (answer.is === 'off') return so('off')
    if (answer.is === 'lost') return so('lost', sent)
    keep(state, sent, answer)
    if (state.waits > 0) await way.pause(state.waits)
    way.told(state.done.length + state.refused.length)
  }
  return so('ended')
}

/** One that is sent alone is the one that is meant. */
function meant(answer: Answer, sent: number): Answer {
  if (answer.is === 'smaller') {
    const most = Math.min(answer.most, sent - 1)
    return most > 0 ? { is: 'smaller', most } : { is: 'refused', at: 0, why: '' }
  }
  return answer.is === 'refused' && sent === 1 ? { ...answer, at: 0 } : answer
}

function keep(state: State, sent: readonly string[], answer: Answer): void {
  if (answer.is === 'done') state.done.push(...sent)
  if (answer.is === 'smaller') state.size = answer.most
  if (answer.is === 'refused' && answer.at !== undefined) {
    state.refused.push({ id: sent[answer.at] ?? '', why: answer.why })
  }
  state.waits = answer.is === 'wait' ? state.waits + 1 : 0
  const [range = [0, 0], ...later] = state.ranges
  const ranges = [...remaining(range, sent.length, answer), ...later]
  state.ranges = ranges.filter(([from, to]) => from < to)
}

/** What of a range is still to be sent, where so many of it were. */
function remaining([from, to]: Range, sent: number, answer: Answer): readonly Range[] {
  if (answer.is === 'done') return [[from + sent, to]]
  if (answer.is !== 'refused') return [[from, to]]
  const [at, end] = [from + (answer.at ?? Math.ceil(sent / 2)), from + sent]
  const before: Range = [from, at]
  return answer.at === undefined ? [before, [at, end], [end, to]] : [before, [at + 1, to]]
}
