import { CELL } from '../../pb_hooks_src/pages/texts'
import { isAsked, isClosed } from './cell-may'
import { fieldOf, type Spot } from './cells'
import { withMore } from './loading'
import { readLine } from './reading'
import { mayTry } from './record-asks'
import { collectionIn } from './record-place'

/** Where a value is changed by this viewer: in its cell, in its record's form, or nowhere. */
export function placeOf(spot: Spot): string {
  const may = spot.id !== '' && mayTry(collectionIn(location.hash), 'update') && !isClosed(spot)
  return may ? (fieldOf(spot).edit ?? '') : ''
}

/** Whether PocketBase's rules keep a record from being changed: that is then said. */
export function isKept(spot: Spot): boolean {
  const closed = isClosed(spot)
  if (closed) void withMore(({ note }) => note(CELL.closed))
  return closed
}

let asking = new AbortController()

/** The same of a line that may not have been asked about; whoever goes elsewhere meanwhile wants it no more. */
export async function isKeptNow(spot: Spot): Promise<boolean> {
  asking.abort()
  asking = new AbortController()
  const { signal } = asking
  addEventListener('hashchange', () => asking.abort(), { once: true, signal })
  if (!isAsked(spot)) await readLine(spot.id, signal)
  return signal.aborted || isKept(spot)
}
