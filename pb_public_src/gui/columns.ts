import { TABLE } from '../../pb_hooks_src/pages/texts'
import { type Column, type Frame, shownColumns } from './column'
import { byId } from './element'
import type { Looks } from './place'

/** What is done in the menu of columns: it says which are shown then, in their order. */
export function watchColumns(choose: (names: readonly string[]) => void): void {
  const menu = byId('columns')
  menu.addEventListener('change', () => choose(chosen()))
  menu.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null
    if (button?.id === 'all-columns') choose([])
    if (button?.name) move(button)
    if (button?.name) choose(chosen())
  })
}

/** The names that are ticked, in their order; where one would see nothing, all. */
const chosen = (): readonly string[] =>
  [...document.querySelectorAll<HTMLInputElement>('#columns input:checked')].map(
    ({ value }) => value,
  )

function move(button: HTMLButtonElement): void {
  const item = button.closest('li')
  if (!item) return
  if (button.name === 'up') item.previousElementSibling?.before(item)
  else item.nextElementSibling?.after(item)
  button.focus()
}

/** Puts the columns of a table into the menu, in the order of those that are shown. */
export function showColumns({ columns }: Frame, { columns: names }: Looks): void {
  const shown = shownColumns(columns, names)
  const isShown = (name: string): boolean => shown.some((column) => column.name === name)
  const there = [...document.querySelectorAll<HTMLInputElement>('#columns input')]
  const values = there.map(({ value }) => value)
  // What somebody is just using stays where it is.
  const same =
    values.filter(isShown).join() === shown.map(({ name }) => name).join() &&
    values.toSorted().join() ===
      columns
        .map(({ name }) => name)
        .toSorted()
        .join()
  for (const box of there) box.checked = isShown(box.value)
  if (same) return
  const items = inOrder(columns, shown).map((one) => itemOf(one, shown.includes(one)))
  const list = byId('columns').querySelector('ul')
  list?.replaceChildren(...items)
}

/** One that is hidden stands where it would be shown: after the one that it follows at first. */
function inOrder(columns: readonly Column[], shown: readonly Column[]): readonly Column[] {
  const all = [...shown]
  for (const [at, column] of columns.entries()) {
    const before = columns[at - 1]
    if (!all.includes(column)) all.splice(before ? all.indexOf(before) + 1 : 0, 0, column)
  }
  return all
}

function itemOf({ name, label }: Column, checked: boolean): HTMLElement {
  const [item, line, box] = ['li', 'label', 'input'].map((tag) => document.createElement(tag))
  if (!(item && line && box instanceof HTMLInputElement)) throw new Error('There is no element.')
  Object.assign(box, { type: 'checkbox', value: name, checked })
  const text = document.createElement('span')
  text.textContent = label
  line.append(box, text)
  item.append(
    line,
    mover('up', '↑', `${TABLE.up}: ${label}`),
    mover('down', '↓', `${TABLE.down}: ${label}`),
  )
  return item
}

function mover(name: string, sign: string, label: string): HTMLElement {
  const button = document.createElement('button')
  Object.assign(button, { type: 'button', name, textContent: sign, ariaLabel: label })
  button.className = 'icon'
  return button
}
