import type { Value } from '../model/model'
import { expanded, ofExpanded } from './cell'
import { at, goString, still } from './go'
import { type Attributes, attributes, hidden, type Input, key, named, required } from './input'
import { naming } from './shown'
import { title } from './value'

type Choice = Extract<Value, { is: 'choice' | 'link' }>

/**
 * What is to be chosen from: the values of a select, or records, which are loaded once the form is
 * on a page. Nothing chosen of many sends nothing, so an empty value is always sent.
 */
export function select(input: Input, value: Choice): string {
  const { field } = input
  const from = value.is === 'link' ? attributes(source(input, value.to)) : ''
  const all = attributes({
    multiple: field.many,
    required: required(input),
    'data-most': field.many ? field.count.max : '',
  })
  const inside = value.is === 'link' ? linked(input, value.to) : choices(input, value.options)
  return [
    ...(field.many ? [hidden(input, '')] : []),
    `<select${named(input)}${from}${all}>`,
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
  const known = target ? ofExpanded(shown, option(title(target, shown.superuser))) : ''
  const unknown = '<option value="{{.}}" selected>{{.}}</option>'
  const word = field.many ? 'range' : 'with'
  return [
    `{{${word} ${expanded(field.name)}}}${known}`,
    `{{else}}{{${word} ${key(input)}}}${unknown}{{end}}{{end}}`,
  ]
}

/**
 * Where a select gets its records from; and for a script that searches them, in which fields of which
 * collection.
 */
function source({ shown }: Input, to: string): Attributes {
  const target = shown.linked(to)
  const names = target ? naming(target, shown.superuser).map(({ name }) => name) : []
  const [first] = names
  const url = `/api/collections/${to}/records?view=options&mode=append&perPage=500&skipTotal=true`
  return {
    'data-options': url + (first ? `&sort=${first}` : ''),
    'data-to': to,
    'data-by': names.join(' '),
  }
}

/** Files to add, and in a form that changes a record those to take away. */
export function file(input: Input, value: Extract<Value, { is: 'file' }>): string {
  const { field, edit, shown } = input
  const name = edit ? `${field.name}+` : field.name
  const chooser = `<input type="file"${named(input, name)}${attributes({
    accept: value.mimeTypes.join(','),
    multiple: field.many,
    required: required(input) && !edit,
    'data-bytes': value.bytes,
    'data-most': field.many ? field.count.max : '',
    'data-protected': value.protected,
  })}${edit ? ` data-path="/api/files/${shown.collection.name}/{{.id}}/"` : ''}>`
  if (!edit) return chooser
  const kept = `<label><input type="checkbox" name="${field.name}-" value="{{.}}"> Remove {{.}}</label>`
  return `{{${field.many ? 'range' : 'with'} ${at(field.name)}}}${kept}{{end}}\n${chooser}`
}
