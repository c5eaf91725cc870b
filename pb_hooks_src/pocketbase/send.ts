import type { Audience } from '../model/audience'
import { type Dialect, type Event, pieces } from '../web/datastar'
import type { Reply } from '../web/http'
import { dialectFor } from './pinned'

/** Writes a reply through PocketBase, byte for byte. */
export function send(event: core.RequestEvent, { status, type, body, headers }: Reply): void {
  const sent = event.response.header()
  for (const [name, value] of Object.entries(headers)) sent.add(name, value)
  if (status === 304) event.noContent(status)
  else event.blob(status, type, body as number[])
}

/** What the client of a request understands. */
export const dialectIn = ({ request }: core.RequestEvent): Dialect =>
  dialectFor(request?.header.get('Accept') ?? '')

/** Makes an answer a stream of events, unless its first byte is out already. */
export function openStream(response: http.ResponseWriter): void {
  const { set } = response.header()
  set('Content-Type', 'text/event-stream')
  set('Cache-Control', 'no-store')
}

/** Writes events, on a line of their own: PocketBase's JSON may stand before them. */
export function writeEvents({ write }: http.ResponseWriter, events: readonly Event[]): void {
  const [first = '', ...more] = pieces(events)
  write(`\n${first}`)
  for (const piece of more) write(piece)
}

/** Who PocketBase says is asking. */
export function audienceOf({ auth }: core.RequestEvent): Audience {
  if (!auth) return { is: 'guest' }
  if (auth.isSuperuser()) return { is: 'superuser' }
  return { is: 'user', of: auth.collection().name }
}

/** The validators that the client has; `''` without any. */
export const ifNoneMatchOf = (event: core.RequestEvent): string =>
  event.request?.header.get('If-None-Match') ?? ''
