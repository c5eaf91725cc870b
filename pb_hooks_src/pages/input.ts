import type { Field } from '../model/model'
import { at, still } from './go'
import type { Shown } from './shown'

/** A field in a form. */
export interface Input {
  readonly field: Field
  readonly shown: Shown
  /** Its id, as Go template text. */
  readonly id: string
  /** Whether the dot is a record to change; where one is to be made, a form holds nothing. */
  readonly edit: boolean
}

/** The value of the field at the dot. */
export const key = ({ field }: Input): string => at(field.name)

/** The text of attributes; one that is false or empty is left out, one that is true has no value. */
export const attributes = (all: Attributes): string =>
  Object.entries(all)
    .filter(([, value]) => value !== '' && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${still(String(value))}"`))
    .join('')

export type Attributes = Readonly<Record<string, string | number | boolean>>

/** The attributes by which a control is found: by its label and message, and in what is sent. */
export function named({ field, id }: Input, name = field.name): string {
  const help = field.help === '' ? '' : ` ${id}-help`
  return ` id="${id}"${attributes({ name })} aria-describedby="${id}-says${help}"`
}

/** What is sent in place of another input, or before it; `value` is Go template text. */
export const hidden = ({ field }: Input, value: string): string =>
  `<input type="hidden"${attributes({ name: field.name })} value="${value}">`

/**
 * A value that a create may leave out is one that PocketBase makes; a change leaves out what is never
 * read, a password.
 */
export const required = ({ field, edit }: Input): boolean =>
  field.required && !field.generated && !(edit && field.access === 'write')

/** An input; `value` is the Go template text of what it holds of a record. */
export const box = (input: Input, all: Attributes, value = `{{${key(input)}}}`): string =>
  `<input${attributes({ type: all.type ?? 'text' })}${named(input)}${attributes({
    ...all,
    type: '',
    required: required(input),
  })}${input.edit && value !== '' ? ` value="${value}"` : ''}>`

/** Text of many lines. The first line end after the tag is none of the text. */
export const area = (input: Input, all: Attributes, value = `{{${key(input)}}}`): string =>
  `<textarea${named(input)}${attributes({ ...all, required: required(input) })}>` +
  `&#10;${input.edit ? value : ''}</textarea>`
