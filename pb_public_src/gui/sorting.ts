import { TABLE } from '../../pb_hooks_src/pages/texts'
import { type Column, type Frame, shownColumns } from './column'
import { byId } from './element'
import { bare } from './keyset'
import type { Looks } from './place'

/** Sorts by the column whose head is pressed; with Shift by that one too. */
export function watchSorting(sort: (name: string, more: boolean) => void): void {
  byId('grid').addEventListener('click', (event) => {
    const { target, shiftKey } = event
    const head = target instanceof Element ? target.closest<HTMLElement>('thead button') : null
    const name = head?.closest('th')?.dataset.field
    if (name !== undefined) sort(name, shiftKey)
  })
}

/** The sort after a column was pressed: from low to high, from high to low, as at first. */
export function nextSort(sort: readonly string[], name: string, more: boolean): readonly string[] {
  const at = sort.find((part) => bare(part) === name)
  const next = at === undefined ? [name] : at.startsWith('-') ? [] : [`-${name}`]
  if (!more) return next
  return at === undefined
    ? [...sort, ...next]
    : sort.flatMap((part) => (part === at ? next : [part]))
}

/** The parts of a sort that a column is meant by. */
const partOf = (sort: readonly string[], { name, sort: by }: Column): string | undefined =>
  sort.find((part) => by !== '' && [name, by].includes(bare(part)))

/** The columns that somebody has sorted by and does not see, each with its part of the sort. */
function unseen({ columns }: Frame, { sort, columns: names }: Looks) {
  const shown = shownColumns(columns, names)
  return columns.flatMap((column) => {
    const part = shown.includes(column) ? undefined : partOf(sort, column)
    return part === undefined ? [] : [{ part, label: column.label }]
  })
}

/** The sort without what one does not see of it. */
export function seenSort(frame: Frame, looks: Looks): readonly string[] {
  const hidden = unseen(frame, looks).map(({ part }) => part)
  return looks.sort.filter((part) => !hidden.includes(part))
}

function showUnseen(frame: Frame, looks: Looks): void {
  const all = unseen(frame, looks).map(
    ({ part, label }) => `${label} ${part[0] === '-' ? '↓' : '↑'}`,
  )
  byId('sorted').hidden = all.length === 0
  byId('sorted').textContent = `${TABLE.sorted} ${all.join(', ')}`
}

/** Says at the heads what the table is sorted by, and where it has none for it in the bar. */
export function showSort(frame: Frame, looks: Looks): void {
  const [{ first }, { sort }] = [frame, looks]
  showUnseen(frame, looks)
  const by = sort.length > 0 ? sort : [first]
  for (const head of byId('grid').querySelectorAll<HTMLElement>('thead th[data-field]')) {
    const at = by.findIndex((part) => bare(part) === head.dataset.field)
    head.removeAttribute('aria-sort')
    head.toggleAttribute('data-nth', at >= 0 && by.length > 1)
    if (at < 0) continue
    head.setAttribute('aria-sort', by[at]?.startsWith('-') ? 'descending' : 'ascending')
    if (by.length > 1) head.dataset.nth = String(at + 1)
  }
}
