import type { Frame } from './column'
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

/** Says at the heads what the table is sorted by. */
export function showSort({ first }: Frame, { sort }: Looks): void {
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
