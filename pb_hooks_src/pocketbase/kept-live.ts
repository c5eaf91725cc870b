import type { Live } from '../records/live'
import { cached } from './cached'
import { type Last, lastOf } from './told'

/** Under which name a client keeps what it is to be told, as a string: all VMs share it. */
export const KEY = 'stack'

export interface KeptLive {
  /** When its token ends, in seconds; 0 without one. */
  readonly end: number
  /**
   * Until when it is told things without another thought, in milliseconds: then its token has ended,
   * or the time that it may take to read is limited anew. Clients have few such moments between
   * them, so what they keep is mostly the same text, and read once.
   */
  readonly until: number
  /** A `Live` as JSON, which many clients have in common. */
  readonly text: string
  /** What this VM told such a stream last. */
  readonly last: Last
}

export const printKept = ({ end, until, text }: Omit<KeptLive, 'last'>): string =>
  `${end} ${until} ${text}`

export const readKept = (kept: string): KeptLive => cached(memory, kept, parsed)

function parsed(kept: string): KeptLive {
  const [end = '', until = ''] = kept.split(' ', 2)
  const text = kept.slice(end.length + until.length + 2)
  return { end: Number(end), until: Number(until), text, last: lastOf(text) }
}

/** One per VM: a cache, never truth. */
const memory = new Map<string, KeptLive>()

/** What many streams have in common. */
export const liveOf = (text: string): Live => cached(shapes, text, JSON.parse)

const shapes = new Map<string, Live>()
