import { ITSELF, type Place, put, removed } from '../records/answers'
import { changed, isNewer, type Live, MARK, type Message, slotOf, stateOf } from '../records/live'
import { type Event, joined } from '../web/datastar'
import { connect } from './connect'
import type { MessageEvent } from './events'
import { KEY, type KeptLive, liveOf, printKept, readKept } from './kept-live'
import { mark } from './mark'
import { messageRecord, partOf } from './message-record'
import { limitWriting, nextLimit } from './patience'
import { rendering } from './rendering'
import { type Heard, type Made, type Told, toldNow } from './told'

/**
 * Makes Datastar events of the messages of a stream that asked for them. Each word that is asked of
 * PocketBase costs as much as the work itself, so none is twice. A client that subscribed to one of
 * the pack's topics in its own way keeps nothing, and gets what PocketBase says.
 */
export function send(e: MessageEvent, message: subscriptions.Message, name: string): void {
  if (name.includes(MARK)) deliver(e, message, name)
  else connect(e, message)
  e.next()
}

/**
 * A change of a record, as events; what is no such message goes out as it is. Nothing is made here
 * that was made for another client: this is run for each message and each of them.
 */
function deliver(e: MessageEvent, message: subscriptions.Message, topic: string): void {
  const kept: unknown = e.client.get(KEY)
  if (typeof kept !== 'string') return
  const found = readKept(kept)
  if (Date.now() >= found.until) renew(e, found)
  const data = toString(message.data)
  let told = found.last.get(topic)
  if (told?.data !== data) told = hear(e, found, { topic, data })
  if (!told) return
  const event = told.full && !isOld(told.slot, told.state) ? told.full : told.hint
  message.name = event.name
  message.data = event.data
}

/** Gives a client more time, unless its token has ended. */
function renew(e: MessageEvent, { end, text }: KeptLive): void {
  const now = Date.now()
  const ends = end === 0 ? Number.POSITIVE_INFINITY : end * 1000
  if (ends <= now) throw new ApiError(401, 'The token has ended.')
  limitWriting(e)
  e.client.set(KEY, printKept({ end, until: Math.min(ends, nextLimit(now)), text }))
}

/** A message that this VM has not told before; nothing of one that is of no collection followed. */
function hear(
  e: MessageEvent,
  { text, last }: KeptLive,
  message: Pick<Heard, 'topic' | 'data'>,
): Told | undefined {
  const live = liveOf(text)
  const { dialect, superuser, views } = live
  const [collection = ''] = message.topic.split('/', 1)
  const view = views[collection]
  if (view === undefined) return undefined
  const place = `stack/told/${dialect}/${superuser}/${collection}/${view}`
  return toldNow(last, { ...message, text, place }, () => {
    const told: Message = { ...JSON.parse(message.data), text: message.data }
    const hint = changed(dialect, [collection], mark())
    const slot = slotOf(told.record.id)
    return { hint, ...inFull(e, { live, view }, told, hint), slot, state: stateOf(told) }
  })
}

interface Wish {
  readonly live: Live
  readonly view: string
}

/** A message with its HTML, where the stream wants some. A view that fails leaves the hint. */
function inFull(
  { requestEvent }: MessageEvent,
  { live, view }: Wish,
  message: Message,
  hint: Event,
): Pick<Made, 'full' | 'shared'> {
  if (view === '') return A_HINT
  const app = $app as unknown as core.App
  try {
    const record = messageRecord(
      app,
      message.record,
      partOf(() => message.text, 'record'),
    )
    const asking = { app, collection: record.collection(), requestEvent }
    const { dialect, fields } = live
    const { items, itemPlace, personal } = rendering(asking, { name: view, dialect, fields })
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
  storeGet ??= $app.store().get
  const remembered: unknown = storeGet(slot)
  if (remembered === state) return false
  if (isNewer(remembered, state)) return true
  $app.store().set(slot, state)
  return false
}

/**
 * A method of what all VMs share, in a transaction too. Found once: to ask for the store and for its
 * method takes longer than to call it.
 */
let storeGet: ((key: string) => unknown) | undefined
