import { perShape, type Value } from '../model/model'
import { phrase } from '../model/names'
import { htmlPattern } from '../model/pattern'
import { still } from './go'
import { area, attributes, box, hidden, type Input, key, named, required } from './input'
import { file, select } from './select'
import { value } from './value'

/** Go template text of what a field is written with. */
export const control = (input: Input): string => byShape(input.field.value)(input)

const byShape = perShape<(input: Input) => string>({
  text: (value) => (input) => text(value, input),
  number:
    ({ integer, min = '', max = '' }) =>
    (input) =>
      box(
        input,
        { type: 'number', step: integer ? 1 : 'any', min, max },
        `{{text ${key(input)} 0}}`,
      ),
  bool: () => bool,
  time: (value) => (input) => time(value, input),
  choice: (value) => (input) => select(input, value),
  link: (value) => (input) => select(input, value),
  file: (value) => (input) => file(input, value),
  point: () => point,
  json: () => (input) =>
    area(input, { rows: 4, spellcheck: 'false', 'data-json': true }, value(input.field)),
  opaque: () => () => '',
})

/** No more than one line of text is expected in a field of this length. */
const LINE = 255

function text(value: Extract<Value, { is: 'text' }>, input: Input): string {
  const { format, length, pattern } = value
  const limits = { minlength: length.min || '', maxlength: length.max || '' }
  if (format === 'password') {
    return box(input, { type: 'password', ...limits, autocomplete: 'new-password' }, '')
  }
  if (format === 'email') return box(input, { type: 'email', autocomplete: 'email' })
  // PocketBase takes an address without `https://`, which an input of the type url does not.
  if (format === 'url') return box(input, { type: 'text', inputmode: 'url' })
  if (format === 'html') return area(input, { rows: 6, 'data-html': true })
  return pattern !== '' || length.max <= LINE
    ? box(input, { type: 'text', ...limits, pattern: htmlPattern(pattern) })
    : area(input, { rows: 3, ...limits })
}

/** A box that is not ticked sends nothing, so `false` is sent by another input, unless it is. */
const bool = (input: Input): string =>
  hidden(input, 'false') +
  `<input type="checkbox"${named(input)} value="true"${attributes({ required: required(input) })}` +
  `${input.edit ? `{{if ${key(input)}}} checked{{end}}` : ''}>`

/** PocketBase wants seconds and a zone, which this input does not say: another one is sent. */
const time = ({ min = '', max = '' }: Extract<Value, { is: 'time' }>, input: Input): string =>
  `${hidden(input, input.edit ? `{{${key(input)}}}` : '')}<input type="datetime-local"` +
  named(input, '') +
  attributes({ step: 0.001, min: local(min), max: local(max), required: required(input) }) +
  (input.edit
    ? ` value="{{with text ${key(input)} 0}}{{slice . 0 10}}T{{slice . 11 23}}{{end}}">`
    : '>')

/** `2026-01-31 12:00:00.000Z` as an input has it, without a zone. */
const local = (time: string): string => time.replace(' ', 'T').replace('Z', '')

/** Two numbers that are sent as one value. */
function point(input: Input): string {
  const { field, id, edit } = input
  const value = key(input)
  const degrees = (name: string, part: string, most: number): string =>
    `<label>${name} <input type="number" step="any" min="${-most}" max="${most}"` +
    attributes({ required: required(input) }) +
    `${edit ? ` value="{{with ${value}}}{{text .${part} 0}}{{end}}"` : ''}></label>`
  return [
    `<fieldset id="${id}" aria-describedby="${id}-says" data-point>`,
    `<legend>${still(phrase(field.name))}</legend>`,
    hidden(input, edit ? `{{${value}}}` : ''),
    degrees('Latitude', 'Lat', 90),
    degrees('Longitude', 'Lon', 180),
    '</fieldset>',
  ].join('\n')
}
