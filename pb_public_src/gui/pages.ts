import { BULK } from '../../pb_hooks_src/pages/bulk-texts'
import type { Frame } from './column'
import { all, quoted } from './filter'
import { after, bare, isKeyset, type Sort } from './keyset'
import { answered, messageOf } from './own-sent'
import type { Looks } from './place'
import { filterOf, listAddress, MOST } from './query'

/** A record as PocketBase prints it. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/** Which records of a table are read, in what order, and what of them. */
export interface Wanted {
  readonly frame: Frame
  readonly looks: Looks
  readonly sort: Sort
  readonly fields: readonly string[]
  readonly signal: AbortSignal
}

/** All records of a table that PocketBase's rules give, page by page; each once. Throws a sentence that says why not. */
export async function* pagesOf(wanted: Wanted): AsyncGenerator<readonly Row[]> {
  const seen = new Set<string>()
  let at: Start | undefined = { filter: '', page: 1 }
  while (at && !wanted.signal.aborted) {
    const rows = await listed(wanted.frame.collection, wanted.signal, queryOf(wanted, at))
    yield rows.filter(({ id }) => !seen.has(id))
    for (const { id } of rows) seen.add(id)
    at = rows.length < MOST ? undefined : next(wanted, at, { last: rows.at(-1), seen: seen.size })
  }
}

/** Where a page begins: after a value, or by its number. */
interface Start {
  readonly filter: string
  readonly page: number
}

const isByKey = ({ sort, frame }: Wanted): boolean => isKeyset(sort, frame.columns)

function queryOf(wanted: Wanted, { filter, page }: Start): Readonly<Record<string, string>> {
  const { frame, looks, sort, fields } = wanted
  return {
    filter: all([filterOf(frame, looks), filter]),
    sort: sort.join(','),
    fields: ['id', ...fields, ...(isByKey(wanted) ? sort.map(bare) : [])].join(','),
    page: String(page),
  }
}

/** Where a value cannot be said in a filter, what comes next is counted from the first record. */
function next(
  wanted: Wanted,
  { filter, page }: Start,
  { last, seen }: { readonly last: Row | undefined; readonly seen: number },
): Start {
  const key = last && isByKey(wanted) ? after(wanted.sort, last) : undefined
  if (key !== undefined) return { filter: key, page: 1 }
  const counted = Math.max(filter === '' ? page : 0, Math.floor(seen / MOST)) + 1
  return { filter: '', page: counted }
}

/** Records by their ids, as many at once as a filter can name. */
export async function* rowsOf(
  collection: string,
  ids: readonly string[],
  fields: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<readonly Row[]> {
  for (const some of named(ids)) {
    if (signal.aborted) return
    const filter = some.map((id) => `id=${quoted(id)}`).join('||')
    const names = ['id', ...fields].join(',')
    const rows = await listed(collection, signal, { filter, fields: names })
    const found = new Map(rows.map((row) => [row.id, row]))
    yield some.flatMap((id) => found.get(id) ?? [])
  }
}

/** Ids in portions that a filter can name: PocketBase takes 3,500 letters and 200 comparisons. */
function named(ids: readonly string[]): readonly (readonly string[])[] {
  const portions: string[][] = []
  let length = LETTERS
  for (const id of ids) {
    length += id.length + 8
    if (length > LETTERS) {
      portions.push([])
      length = id.length + 8
    }
    portions.at(-1)?.push(id)
  }
  return portions
}

const LETTERS = 3_400

async function listed(
  collection: string,
  signal: AbortSignal,
  query: Readonly<Record<string, string>>,
): Promise<readonly Row[]> {
  const url = listAddress(collection, {
    ...Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')),
    ...{ perPage: String(MOST), skipTotal: '1' },
  })
  const answer = await answered(url, { method: 'GET', signal })
  const { items } = answer.said
  if (signal.aborted) return []
  if (answer.status === 0) throw BULK.unanswered
  if (!Array.isArray(items)) throw `${BULK.unread} ${messageOf(answer)}`
  return items
}
