import { RECORD } from '../../pb_hooks_src/pages/texts'
import { localOf } from './local-times'
import { asked } from './question'
import { shortened } from './shortened'
import { type Group, groupsOf, touched, writtenIn } from './touched'

/** A record as PocketBase prints it. */
export type Values = Readonly<Record<string, unknown>>

/** What differs in one field of a form. */
interface Difference {
  readonly group: Group
  readonly was: unknown
  readonly is: unknown
}

/** The fields of a form that somebody else has changed since they were read. */
function differences(form: HTMLFormElement, was: Values, is: Values): readonly Difference[] {
  return groupsOf(form)
    .map((group) => ({ group, was: was[group.name], is: is[group.name] }))
    .filter((one) => JSON.stringify(one.was) !== JSON.stringify(one.is))
}

/** Whether a record has changed since it was read, in a field of the form. */
export const isChanged = (form: HTMLFormElement, was: Values, is: Values): boolean =>
  differences(form, was, is).length > 0

/** Asks what to do where a record has changed since it was read; `mine` where it has not. */
export async function choice(form: HTMLFormElement, was: Values, is: Values): Promise<string> {
  const found = differences(form, was, is)
  if (found.length === 0) return 'mine'
  const answers = { mine: RECORD.mine, theirs: RECORD.theirs, '': RECORD.goOn }
  return asked(RECORD.changed, answers, tableOf(found, touched(form)))
}

const tableOf = (found: readonly Difference[], mine: readonly Group[]): HTMLElement =>
  comparison(
    [RECORD.field, RECORD.was, RECORD.is, RECORD.yours],
    found.map(({ group, was, is }) => {
      const own = mine.some(({ name }) => name === group.name)
      const saying = sayingOf(group)
      const values = [said(was, saying), said(is, saying), ...(own ? [writtenIn(group)] : [])]
      return [group.label, ...shortened(values), ...(own ? [] : [RECORD.untouched])]
    }),
  )

/** A table that compares what fields hold: the first text of a row is the field. */
export function comparison(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): HTMLElement {
  const table = document.createElement('table')
  table
    .createTHead()
    .insertRow()
    .append(...heads.map((says) => cell('th', says, 'col')))
  const body = table.createTBody()
  for (const [field = '', ...values] of rows) {
    body.insertRow().append(cell('th', field, 'row'), ...values.map((says) => cell('td', says)))
  }
  return table
}

function cell(tag: 'th' | 'td', says: string, scope = ''): HTMLElement {
  const made = document.createElement(tag)
  if (scope !== '') made.setAttribute('scope', scope)
  made.textContent = says
  return made
}

/** How the values of a field are said, also when its form is gone. */
export interface Saying {
  readonly isTime: boolean
  /** What the form calls them. */
  readonly names: ReadonlyMap<string, string>
}

/** The same, as its form has it. */
export const sayingOf = ({ controls }: Group): Saying => ({
  isTime: controls.some(({ type }) => type === 'datetime-local'),
  names: new Map(
    controls.flatMap((one) =>
      one instanceof HTMLSelectElement
        ? [...one.options].map(({ value, text }) => [value, text] as const)
        : [],
    ),
  ),
})

/** A value as people read it: of a relation what the form calls it, a time by the viewer's clock. */
export function said(value: unknown, saying: Saying): string {
  if (Array.isArray(value)) return value.map((one) => said(one, saying)).join(', ')
  if (typeof value === 'boolean') return value ? '✓' : ''
  const text = typeof value === 'string' ? value : value == null ? '' : JSON.stringify(value)
  if (text !== '' && saying.isTime) {
    return localOf(new Date(text.replace(' ', 'T'))).replace('T', ' ')
  }
  return saying.names.get(text) ?? text
}
