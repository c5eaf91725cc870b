import { TABLE } from '../../pb_hooks_src/pages/texts'
import type { Column, Frame } from './column'
import { upgrade } from './controls'
import { byId } from './element'
import { condition, operators } from './filter'
import { listAddress } from './query'

let columns: readonly Column[] = []

/** What a condition may be about: the columns of the table that is shown. */
export function showBuilder({ columns: all }: Frame): void {
  columns = all
  fill(
    byId('builder-column'),
    all.map(({ name, label }) => [name, label]),
  )
  showOperators()
}

/** Makes conditions of what is chosen: `add` puts one to the filter. */
export function watchBuilder(add: (condition: string) => void): void {
  byId('builder-column').addEventListener('change', showOperators)
  byId('builder').addEventListener('submit', (event) => {
    event.preventDefault()
    const column = chosen()
    const value =
      byId('builder-value').querySelector<HTMLInputElement>('select, input:not([data-aid])')
        ?.value ?? ''
    const made =
      column && condition(column, byId<HTMLSelectElement>('builder-operator').value, value)
    byId('builder-says').textContent = made === undefined ? TABLE.cannot : ''
    if (made === undefined) return
    byId('builder').hidePopover()
    add(made)
  })
}

const chosen = (): Column | undefined =>
  columns.find(({ name }) => name === byId<HTMLSelectElement>('builder-column').value)

function showOperators(): void {
  const column = chosen()
  if (!column) return
  fill(byId('builder-operator'), Object.entries(operators(column)))
  const value = control(column)
  byId('builder-value').replaceChildren(value)
  if (column.to !== '') void upgrade(value)
  byId('builder-says').textContent = ''
}

/** The id of what a value is given with, which its label names. */
const CONTROL = 'builder-control'

/** What a value is given with. */
function control(column: Column): HTMLElement {
  const { is, many, options } = column
  if (column.to !== '') return records(column)
  if (is === 'bool')
    return select([
      ['true', TABLE.yes],
      ['false', TABLE.no],
    ])
  if (is === 'choice' && !many) return select(['', ...options].map((option) => [option, option]))
  const input = document.createElement('input')
  input.id = CONTROL
  input.type = { number: 'number', time: 'datetime-local' }[is] ?? 'text'
  input.step = 'any'
  return input
}

/** A record is chosen by what people call it, and said by its id. */
function records({ to, by }: Column): HTMLElement {
  const [sort] = by.split(' ')
  const all = listAddress(to, { view: 'options', skipTotal: '1', ...(sort && { sort }) })
  const [made, around] = [select([['', '']]), document.createElement('div')]
  Object.assign(made.dataset, { options: all, to, by })
  around.append(made)
  return around
}

function select(options: readonly (readonly [string, string])[]): HTMLElement {
  const made = document.createElement('select')
  made.id = CONTROL
  fill(made, options)
  return made
}

const fill = (place: HTMLElement, options: readonly (readonly [string, string])[]): void =>
  place.replaceChildren(...options.map(([value, text]) => new Option(text, value)))
