/**
 * The ids of what views make: `tickets-card-ID` is a record, `tickets-card` what stands around many.
 * A view has ids of its own, so that two views of a record can stand on one page; `row` is a line of
 * `rows`, with or without the `table` around them, and `line` of `lines` in a `grid`.
 */
const LINES = ['row', 'rows', 'table']
const GRID = ['line', 'lines', 'grid']

/** The id of the element that records are put into. */
export const listId = (collection: string, view: string): string =>
  idOf(collection, LINES.includes(view) ? 'rows' : GRID.includes(view) ? 'lines' : view)

/** What the id of a record's element begins with; the id of the record follows. */
export const itemId = (collection: string, view: string): string =>
  `${idOf(collection, LINES.includes(view) ? 'row' : GRID.includes(view) ? 'line' : view)}-`

/** A selector wants a letter first; no collection has a `-` in its name. */
export const idOf = (collection: string, view: string): string =>
  `${/^[a-z]/i.test(collection) ? '' : 'c-'}${collection}-${view}`
