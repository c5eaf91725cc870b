import type { Field } from '../model/model'
import { phrase } from '../model/names'
import { signalName, WORDS } from '../web/datastar'
import { itemId, listId } from '../web/ids'
import { control } from './control'
import { answered, LINE_ENDS, load, SIGNALS, submit } from './form-script'
import { goString, still } from './go'
import type { Input } from './input'
import { around, described, lines, type Texts } from './record'
import { readable, type Shown } from './shown'

/**
 * A form that makes a record where a list is asked for, one that changes it where a record is.
 *
 * What it does stands on the one element around it, in fixed text. Not on the form, whose properties
 * a field named `id` would hide; and not on its inputs, since the npm client does not see a new
 * element again that has the id of one inside of what was taken away.
 */
export function form(shown: Shown): Texts {
  const { name } = shown.collection
  return {
    item: formText(shown, { id: `${itemId(name, 'form')}{{.id}}`, edit: true }),
    list: formText(shown, { id: listId(name, 'form'), edit: false }),
  }
}

/** The form of one field of a record, which the request names: `?view=field&field=title`. */
export function fieldForm(shown: Shown): Texts {
  const id = `${itemId(shown.collection.name, 'field')}{{.id}}`
  return {
    item: formText(shown, { id, edit: true, one: true }),
    list: around(shown, 'field', 'div'),
  }
}

interface Which extends Pick<Input, 'id' | 'edit'> {
  /** Whether the request says which field it is of. */
  readonly one?: boolean
}

function formText(shown: Shown, { id, edit, one = false }: Which): string {
  const { collection, dialect } = shown
  const inputs = collection.fields
    .filter((field) => isWritten(field, shown, edit))
    .flatMap((field) => [field, ...confirmed(field, shown)])
    .map((field): Input => ({ field, shown, id: `${id}-${still(field.name)}`, edit }))
  const words = WORDS[dialect]
  const loads = inputs.some(({ field }) => field.value.is === 'link')
  return lines(
    `${lines(
      `<div id="${id}" data-signals__ifmissing="${SIGNALS}"`,
      ` ${words.submit}="${submit(words, { collection, inputs, edit })}"`,
      ` ${words.sends}="${LINE_ENDS}"`,
      ` ${words.answered}="${answered(words, edit)}"`,
      ...(loads ? [` ${words.load}="${load(words)}"`] : []),
    )}>`,
    `<form enctype="multipart/form-data" aria-label="${still(phrase(collection.name))}">`,
    ...inputs.map((input) => (one ? asked(input) : labelled(input))),
    ...(edit && !one ? readOnly(shown) : []),
    '<output role="alert"></output>',
    `<button>${edit ? 'Save' : 'Create'}</button>`,
    '<button type="reset" hidden></button>',
    '</form>',
    '</div>',
  )
}

/** When PocketBase has made and changed a record, which nobody writes. */
function readOnly(shown: Shown): readonly string[] {
  const { collection, superuser } = shown
  const times = readable(collection, superuser).filter(
    ({ access, value }) => access === 'read' && value.is === 'time',
  )
  return times.length === 0 ? [] : described(shown, times)
}

/** What a form asks for. What decides who may sign in is changed by superusers, or on its own. */
export function isWritten(field: Field, { collection, superuser }: Shown, edit: boolean): boolean {
  const { name, access, hidden, generated } = field
  if (access === 'read' || (hidden && !superuser)) return false
  if (name === 'id') return !generated && !edit
  if (collection.kind !== 'auth') return true
  if (name === 'tokenKey') return false
  return superuser || (name !== 'verified' && !(edit && CREDENTIALS.includes(name)))
}

const CREDENTIALS = ['email', 'password']

/** PocketBase wants the password of who signs in twice. */
const confirmed = (field: Field, { collection }: Shown): readonly Field[] =>
  collection.kind === 'auth' && field.name === 'password'
    ? [{ ...field, name: 'passwordConfirm', help: '' }]
    : []

/** Without a name there is none to compare with. */
const asked = (input: Input): string =>
  `{{if eq (print $.query.field) ${goString(input.field.name)}}}${labelled(input)}{{end}}`

function labelled(input: Input): string {
  const { field, id } = input
  const { is } = field.value
  const label = still(phrase(field.name)) + (is === 'time' ? ' (UTC)' : '')
  return lines(
    '<div>',
    ...(is === 'point' ? [] : [`<label for="${id}">${label}</label>`]),
    control(input),
    ...(field.help === '' ? [] : [`<small id="${id}-help">${still(field.help)}</small>`]),
    `<output id="${id}-says" for="${id}" name="${still(signalName(field.name))}"></output>`,
    '</div>',
  )
}
