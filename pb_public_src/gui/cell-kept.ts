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

/** The same of a line that may not have been asked about. */
export async function isKeptNow(spot: Spot): Promise<boolean> {
  if (!isAsked(spot)) await readLine(spot.id, new AbortController().signal)
  return isKept(spot)
}
