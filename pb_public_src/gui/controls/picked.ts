import type { Option } from './search'

/** The records that are chosen, kept in the select that is sent. */
export interface Picked {
  readonly has: (id: string) => boolean
  readonly add: (option: Option) => void
  readonly remove: (id: string) => void
  readonly removeLast: () => void
  /** Whether no more may be chosen. One that stands alone gives way to another. */
  readonly isFull: () => boolean
}

/** What is chosen in a select, in order; the empty choice is none. */
export const chosenIn = (select: HTMLSelectElement): readonly Option[] =>
  [...select.selectedOptions].flatMap(({ value, text }) =>
    value === '' ? [] : [{ id: value, label: text || value }],
  )

/** Chooses in a select, which tells of each change by an event. */
export function picked(select: HTMLSelectElement): Picked {
  const most = select.multiple ? Number(select.dataset.most || 0) : 0
  const find = (id: string): HTMLOptionElement | undefined =>
    [...select.options].find(({ value }) => value === id)
  const changed = (): unknown => select.dispatchEvent(new Event('change', { bubbles: true }))
  const remove = (id: string): void => {
    const option = find(id)
    if (option) option.selected = false
    if (!select.multiple) select.value = ''
    changed()
  }
  return {
    has: (id) => find(id)?.selected === true,
    add: ({ id, label }) => {
      const option = find(id) ?? new Option(label, id)
      // They are sent in the order in which they stand, which may be all that has changed.
      if (option.defaultSelected) select.dataset.touched = ''
      select.append(option)
      option.selected = true
      changed()
    },
    remove,
    removeLast: () => {
      const last = chosenIn(select).at(-1)
      if (last) remove(last.id)
    },
    isFull: () => most > 0 && chosenIn(select).length >= most,
  }
}
