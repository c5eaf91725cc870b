import type { Event } from '../web/datastar'
import { cached, remember } from './cached'

/** What is made of a message: in full, and as a hint for where a newer one has gone before. */
export interface Made {
  readonly hint: Event
  readonly full?: Event | undefined
  readonly slot: string
  readonly state: string
  /** Whether others may get it too: not where a view names its viewer. */
  readonly shared: boolean
}

/** The same, as it is told: in Go's own bytes, so that no client costs a copy of them. */
export interface Told extends Omit<Made, 'hint' | 'full'> {
  readonly data: string
  readonly hint: Sent
  readonly full: Sent | undefined
}

interface Sent {
  readonly name: string
  readonly data: number[]
}

/** The last message of each topic of a kind of stream. */
export type Last = Map<string, Told>

/**
 * What a kind of stream was told last in this VM: a cache, never truth. With a thousand clients each
 * message is asked for a thousand times.
 */
export const lastOf = (text: string): Last => cached(memory, text, () => new Map())

const memory = new Map<string, Last>()

/** A message that this VM has not heard. `place` is where all VMs look for what is made of it. */
export interface Heard {
  readonly topic: string
  readonly data: string
  readonly place: string
  readonly text: string
}

/** Makes what is told of a message, unless another VM has, and keeps it for those who come next. */
export function toldNow(last: Last, heard: Heard, make: () => Made): Told {
  const { data, topic } = heard
  const made = madeOnce(heard, make)
  const { hint, full } = made
  const told = { ...made, data, hint: sent(hint), full: full && sent(full) }
  if (made.shared) remember(last, topic, told)
  return told
}

const sent = ({ name, data }: Event): Sent => ({ name, data: toBytes(data) })

function madeOnce({ text, topic, data, place }: Heard, make: () => Made): Made {
  const store = $app.store()
  const same = `${text}\n${topic}\n${data}\n`
  const kept: unknown = store.get(place)
  if (typeof kept === 'string' && kept.startsWith(same)) return JSON.parse(kept.slice(same.length))
  const made = make()
  if (made.shared && data.length < LONG) store.set(place, same + JSON.stringify(made))
  return made
}

/** Longer messages, in characters, would fill the memory of the server. */
const LONG = 20_000
