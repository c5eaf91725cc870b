import { ITSELF, type Place, put, removed } from '../records/answers'
import { changed, isNewer, type Live, type Message, slotOf, stateOf } from '../records/live'
import { type Event, joined } from '../web/datastar'
import { cached, remember } from './cached'
import { connect } from './connect'
import type { MessageEvent } from './events'
import { KEY, printKept, readKept } from './kept-live'
import { mark } from './mark'
import { messageRecord } from './message-record'
import { limitWriting, RENEWED } from './patience'
import { rendering } from './rendering'

/**
 * Makes Datastar events of the messages of a stream that asked for them. `kept` is what its client
 * keeps; each word that is asked of PocketBase costs as much as the work itself, so none is twice.
 */
export function send(e: MessageEvent, kept: string | null): void {
  const { message } = e
  if (message && kept) deliver(e, message, kept)
  else if (message) connect(e, message)
  e.next()
}

/** A change of a record, as events; what is no such message goes out as it is. */
function deliver(e: MessageEvent, message: subscriptions.Message, kept: string): void {
  const { end, waited, text } = readKept(kept)
  const now = Date.now()
  if (end !== 0 && end * 1000 < now) throw new ApiError(401, 'The token has ended.')
  if (now - waited > RENEWED) {
    limitWriting(e)
    e.client.set(KEY, printKept({ end, waited: now, text }))
  }
  const live = cached(shapes, text, JSON.parse)
  const topic = message.name
  const [collection = ''] = topic.split('/', 1)
  const view = live.views[collection]
  if (view === undefined) return
  const data = toString(message.data)
  const key = `${text} ${topic}`
  const known = rendered.get(key)
  const made = known?.data === data ? known : madeOf(e, { live, view, collection, data })
  if (made.shared) remember(rendered, key, made)
  const { hint, full, slot, state } = made
  const event = full && !isOld(slot, state) ? full : hint
  message.name = event.name
  message.data = event.data as unknown as number[]
}

/** A message as it goes out: in full, or as a hint where a newer one has gone before. */
interface Rendered {
  readonly data: string
  readonly hint: Event
  readonly full: Event | undefined
  readonly slot: string
  readonly state: string
  /** Whether others may get it too: not where a view names its viewer. */
  readonly shared: boolean
}

/** The last message of each kind of stream: with a thousand clients it is rendered once per VM. */
const rendered = new Map<string, Rendered>()

interface Wish {
  readonly live: Live
  readonly view: string
  readonly collection: string
  readonly data: string
}

function madeOf(e: MessageEvent, wish: Wish): Rendered {
  const { live, collection, data } = wish
  const message: Message = JSON.parse(data)
  const hint = changed(live.dialect, [collection], mark())
  return {
    data,
    hint,
    ...inFull(e, wish, message, hint),
    slot: slotOf(message.record.id),
    state: stateOf(message),
  }
}

/** A message with its HTML, where the stream wants some. A view that fails leaves the hint. */
function inFull(
  { requestEvent }: MessageEvent,
  { live, view }: Wish,
  message: Message,
  hint: Event,
): Pick<Rendered, 'full' | 'shared'> {
  if (view === '') return A_HINT
  const app = $app as unknown as core.App
  try {
    const record = messageRecord(app, message.record)
    const asking = { app, collection: record.collection(), requestEvent }
    const { items, itemPlace, personal } = rendering(asking, view, live.dialect)
    const events = patches(live, message, items([record]), itemPlace)
    const [first = hint, ...more] = [...events, hint]
    return { full: joined(first, ...more), shared: !personal }
  } catch (error) {
    app.logger().error('pb-stack: a live view failed', 'view', view, 'error', String(error))
    return A_HINT
  }
}

/** Made anew each time: two changes of a record may look the same, and a mark tells them apart. */
const A_HINT = { full: undefined, shared: false }

/** What a change does to a page. A record that is created may be there already: from its own form. */
function patches(
  { dialect }: Live,
  { action }: Message,
  html: string,
  place: Place,
): readonly Event[] {
  if (action === 'update') return put(dialect, html, ITSELF)
  const gone = removed(dialect, html)
  return action === 'create' ? [...gone, ...put(dialect, html, place)] : gone
}

/** Whether a newer state of the record has gone out; else this one is now the newest. */
function isOld(slot: string, state: string): boolean {
  const store = $app.store()
  const remembered: unknown = store.get(slot)
  if (isNewer(remembered, state)) return true
  if (remembered !== state) store.set(slot, state)
  return false
}

/** What many streams have in common is read once. */
const shapes = new Map<string, Live>()
