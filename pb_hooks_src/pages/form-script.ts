import type { Collection, Value } from '../model/model'
import type { Words } from '../web/datastar'
import { itemId, listId } from '../web/ids'
import type { Input } from './input'

/**
 * What a generated form says to Datastar. The npm client cuts an expression at every semicolon, so
 * none stands inside of a function; and it replaces `$` words wherever they are.
 */

/** `_form` is the form that was sent last, which the signal `error` is then of. */
export const SIGNALS = "{_form: '', error: {status: 0, code: '', message: '', fields: {}}}"

/** What a form writes, and whether it changes a record that there is. */
interface Sent {
  readonly collection: Pick<Collection, 'name' | 'fields'>
  readonly inputs: readonly Input[]
  readonly edit: boolean
}

/** Sends a form. A record that the page shows as a `row` changes there. */
export function submit({ el }: Words, { collection, inputs, edit }: Sent): string {
  const { name } = collection
  const path = `/api/collections/${name}/records${edit ? '/{{.id}}' : ''}`
  const place = edit ? `${itemId(name, 'row')}{{.id}}` : listId(name, 'rows')
  // PocketBase would write it into a field of that name.
  const view = collection.fields.some((field) => field.name === 'view') ? 'stack.view' : 'view'
  const passwords = edit && inputs.some(isPassword)
  return [
    ...new Set(inputs.flatMap(({ field }) => PREPARED[field.value.is]?.(el) ?? [])),
    ...(passwords
      ? [each(el, '[type=password]', "word => word.disabled = word.value === ''")]
      : []),
    `$_form = ${el}.id`,
    '$error.status = -1',
    `@${edit ? 'patch' : 'post'}('${path}?${view}=' + ` +
      `(document.getElementById('${place}') ? 'row' : 'none'), {contentType: 'form', ` +
      `selector: '#' + CSS.escape(${el}.id) + ' form', openWhenHidden: true, retryMaxCount: 0})`,
    ...(passwords ? [each(el, '[type=password]', 'word => word.disabled = false')] : []),
    ...(inputs.some(isJson) ? [each(el, '[data-json]', EMPTY_AGAIN)] : []),
  ].join('; ')
}

/**
 * A browser sends the ends of lines as CRLF. So a text that has some is also sent as JSON, which
 * PocketBase reads last.
 */
export const LINE_ENDS =
  "evt.formData.forEach((text, name, data) => text.includes?.('\\n') && !data.getAll(name)[1] && " +
  "data.append('@jsonPayload', JSON.stringify({[name]: text})))"

const isPassword = ({ field: { value } }: Input): boolean =>
  value.is === 'text' && value.format === 'password'

const isJson = ({ field }: Input): boolean => field.value.is === 'json'

/** What is sent for an empty JSON is not what somebody wrote. */
const EMPTY_AGAIN = "json => json.value === 'null' && (json.value = '')"

const each = (el: string, selector: string, work: string): string =>
  `${el}.querySelectorAll('${selector}').forEach(${work})`

/** What is done to inputs before they are sent, by shape. */
const PREPARED: Readonly<Partial<Record<Value['is'], (el: string) => string>>> = {
  // PocketBase reads `false` and `true` under one name as false.
  bool: (el) =>
    each(
      el,
      '[type=hidden] + [type=checkbox]',
      'box => box.previousElementSibling.disabled = box.checked',
    ),
  point: (el) =>
    each(
      el,
      '[data-point]',
      '({elements: [point, lat, lon]}) => ' +
        'point.value = JSON.stringify({lat: +lat.value, lon: +lon.value})',
    ),
  time: (el) =>
    each(
      el,
      '[type=datetime-local]:not([data-zone])',
      'time => time.previousElementSibling.value = time.value && ' +
        'new Date(time.valueAsNumber).toISOString()',
    ),
  // An empty text would be kept as the JSON text of an empty text.
  json: (el) => each(el, '[data-json]', "json => json.value ||= 'null'"),
}

/** Shows an answer: sentences at the inputs, the first of which is then written in again. */
export function answered({ el, wrong }: Words, edit: boolean): string {
  const said = each(
    el,
    'output',
    "said => (said.value = said.name ? wrong[said.name] ?? '' : $error.message, " +
      "document.getElementById(said.htmlFor)?.setAttribute('aria-invalid', said.value !== ''))",
  )
  const focus =
    `${el}.querySelector('[aria-invalid=true]:not(fieldset), ` +
    "fieldset[aria-invalid=true] [type=number]')?.focus()"
  const cleared = `$error.code ? ${focus} : ${el}.querySelector('[type=reset]').click()`
  return (
    `$_form === ${el}.id && $error.status >= 0 && ` +
    `queueMicrotask((wrong = ${wrong}) => (${said}, ${edit ? focus : cleared}))`
  )
}

/**
 * Loads what there is to choose from, but for what is chosen already. Where a script searches
 * instead, an element around says `data-controls`.
 */
export const load = ({ el }: Words): string =>
  each(
    el,
    'select[data-options]:not([data-controls] *)',
    "select => @get(select.dataset.options + '&target=%23' + select.id + '&filter=' + " +
      'encodeURIComponent([...select.selectedOptions].map(' +
      "option => 'id != ' + JSON.stringify(option.value)).join(' && ')), " +
      "{requestCancellation: 'disabled'})",
  )
