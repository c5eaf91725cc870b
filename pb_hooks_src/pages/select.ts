import type { Value } from '../model/model'
import { expanded } from './cell'
import { at, goString, still } from './go'
import { attributes, hidden, type Input, key, named, required } from './input'
import { naming } from './shown'
import { title } from './value'

type Choice = Extract<Value, { is: 'choice' | 'link' }>

/**
 * What is to be chosen from: the values of a select, or records, which are loaded once the form is
 * on a page. Nothing chosen of many sends nothing, so an empty value is always sent.
 */
export function select(input: Input, value: Choice): string {
  const { field } = input
  const from =
    value.is === 'link' ? attributes({ 'data-options': optionsUrl(input, value.to) }) : ''
  const all = `${from}${attributes({ multiple: field.many, required: required(input) })}`
  const inside = value.is === 'link' ? linked(input, value.to) : choices(input, value.options)
  return [
    ...(field.many ? [hidden(input, '')] : []),
    `<select${named(input)}${all}>`,
    ...(field.many ? [] : ['<option value=""></option>']),
    ...inside,
    '</select>',
  ].join('\n')
}

const choices = (input: Input, options: readonly string[]): readonly string[] =>
  options.map((option) => {
    const chosen = input.edit ? isChosen(input, goString(option)) : ''
    return `<option value="${still(option)}"${chosen}>${still(option)}</option>`
  })

const isChosen = (input: Input, option: string): string =>
  input.field.many
    ? `{{range ${key(input)}}}{{if eq . ${option}}} selected{{end}}{{end}}`
    : `{{if eq ${key(input)} ${option}}} selected{{end}}`

/** What a relation holds already stays in it, though the records there are may never be loaded. */
function linked(input: Input, to: string): readonly string[] {
  const { field, shown, edit } = input
  if (!edit) return []
  const target = shown.linked(to)
  const option = (text: string): string => `<option value="{{.id}}" selected>${text}</option>`
  const known = target ? option(title(target, shown.superuser)) : ''
  const unknown = '<option value="{{.}}" selected>{{.}}</option>'
  const word = field.many ? 'range' : 'with'
  return [
    `{{${word} ${expanded(field.name)}}}${known}`,
    `{{else}}{{${word} ${key(input)}}}${unknown}{{end}}{{end}}`,
  ]
}

function optionsUrl({ shown }: Input, to: string): string {
  const target = shown.linked(to)
  const [first] = target ? naming(target, shown.superuser) : []
  const sort = first ? `&sort=${first.name}` : ''
  return `/api/collections/${to}/records?view=options&mode=append&perPage=500&skipTotal=true${sort}`
}

/** Files to add, and in a form that changes a record those to take away. */
export function file(input: Input, { mimeTypes }: Extract<Value, { is: 'file' }>): string {
  const { field, edit } = input
  const name = edit ? `${field.name}+` : field.name
  const chooser = `<input type="file"${named(input, name)}${attributes({
    accept: mimeTypes.join(','),
    multiple: field.many,
    required: required(input) && !edit,
  })}>`
  if (!edit) return chooser
  const kept = `<label><input type="checkbox" name="${field.name}-" value="{{.}}"> Remove {{.}}</label>`
  return `{{${field.many ? 'range' : 'with'} ${at(field.name)}}}${kept}{{end}}\n${chooser}`
}
