import { TABLE } from '../../pb_hooks_src/pages/texts'
import type { Column, Frame } from './column'
import { byId } from './element'
import { condition, operators } from './filter'

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
      byId('builder-value').querySelector<HTMLInputElement>('input, select')?.value ?? ''
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
  byId('builder-value').replaceChildren(control(column))
  byId('builder-says').textContent = ''
}

/** What a value is given with. */
function control({ is, many, options }: Column): HTMLElement {
  if (is === 'bool')
    return select([
      ['true', TABLE.yes],
      ['false', TABLE.no],
    ])
  if (is === 'choice' && !many) return select(['', ...options].map((option) => [option, option]))
  const input = document.createElement('input')
  input.type = { number: 'number', time: 'datetime-local' }[is] ?? 'text'
  input.step = 'any'
  return input
}

function select(options: readonly (readonly [string, string])[]): HTMLElement {
  const made = document.createElement('select')
  fill(made, options)
  return made
}

const fill = (place: HTMLElement, options: readonly (readonly [string, string])[]): void =>
  place.replaceChildren(...options.map(([value, text]) => new Option(text, value)))
