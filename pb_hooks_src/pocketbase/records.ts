import { isFault } from '../fault'
import {
  adds,
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
import { type Dialect, dialectOf, END, type Event, stream } from '../web/datastar'
import type { Hooked, ListEvent, RecordEvent } from './events'
import { refusal, unrefused } from './refusals'
import { type Rendering, rendering } from './rendering'
import { openStream } from './send'
import { speaks } from './spoken'

/** What is wanted of an answer, and what it is made with. */
interface Wanted {
  readonly asked: Asked
  readonly dialect: Dialect
  /** None where the request wants no HTML: `?view=none`. */
  readonly view: Rendering | undefined
}

/**
 * A list: PocketBase filters, sorts, enriches, and writes its own answer without the records, which
 * is one line that no event stream has a use for. Then the same records follow as HTML.
 */
export function list(e: ListEvent): void {
  speak(e, { usual: 'rows', errors: 'thrown' }, (wanted) => {
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
    const numbers = { page, perPage, totalItems, totalPages }
    const { asked, dialect } = wanted
    return [
      ...listHtml(wanted, records, numbers),
      ...signalsOf(dialect, asked, { page, perPage, total: totalItems, pages: totalPages }),
    ]
  })
}

function listHtml({ asked, dialect, view }: Wanted, records: core.Record[], page: Page): Event[] {
  if (!view) return []
  const { target, mode } = placeOf(asked, view.listPlace)
  if (!adds(mode)) return put(dialect, view.list(records, page), { target, mode })
  const inOrder = reverses(dialect, mode) ? [...records].reverse() : records
  const html = view.items(inOrder)
  return put(dialect, html, { target: target || view.itemPlace.target, mode })
}

/** One record, as HTML. */
export function view(e: RecordEvent): void {
  speak(e, { usual: 'row', errors: 'thrown' }, (wanted) => {
    e.next()
    return recordHtml(wanted, e, ITSELF)
  })
}

/**
 * A create. `outermost` says that no hook of somebody else stands around this one: else a refusal
 * also goes on to it, since it may have a transaction to roll back.
 */
export function create(e: RecordEvent, outermost: boolean): void {
  write(e, outermost, (wanted) => {
    e.next()
    return recordHtml(wanted, e, wanted.view?.itemPlace ?? ITSELF)
  })
}

/** An update, as `create`; the element of the record changes where it is. */
export function update(e: RecordEvent, outermost: boolean): void {
  write(e, outermost, (wanted) => {
    e.next()
    return recordHtml(wanted, e, ITSELF)
  })
}

/** A delete, as `create`; the element of the record leaves the page. */
export function remove(e: RecordEvent, outermost: boolean): void {
  write(e, outermost, ({ dialect, view }) => {
    const html = view?.items([e.record])
    // A comment makes the answer a 200: the 204 that PocketBase writes later has no body.
    e.requestEvent.response.write(':\n')
    e.requestEvent.flush()
    e.next()
    return html === undefined ? [] : removed(dialect, html)
  })
}

/** Where the element of a record is that is on the page already. */
const ITSELF: Place = { target: '', mode: 'outer' }

function recordHtml({ asked, dialect, view }: Wanted, e: RecordEvent, usual: Place): Event[] {
  if (!view) return []
  const html = view.items([e.record])
  const place = placeOf(asked, usual)
  const before = adds(place.mode) ? ifThere(dialect, html) : []
  return [...before, ...put(dialect, html, place)]
}

function write(
  e: RecordEvent,
  outermost: boolean,
  work: (wanted: Wanted) => readonly Event[],
): void {
  if (isOthers(e, outermost)) {
    e.next()
    return
  }
  speak(e, { usual: 'row', errors: outermost ? 'told' : 'both' }, (wanted) => {
    const events = work(wanted)
    const { asked, dialect } = wanted
    return [...events, unrefused(e, dialect), ...signalsOf(dialect, asked, { saved: e.record?.id })]
  })
}

/**
 * Whether a write is none of ours: of a collection that is left out; inside another request, a batch
 * or a sign-up with OAuth2, which hands on its headers and does not show this answer; or where somebody's transaction is still open, whose end
 * only PocketBase's own answer waits for.
 */
const isOthers = (e: RecordEvent, outermost: boolean): boolean =>
  !speaks(e.app, e.collection?.id ?? '') ||
  e.requestInfo().context !== 'default' ||
  (!outermost && e.app.isTransactional())

/** How a route is spoken of: its usual view, and what becomes of PocketBase's refusals. */
interface Manner {
  readonly usual: string
  readonly errors: 'told' | 'thrown' | 'both'
}

/**
 * Answers with events. What is wrong with the request or the view is always told; so is a refusal of
 * PocketBase or of somebody's hook, unless it is left to PocketBase.
 */
function speak(
  e: Hooked,
  { usual, errors }: Manner,
  work: (wanted: Wanted) => readonly Event[],
): void {
  const { request, response } = e.requestEvent
  if (request?.header.get('Last-Event-ID') === END) {
    e.requestEvent.noContent(204)
    return
  }
  const dialect = dialectOf(request?.header.get('Accept') ?? '')
  openStream(response)
  let told: readonly Event[]
  let passedOn: unknown
  try {
    told = work(wantedOf(e, dialect, usual))
  } catch (error) {
    if (errors === 'thrown' && !isFault(error)) {
      response.header().del('Content-Type')
      throw error
    }
    told = [refusal(e, dialect, error)]
    if (errors === 'both') passedOn = error
  }
  response.write(`\n${stream(told)}`)
  if (passedOn) throw passedOn
}

function wantedOf(e: Hooked, dialect: Dialect, usual: string): Wanted {
  const asked = readAsked(e.requestEvent.request?.url?.rawQuery ?? '')
  const name = asked.view || usual
  return { asked, dialect, view: name === 'none' ? undefined : rendering(e, name, dialect) }
}
