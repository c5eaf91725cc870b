import { RECORD } from '../../pb_hooks_src/pages/texts'
import { asked } from './question'
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

/** Asks what to do where a record has changed since it was read; `mine` where it has not. */
export async function choice(form: HTMLFormElement, was: Values, is: Values): Promise<string> {
  const found = differences(form, was, is)
  if (found.length === 0) return 'mine'
  const answers = { mine: RECORD.mine, theirs: RECORD.theirs, '': RECORD.goOn }
  return asked(RECORD.changed, answers, tableOf(found, touched(form)))
}

function tableOf(found: readonly Difference[], mine: readonly Group[]): HTMLElement {
  const table = document.createElement('table')
  const heads = table.createTHead().insertRow()
  for (const says of [RECORD.field, RECORD.was, RECORD.is, RECORD.yours]) {
    heads.append(cell('th', says, 'col'))
  }
  const body = table.createTBody()
  for (const { group, was, is } of found) {
    const own = mine.some(({ name }) => name === group.name)
    body
      .insertRow()
      .append(
        cell('th', group.label, 'row'),
        cell('td', said(was, group)),
        cell('td', said(is, group)),
        cell('td', own ? writtenIn(group) : RECORD.untouched),
      )
  }
  return table
}

function cell(tag: 'th' | 'td', says: string, scope = ''): HTMLElement {
  const made = document.createElement(tag)
  if (scope !== '') made.setAttribute('scope', scope)
  made.textContent = says
  return made
}

/** A value as people read it: of a relation what the form calls it. */
function said(value: unknown, { controls }: Group): string {
  if (Array.isArray(value))
    return value.map((one) => said(one, { controls, name: '', label: '' })).join(', ')
  if (typeof value === 'boolean') return value ? '✓' : ''
  const options = controls.flatMap((one) =>
    one instanceof HTMLSelectElement ? [...one.options] : [],
  )
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? '')
  return options.find((option) => option.value === text)?.text ?? text
}
