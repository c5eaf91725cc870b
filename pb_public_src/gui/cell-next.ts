import { placeOf } from './cell-kept'
import type { Then } from './cell-strokes'
import { cellAt, headsShown, type Spot, spotOf } from './cells'
import { cellFrom } from './walking'

/** The cell that one goes to from another, once that is saved. */
export function cellAfter(spot: Spot, then: Then): HTMLElement | undefined {
  if (then === 'away') return undefined
  if (then === 'next') return beside(spot, 1)
  if (then === 'previous') return beside(spot, -1)
  return cellFrom(spot, then === 'down' ? 1 : 0, 0)
}

/** The next cell that can be written in, in the next line too; where there is none, this one. */
function beside(spot: Spot, step: 1 | -1): HTMLElement | undefined {
  const columns = headsShown().map((head) => spotOf(head)?.column ?? 0)
  const able = columns.filter((column) => placeOf({ ...spot, column }) !== '')
  const way = step === 1 ? able : [...able].reverse()
  const here = columns.indexOf(spot.column) * step
  const on = way.find((column) => columns.indexOf(column) * step > here)
  if (on !== undefined) return cellAt({ ...spot, column: on })
  const line = cellFrom(spot, step, 0)
  const there = line && spotOf(line)
  const [first] = way
  const turns = there && there.id !== '' && there.id !== spot.id && first !== undefined
  return cellAt(turns ? { ...there, column: first } : spot)
}
