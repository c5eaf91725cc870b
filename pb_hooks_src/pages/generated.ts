import { fieldForm, form } from './form'
import { grid, gridLines } from './grid'
import { brief, card, count, detail, list, options, rows, type Texts, table } from './record'
import type { Shown } from './shown'

/** The views that a collection has without a file, by name. */
const VIEWS: Readonly<Record<string, (shown: Shown) => Texts>> = {
  rows,
  row: rows,
  table,
  grid,
  lines: gridLines,
  line: gridLines,
  card,
  list,
  detail,
  form,
  field: fieldForm,
  cell: brief,
  options,
  count,
}

/** Their names for a collection; where nothing can be written there is no form. */
export const generatedNames = ({ kind }: Shown['collection']): readonly string[] =>
  Object.keys(VIEWS).filter((name) => !['form', 'field'].includes(name) || kind !== 'view')

/** The view of a name, where there is one. */
export const generated = (name: string, shown: Shown): Texts | undefined =>
  generatedNames(shown.collection).includes(name) ? VIEWS[name]?.(shown) : undefined
