import { showBuilder, watchBuilder } from './builder'
import { type Frame, shownColumns } from './column'
import { styleColumns } from './column-style'
import { showColumns, watchColumns } from './columns'
import { giveUp } from './editing'
import { byId } from './element'
import { all } from './filter'
import { showFind, watchFind } from './finding'
import { OUTDATED } from './heads'
import { watchIndexing } from './indexing'
import { follow, watchChanges } from './live'
import { openFrame } from './opening'
import { type Looks, readPlace, tableAddress } from './place'
import { readAnew, readLines, stopReading } from './reading'
import { mayTry } from './record-asks'
import { recordIn, withRecord } from './record-place'
import { select } from './selection'
import { eyes } from './session'
import { nextSort, seenSort, showSort, watchSorting } from './sorting'
import { settleCells } from './walking'

/** The table that is open, and whose eyes it was opened for. */
let open: { readonly frame: Frame; readonly looks: Looks; readonly of: string } | undefined
let opening = new AbortController()

/** Shows a table as an address says: what is there of it already is not read again. */
export async function openTable(collection: string, looks: Looks): Promise<void> {
  opening.abort()
  opening = new AbortController()
  const { signal } = opening
  const before = isOpen(collection) ? open : undefined
  // What is just being written into it may stay.
  if (before?.looks.filter !== looks.filter) byId<HTMLInputElement>('filter').value = looks.filter
  showFind(collection, looks.find)
  const frame = before?.frame ?? (await newFrame(collection, signal))
  if (!frame || signal.aborted) return
  // What is selected is of what was looked for; another order changes nothing about it.
  if (before && about(before.looks) !== about(looks)) select([])
  open = { frame, looks, of: eyes() }
  showLooks(frame, looks)
  follow(collection)
  if (!before || asks(before.looks) !== asks(looks)) await readLines(frame, looks)
}

const isOpen = (collection: string): boolean =>
  open?.frame.collection === collection && open.of === eyes()

async function newFrame(collection: string, signal: AbortSignal): Promise<Frame | undefined> {
  leaveTable()
  byId('total').textContent = ''
  const frame = await openFrame(collection, signal)
  if (frame) showBuilder(frame)
  if (frame && !mayTry(collection, 'update')) showReadonly()
  return frame
}

function showReadonly(): void {
  byId('grid').querySelector('table')?.setAttribute('aria-readonly', 'true')
}

/** What of the looks is asked of the server. */
const asks = ({ sort, filter, find }: Looks): string => JSON.stringify([sort, filter, find])

/** What of the records is looked for. */
const about = ({ filter, find }: Looks): string => JSON.stringify([filter, find])

/** Leaves the table. */
export function closeTable(): void {
  opening.abort()
  leaveTable()
}

function leaveTable(): void {
  open = undefined
  giveUp()
  stopReading()
  select([])
  follow('')
  byId('grid').replaceChildren()
}

function showLooks(frame: Frame, looks: Looks): void {
  styleColumns(frame, shownColumns(frame.columns, looks.columns))
  settleCells()
  showColumns(frame, looks)
  showSort(frame, looks)
  byId('at-table').classList.toggle('dense', looks.dense)
  byId('dense').setAttribute('aria-pressed', String(looks.dense))
}

/** Follows what is done with the tools above a table: each changes the address. */
export function watchTable(): void {
  watchSorting((name, more) => change(({ sort }) => ({ sort: nextSort(sort, name, more) })))
  watchColumns((columns) => change(() => ({ columns })))
  watchBuilder((made) => change(({ filter }) => ({ filter: all([filter, made]) })))
  watchChanges()
  byId('sorted').addEventListener('click', () =>
    change((looks) => ({ sort: open ? seenSort(open.frame, looks) : [] })),
  )
  byId('dense').addEventListener('click', () => change(({ dense }) => ({ dense: !dense })))
  byId('changed').addEventListener('click', readAnew)
  watchIndexing(reopen)
  addEventListener(OUTDATED, reopen)
  const filter = byId<HTMLInputElement>('filter')
  byId('by-hand').addEventListener('submit', (event) => {
    event.preventDefault()
    change(() => ({ filter: filter.value }))
  })
  filter.addEventListener('change', () => change(() => ({ filter: filter.value })))
  watchFind((find) => change(() => ({ find }), 'replace'))
}

/** Opens the table anew, since it has become another. */
function reopen(): void {
  const place = readPlace(location.hash)
  leaveTable()
  if (place.is === 'table') void openTable(place.collection, place.looks)
}

/** Changes how the open table is looked at; what is written letter by letter is one step back. */
function change(to: (looks: Looks) => Partial<Looks>, how: 'go' | 'replace' = 'go'): void {
  const place = readPlace(location.hash)
  if (place.is !== 'table') return
  const table = tableAddress(place.collection, { ...place.looks, ...to(place.looks) })
  const address = withRecord(table, recordIn(location.hash))
  if (address === location.hash) return
  if (how === 'replace') location.replace(address)
  else location.hash = address
}
