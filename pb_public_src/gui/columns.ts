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

/** Puts the columns of a table into the menu: those that are shown first. */
export function showColumns({ columns }: Frame, { columns: names }: Looks): void {
  const shown = shownColumns(columns, names)
  const all = [...shown, ...columns.filter((column) => !shown.includes(column))]
  const list = byId('columns').querySelector('ul')
  const there = [...document.querySelectorAll<HTMLInputElement>('#columns input')]
  // What somebody is just using stays where it is.
  const same =
    there.map(({ value }) => value).join() === all.map(({ name }) => name).join() &&
    there.every(({ checked }, at) => checked === at < shown.length)
  if (!same) list?.replaceChildren(...all.map((column, at) => itemOf(column, at < shown.length)))
}

function itemOf({ name, label }: Column, checked: boolean): HTMLElement {
  const [item, line, box] = ['li', 'label', 'input'].map((tag) => document.createElement(tag))
  if (!(item && line && box instanceof HTMLInputElement)) throw new Error('There is no element.')
  Object.assign(box, { type: 'checkbox', value: name, checked })
  line.append(box, label)
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
