import type { Column, Frame } from './column'
import { all, findFilter } from './filter'
import { bare, isKeyset, type Sort, withId } from './keyset'
import type { Looks } from './place'

/** How many lines are read at once. */
export const PAGE_SIZE = 50

/** The most that PocketBase gives at once: so many lines are read again after a change. */
export const MOST = 1000

type Query = Readonly<Record<string, string>>

/** PocketBase's list route of a collection, with a query. */
export const listAddress = (collection: string, query: Query): string =>
  `/api/collections/${collection}/records?${new URLSearchParams(query)}`

/** The head of a table: its view is asked for with a single record. */
export const frameAddress = (collection: string): string =>
  listAddress(collection, {
    view: 'grid',
    perPage: '1',
    skipTotal: '1',
    target: '#grid',
    mode: 'inner',
    signals: '_may',
  })

/** What a table is sorted by: as somebody says, else as it is at first. */
export function sortOf({ columns, first }: Frame, { sort }: Looks): Sort {
  const known = sort.filter((part) =>
    columns.some(({ name, sort: by }) => by !== '' && [name, by].includes(bare(part))),
  )
  const chosen = known.map((part) => {
    const column = columns.find(({ name }) => name === bare(part))
    return column ? `${part.startsWith('-') ? '-' : ''}${column.sort}` : part
  })
  return withId(chosen.length > 0 ? chosen : first === '' ? [] : [first])
}

/** What of the records a table is about. */
export const filterOf = ({ columns }: Frame, { filter, find }: Looks): string =>
  all([filter, findFilter(find, columns)])

/** Which lines: the first ones, those of a page, or those after a value. */
interface Which {
  readonly page?: number
  readonly after?: string
  readonly size?: number
  /** Whether they are to be compared with, and come into no table. */
  readonly alone?: boolean
}

/** The lines of a table, as HTML in its view. */
export function linesAddress(
  frame: Frame,
  looks: Looks,
  { page = 1, after = '', size = PAGE_SIZE, alone = false }: Which,
): string {
  const { collection, columns } = frame
  const filter = all([filterOf(frame, looks), after])
  return listAddress(collection, {
    view: 'lines',
    sort: sortOf(frame, looks).join(','),
    ...(filter !== '' && { filter }),
    ...shownBy(columns),
    perPage: String(size),
    ...(page > 1 && { page: String(page) }),
    ...(!alone && (page > 1 || after !== '') && { mode: 'append' }),
    skipTotal: '1',
    ...(isKeyset(sortOf(frame, looks), columns) && { signals: '_last' }),
  })
}

/** One line, to take its own place. */
export const lineAddress = ({ collection, columns }: Frame, id: string): string =>
  `/api/collections/${collection}/records/${encodeURIComponent(id)}?${new URLSearchParams({
    ...{ view: 'line', signals: '_may' },
    ...shownBy(columns),
  })}`

/** What lines need to show their columns. */
function shownBy(columns: readonly Column[]): Query {
  const links = columns.filter(({ is }) => is === 'link').map(({ name }) => name)
  const long = columns.filter(({ is }) => is === 'html').map(({ name }) => `${name}:excerpt(150)`)
  return {
    ...(links.length > 0 && { expand: links.join(',') }),
    ...(long.length > 0 && { fields: ['*', ...long].join(',') }),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
}

/** How many there are: a request of its own, which may take its time. */
export function totalAddress(frame: Frame, looks: Looks): string {
  const filter = filterOf(frame, looks)
  return listAddress(frame.collection, {
    ...{ view: 'none', signals: 'total', perPage: '1', fields: 'id' },
    ...(filter !== '' && { filter }),
  })
}
