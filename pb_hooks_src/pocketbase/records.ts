import { isFault } from '../fault'
import {
  adds,
  ITSELF,
  ifThere,
  type Page,
  type Place,
  placeOf,
  put,
  removed,
  reverses,
  signalsOf,
} from '../records/answers'
import { type Asked, readAsked } from '../records/asked'
import { type Dialect, END, type Event, stream } from '../web/datastar'
import { cached } from './cached'
import type { Rendering } from './compiled'
import type { Hooked, ListEvent, RecordEvent } from './events'
import { dialectFor } from './pinned'
import { refusal, unrefused } from './refusals'
import { rendering } from './rendering'
import { headerOf, openStream } from './send'
import { speaks } from './spoken'

/** What is wanted of an answer, and what it is made with. */
interface Wanted {
  readonly asked: Asked
  readonly dialect: Dialect
  /** None where the request wants no HTML: `?view=none`. */
  readonly view: Rendering | undefined
}

/** What a route tells, once PocketBase has done its part. */
type Tell<E> = (e: E, wanted: Wanted) => readonly Event[]

/** A record route: its usual view, and what it tells. Made once, since a closure costs time. */
interface Route<E> {
  readonly usual: string
  readonly tell: Tell<E>
}

/**
 * A list: PocketBase filters, sorts, enriches, and writes its own answer without the records, which
 * is one line that no event stream has a use for. Then the same records follow as HTML.
 */
export const list = (e: ListEvent): void => speak(e, LIST, 'thrown')

const LIST: Route<ListEvent> = {
  usual: 'rows',
  tell: (e, wanted) => {
    const { result } = e
    if (!result) throw new Error('PocketBase handed over no result.')
    const records: core.Record[] = result.items
    result.items = []
    try {
      e.next()
    } finally {
      result.items = records
    }
    const { page, perPage, totalItems, totalPages } = result
    const html = listHtml(wanted, records, { page, perPage, totalItems, totalPages })
    const numbers = { page, perPage, total: totalItems, pages: totalPages }
    return html.concat(signalsOf(wanted.dialect, wanted.asked, numbers))
  },
}

function listHtml(
  { asked, dialect, view }: Wanted,
  records: core.Record[],
  page: Page,
): readonly Event[] {
  if (!view) return []
  const { target, mode } = placeOf(asked, view.listPlace)
  if (!adds(mode)) return put(dialect, view.list(records, page), { target, mode })
  const inOrder = reverses(dialect, mode) ? [...records].reverse() : records
  const html = view.items(inOrder)
  return put(dialect, html, { target: target || view.itemPlace.target, mode })
}

/** One record, as HTML. */
export const view = (e: RecordEvent): void => speak(e, VIEW, 'thrown')

const VIEW: Route<RecordEvent> = {
  usual: 'row',
  tell: (e, wanted) => {
    e.next()
    return recordHtml(wanted, e, ITSELF)
  },
}

/**
 * A create. `outermost` says that no hook of somebody else stands around this one: else a refusal
 * also goes on to it, since it may have a transaction to roll back.
 */
export const create = (e: RecordEvent, outermost: boolean): void => write(e, CREATE, outermost)

const CREATE = writing((e, wanted) => {
  e.next()
  return recordHtml(wanted, e, wanted.view?.itemPlace ?? ITSELF)
})

/** An update, as `create`; the element of the record changes where it is. */
export const update = (e: RecordEvent, outermost: boolean): void => write(e, UPDATE, outermost)

const UPDATE = writing(VIEW.tell)

/** A delete, as `create`; the element of the record leaves the page. */
export const remove = (e: RecordEvent, outermost: boolean): void => write(e, REMOVE, outermost)

const REMOVE = writing((e, { dialect, view }) => {
  const html = view?.items([e.record])
  // A comment makes the answer a 200: the 204 that PocketBase writes later has no body.
  e.requestEvent.response.write(':\n')
  e.requestEvent.flush()
  e.next()
  return html === undefined ? [] : removed(dialect, html)
})

function recordHtml(
  { asked, dialect, view }: Wanted,
  e: RecordEvent,
  usual: Place,
): readonly Event[] {
  if (!view) return []
  const html = view.items([e.record])
  const place = placeOf(asked, usual)
  const events = put(dialect, html, place)
  return adds(place.mode) ? [...ifThere(dialect, html), ...events] : events
}

/** A write tells that nothing is wrong any more, too. */
function writing(tell: Tell<RecordEvent>): Route<RecordEvent> {
  return {
    usual: 'row',
    tell: (e, wanted) => {
      const events = tell(e, wanted)
      const { asked, dialect } = wanted
      const saved = signalsOf(dialect, asked, { saved: e.record?.id })
      return [...events, unrefused(e, dialect), ...saved]
    },
  }
}

function write(e: RecordEvent, route: Route<RecordEvent>, outermost: boolean): void {
  if (isOthers(e, outermost)) e.next()
  else speak(e, route, outermost ? 'told' : 'both')
}

/**
 * Whether a write is none of ours: of a collection that is left out; inside another request, a batch
 * or a sign-up with OAuth2, which hands on its headers and does not show this answer; or where
 * somebody's transaction is still open, whose end only PocketBase's own answer waits for.
 */
const isOthers = (e: RecordEvent, outermost: boolean): boolean =>
  !speaks(e.app, e.collection?.id ?? '') ||
  e.requestInfo().context !== 'default' ||
  (!outermost && e.app.isTransactional())

/**
 * Answers with events. What is wrong with the request or the view is always told; so is a refusal of
 * PocketBase or of somebody's hook, unless it is left to PocketBase.
 */
function speak<E extends Hooked>(
  e: E,
  { usual, tell }: Route<E>,
  refusals: 'told' | 'thrown' | 'both',
): void {
  const { requestEvent } = e
  const { request, response } = requestEvent
  const header = headerOf(request)
  if (header('Last-Event-ID') === END) {
    requestEvent.noContent(204)
    return
  }
  const dialect = dialectFor(header('Accept'))
  openStream(response)
  let told: readonly Event[]
  let passedOn: unknown
  try {
    told = tell(e, wantedOf(e, { requestEvent, request, dialect, usual }))
  } catch (error) {
    if (refusals === 'thrown' && !isFault(error)) {
      response.header().del('Content-Type')
      throw error
    }
    told = [refusal(e, dialect, error)]
    if (refusals === 'both') passedOn = error
  }
  response.write(`\n${stream(told)}`)
  if (passedOn) throw passedOn
}

interface Speaking {
  readonly requestEvent: core.RequestEvent
  readonly request: core.RequestEvent['request']
  readonly dialect: Dialect
  readonly usual: string
}

/** What PocketBase has been asked already is handed on: to ask again takes as long as to render. */
function wantedOf({ app, collection }: Hooked, speaking: Speaking): Wanted {
  const { requestEvent, request, dialect, usual } = speaking
  const asked = cached(askedBy, request?.url?.rawQuery ?? '', readAsked)
  const name = asked.view || usual
  if (name === 'none') return { asked, dialect, view: undefined }
  const { fields } = asked
  const view = rendering({ app, collection, requestEvent }, { name, dialect, fields })
  return { asked, dialect, view }
}

/** Most requests ask in the words of the one before. */
const askedBy = new Map<string, Asked>()
