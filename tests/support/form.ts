import { attribute, type Element, parsed, within } from './html'

/** What a control of a form holds, and how it is sent. */
interface Control {
  readonly element: Element
  readonly name: string
  readonly type: string
  readonly values: readonly (string | File)[]
}

/** A field in a form: its controls, and where it is said what is wrong with it. */
export interface Group {
  readonly says: string
  readonly controls: readonly Control[]
}

/** A form as it stands in HTML, with the address that its own action sends it to. */
export interface Form {
  readonly method: string
  readonly path: string
  readonly groups: readonly Group[]
}

/** Reads the one form in the HTML of a view, in the words of the npm client. */
export function formIn(html: string): Form {
  const { elements } = parsed(html)
  const form = elements.find(({ tagName }) => tagName === 'form')
  const action = elements.map((one) => attribute(one, 'data-on-submit__prevent')).join('')
  const [, method, path] =
    /@(post|patch)\('([^']+\?(?:stack\.)?view=)' .*contentType: 'form'/.exec(action) ?? []
  if (!form || !method || !path) throw new Error(`There is no form that is sent in ${html}`)
  if (attribute(form, 'enctype') !== 'multipart/form-data') throw new Error(`No files: ${html}`)
  const groups = within(form).filter((one) => one.parentNode === form && one.tagName === 'div')
  return { method: method.toUpperCase(), path, groups: groups.map(groupOf) }
}

/** The name of the field that a group is of: `photo+` adds a file to `photo`, `photo-` takes one away. */
export const nameOf = ({ controls }: Group): string =>
  controls.find(({ name }) => name !== '')?.name.replace(/[+-]$/, '') ?? ''

function groupOf(div: Element): Group {
  const all = within(div)
  const output = all.find(({ tagName }) => tagName === 'output')
  const controls = all.filter(({ tagName }) => ['input', 'select', 'textarea'].includes(tagName))
  return { says: (output && attribute(output, 'name')) ?? '', controls: controls.map(controlOf) }
}

function controlOf(element: Element): Control {
  const type =
    element.tagName === 'input' ? (attribute(element, 'type') ?? 'text') : element.tagName
  const name = attribute(element, 'name') ?? ''
  return { element, name, type, values: VALUES[type]?.(element) ?? [held(element)] }
}

const held = (element: Element): string => attribute(element, 'value') ?? ''

const VALUES: Readonly<Record<string, (element: Element) => readonly (string | File)[]>> = {
  checkbox: (box) => (attribute(box, 'checked') === undefined ? [] : [held(box)]),
  file: () => [new File([], '')],
  textarea: (area) => [textOf(area)],
  select: (select) => {
    const options = within(select)
    const chosen = options.filter((one) => attribute(one, 'selected') !== undefined)
    const many = attribute(select, 'multiple') !== undefined
    return (chosen.length > 0 || many ? chosen : options.slice(0, 1)).map(held)
  },
}

/** Of the line ends that a text begins with, the parser has taken the first. */
const textOf = ({ childNodes }: Element): string =>
  childNodes.map((node) => ('value' in node ? node.value : '')).join('')

interface Position {
  readonly lat: number
  readonly lon: number
}

/** A group with a value written into it, as somebody would. */
export function filled(group: Group, value: unknown): Group {
  const has = (type: string): boolean => group.controls.some((one) => one.type === type)
  const into = (type: string, values: Control['values']): Group => ({
    ...group,
    controls: group.controls.map((one) => (one.type === type ? { ...one, values } : one)),
  })
  const [first] = group.controls
  if (has('file')) return into('file', [value].flat() as readonly File[])
  if (has('select')) return into('select', [value].flat() as readonly string[])
  if (has('checkbox')) return into('checkbox', value === true ? ['true'] : [])
  if (has('datetime-local')) return into('datetime-local', [local(String(value))])
  if (first?.type === 'hidden') return { ...group, controls: placed(group, value as Position) }
  const json = first !== undefined && attribute(first.element, 'data-json') !== undefined
  return into(first?.type ?? '', [json ? JSON.stringify(value) : String(value)])
}

const placed = ({ controls }: Group, { lat, lon }: Position): readonly Control[] =>
  controls.map((one, at) => (at === 0 ? one : { ...one, values: [String(at === 1 ? lat : lon)] }))

const local = (time: string): string => time.replace(' ', 'T').replace('Z', '')

/** What the action of a form makes of groups before it sends them, and the browser then sends. */
export function bodyOf(groups: readonly Group[], method: string): FormData {
  const body = new FormData()
  for (const { controls } of groups) {
    for (const [at, control] of controls.entries()) {
      if (!isSent(control, method)) continue
      for (const value of sent(control, controls.slice(at + 1))) body.append(control.name, value)
    }
  }
  return body
}

/** A password that nobody has written stays what it is. */
const isSent = ({ name, type, values }: Control, method: string): boolean =>
  name !== '' && !(type === 'password' && method === 'PATCH' && values[0] === '')

function sent({ type, values, element }: Control, after: readonly Control[]): Control['values'] {
  const [next] = after
  if (type === 'hidden' && next) return IN_PLACE[next.type]?.(after, values) ?? values
  return attribute(element, 'data-json') === undefined ? values : [values[0] || 'null']
}

/** What is sent by a hidden control in place of those after it, or because of them. */
const IN_PLACE: Readonly<
  Record<string, (after: readonly Control[], values: Control['values']) => Control['values']>
> = {
  checkbox: ([box], values) => (box?.values.length === 0 ? values : []),
  'datetime-local': ([time]) => [
    time?.values[0] ? new Date(`${time.values[0]}Z`).toISOString() : '',
  ],
  number: (degrees) => [position(degrees)],
}

function position(degrees: readonly Control[]): string {
  const [lat, lon] = degrees.map(({ values }) => Number(values[0]))
  return JSON.stringify({ lat, lon })
}

/** What the browser would not let through, by the names of fields. */
export const invalidIn = (groups: readonly Group[]): readonly string[] =>
  groups.filter(({ controls }) => !controls.every(isValid)).map(nameOf)

function isValid({ element, type, values }: Control): boolean {
  const limit = (name: string): string => attribute(element, name) ?? ''
  const all = values.filter((value) => value !== '' && !(value instanceof File && !value.name))
  if (all.length === 0) return attribute(element, 'required') === undefined
  const [value] = all
  if (typeof value !== 'string' || type === 'hidden') return true
  if (limit('pattern') !== '') return new RegExp(`^(?:${limit('pattern')})$`, 'v').test(value)
  const read = READ[type]
  if (!read) return true
  const whole = limit('step') !== '1' || Number.isInteger(Number(value))
  const least = limit('min') === '' || read(value) >= read(limit('min'))
  return whole && least && (limit('max') === '' || read(value) <= read(limit('max')))
}

const READ: Readonly<Record<string, (text: string) => number>> = {
  number: Number,
  'datetime-local': (text) => Date.parse(`${text}Z`),
}

/** Where a relation gets what there is to choose from, but for what is chosen already. */
export function optionsOf({ controls }: Group): string {
  const select = controls.find(({ type }) => type === 'select')
  if (!select) throw new Error('Nothing is to be chosen.')
  const not = select.values.map((id) => `id != ${JSON.stringify(id)}`).join(' && ')
  const { element } = select
  return `${attribute(element, 'data-options')}&target=%23${attribute(element, 'id')}&filter=${encodeURIComponent(not)}`
}
