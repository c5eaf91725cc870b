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

/** A view, and what it is for records themselves, with all that is expanded in them. */
export interface Generated extends Texts {
  readonly exported: string
}

/** The view of a name, where there is one. */
export function generated(name: string, shown: Shown): Generated | undefined {
  const view = generatedNames(shown.collection).includes(name) ? VIEWS[name] : undefined
  return view && { ...view(shown), exported: view({ ...shown, themselves: true }).item }
}
