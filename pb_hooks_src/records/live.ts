import { type Dialect, type Event, patchSignals } from '../web/datastar'
import { bad, isViewName } from './asked'

/** How a stream is to be told of changes, the same for many streams. */
export interface Live {
  readonly dialect: Dialect
  readonly superuser: boolean
  /** The collections it follows, each with the view that shows a record; `''` is a hint alone. */
  readonly views: Readonly<Record<string, string>>
  /** What the records of its messages take with them, as in a list. */
  readonly expand: string
  /** What its views show of a record, as in a list; `''` is all of it. */
  readonly fields: string
  /** What else the address says: a rule may ask for it. */
  readonly more: Readonly<Record<string, string>>
}

type Query = Readonly<Record<string, string>>

/**
 * Reads what `GET /api/realtime?live=…` asks for: collections, each with a view of its own
 * (`tickets:card`) or that of `view`.
 *
 * Messages alone can keep a page right that shows all records, the newest first. With a filter,
 * another sort or a page they are hints: the page reads what it shows again. Faults: `bad_request`.
 */
export function readLive(query: Query): Omit<Live, 'dialect' | 'superuser'> {
  const views = Object.fromEntries(
    (query.live ?? '').split(',').map((part) => followed(part, query)),
  )
  const kept = Object.entries(query).filter(([name]) => !READ.includes(name))
  for (const [name, value] of kept) {
    if (value.length > 1000) throw bad(name, 'no more than 1000 characters')
  }
  const { expand = '', fields = '', ...more } = Object.fromEntries(kept)
  return { views, expand, fields, more }
}

/** What is read here, and nothing that a rule would ask for; `datastar` are the signals of a page. */
const READ = ['live', 'view', 'filter', 'sort', 'page', 'datastar']

function followed(part: string, query: Query): readonly [string, string] {
  const [collection = '', view = query.view ?? ''] = part.split(':')
  if (!/^\w+$/.test(collection)) throw bad('live', 'names of collections, such as tickets,photos')
  if (view !== '' && !isViewName(view)) throw bad('view', 'the name of a view, such as card')
  return [collection, ofAll(query) ? view : '']
}

const ofAll = ({ filter = '', page = '', sort = '' }: Query): boolean =>
  filter === '' && page === '' && NEWEST_FIRST.test(sort)

const NEWEST_FIRST = /^(-created\b.*|-@rowid)?$/

/** In each topic of the pack's, where PocketBase reads nothing: it tells its messages by their names. */
export const MARK = '/*?stack'

/** What to subscribe to, in PocketBase's words; a hint needs no more than an id. */
export function topicOf(
  collection: string,
  { views, expand, more }: Pick<Live, 'views' | 'expand' | 'more'>,
): string {
  const wanted = views[collection] === '' ? { fields: 'id' } : expand === '' ? {} : { expand }
  const query = { ...more, ...wanted }
  const options = Object.keys(query).length === 0 ? '' : JSON.stringify({ query })
  return `${collection}${MARK}${options === '' ? '' : `&options=${encodeURIComponent(options)}`}`
}

/**
 * The signals `live.changed` and `live.COLLECTION`, which a page that shows these records listens
 * to: it reads its list again. A mark is never the same twice.
 */
export const changed = (dialect: Dialect, collections: readonly string[], mark: string): Event =>
  patchSignals(dialect, {
    live: Object.fromEntries(['changed', ...collections].map((name) => [name, mark])),
  })

/** A record as a realtime message has it. */
export interface Message {
  readonly action: string
  readonly record: Readonly<Record<string, unknown>> & { readonly id: string }
  /** All of it, as it came. */
  readonly text: string
}

/**
 * Where the newest state of a record is remembered. Messages come in any order, so an older one than
 * the newest is a hint alone; there are so many places, and a record that takes another's is no
 * harm: the list that the page reads again is right.
 */
export function slotOf(id: string): string {
  let sum = 0
  for (let index = 0; index < id.length; index += 1) sum = (sum * 31 + id.charCodeAt(index)) | 0
  return `stack/newest/${sum & 1023}`
}

/** What a message leaves there: nothing comes after a delete. */
export const stateOf = ({ action, record }: Message): string =>
  `${record.id} ${action === 'delete' ? '~' : (record.updated ?? '')}`

/** Whether what is remembered is of the same record, and newer. */
export const isNewer = (remembered: unknown, state: string): boolean =>
  typeof remembered === 'string' &&
  remembered.split(' ', 1)[0] === state.split(' ', 1)[0] &&
  remembered > state
