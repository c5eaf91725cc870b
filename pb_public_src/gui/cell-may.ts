import { cellAt, fieldOf, type Spot } from './cells'
import { lineOf } from './lines'

/**
 * Keeps with the line of a record what PocketBase's rules let this viewer do with it: until that line
 * is read anew, which takes away what is no part of it.
 */
export function keepMay(id: string, may: string): void {
  const line = lineOf(id)
  if (!(line instanceof HTMLTableRowElement)) return
  line.dataset.may = may
  for (const [column, cell] of [...line.cells].entries()) {
    if (isClosed({ id, column }) && fieldOf({ id, column }).edit) cell.ariaReadOnly = 'true'
  }
}

const mayAt = (spot: Spot): string | undefined => cellAt(spot)?.parentElement?.dataset.may

/** Whether it is known what may be done with the record of a line. */
export const isAsked = (spot: Spot): boolean => mayAt(spot) !== undefined

/** Whether its record is known to be none that this viewer may change. */
export const isClosed = (spot: Spot): boolean => mayAt(spot)?.includes('update') === false
