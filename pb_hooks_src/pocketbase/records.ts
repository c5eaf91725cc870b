import {
  adds,
  ITSELF,
  ifThere,
  keyOf,
  type Page,
  type Place,
  placeOf,
  put,
  removed,
  reverses,
  signalsOf,
} from '../records/answers'
import type { Asked } from '../records/asked'
import type { Event } from '../web/datastar'
import type { Call, ListEvent, RecordEvent } from './events'
import { mayDo, mayDoThere } from './may'
import { unrefused } from './refusals'
import { type Route, speak, type Tell, type Wanted } from './speak'
import { speaks } from './spoken'

/**
 * A list: PocketBase filters, sorts, enriches, and writes its own answer without the records, which
 * is one line that no event stream has a use for. Then the same records follow as HTML.
 */
export const list = (e: ListEvent, call: Call): void => speak(e, LIST, call, 'thrown')

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
    const last = records[records.length - 1]
    const { asked, dialect } = wanted
    const may = asked.signals.includes('_may') && { _may: mayDoThere(e) }
    const of = { page, perPage, total: totalItems, pages: totalPages }
    return html.concat(signalsOf(dialect, asked, { ...of, ...key(asked, last), ...may }))
  },
}

const key = (asked: Asked, last: core.Record | undefined) =>
  last && asked.signals.includes('_last') && { _last: keyOf(last.publicExport(), asked) }

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
export const view = (e: RecordEvent, call: Call): void => speak(e, VIEW, call, 'thrown')

const VIEW: Route<RecordEvent> = {
  usual: 'row',
  tell: (e, wanted) => {
    const { asked, dialect } = wanted
    const html = itself(e, wanted)
    if (asked.signals.length === 0) return html
    const said = asked.signals.includes('_may') ? { _may: mayDo(e) } : {}
    return html.concat(signalsOf(dialect, asked, said))
  },
}

const itself: Tell<RecordEvent> = (e, wanted) => {
  e.next()
  return recordHtml(wanted, e, ITSELF)
}

/**
 * A create. `outermost` says that no hook of somebody else stands around this one: else a refusal
 * also goes on to it, since it may have a transaction to roll back.
 */
export const create: Write = (e, call, outermost) => write(e, CREATE, call, outermost)

const CREATE = writing((e, wanted) => {
  e.next()
  return recordHtml(wanted, e, wanted.view?.itemPlace ?? ITSELF)
})

/** An update, as `create`; the element of the record changes where it is. */
export const update: Write = (e, call, outermost) => write(e, UPDATE, call, outermost)

const UPDATE = writing(itself)

/** A delete, as `create`; the element of the record leaves the page. */
export const remove: Write = (e, call, outermost) => write(e, REMOVE, call, outermost)

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

type Write = (e: RecordEvent, call: Call, outermost: boolean) => void

function write(e: RecordEvent, route: Route<RecordEvent>, call: Call, outermost: boolean): void {
  if (isOthers(e, outermost)) e.next()
  else speak(e, route, call, outermost ? 'told' : 'both')
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
