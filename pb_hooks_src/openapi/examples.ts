import { type Field, perShape, type Range, type Value } from '../model/model'
import { portableRegExp } from '../model/pattern'
import { onceAField } from './once-a-field'
import { patternText } from './pattern-text'

/**
 * An example for a field of which the type alone does not tell what to write. It keeps all the limits
 * of the field; where no value is certain to, there is none. It is made of the schema, never of
 * records, and once for all the collections that have this field.
 */
export const exampleOf = onceAField<unknown>((field) =>
  field.many ? several(field) : one(field.value)(field),
)

const nothing = () => undefined

const one = perShape<(field: Field) => unknown>({
  text:
    (value) =>
    ({ name }) =>
      text(name, value),
  number:
    (value) =>
    ({ required }) =>
      number(value, required),
  bool: () => nothing,
  time: (value) => () => time(value),
  choice:
    ({ options }) =>
    () =>
      options.find((option) => option !== ''),
  link: () => () => ID,
  file: () => nothing,
  point: () => () => ({ lon: 13.4, lat: 52.5 }),
  json: () => nothing,
  opaque: () => nothing,
})

/** As many as there must be, and two where there may be. */
function several({ value, count }: Field): unknown {
  const all = value.is === 'choice' ? value.options : value.is === 'link' ? IDS : []
  const some = all.slice(0, Math.min(Math.max(2, count.min), count.max))
  return some.length > 0 && some.length >= count.min ? some : undefined
}

const ID = 'k5x8w2q9m4t7b1z'
const IDS: readonly string[] = [ID, 'z1b7t4m9q2w8x5k']

const TIME = '2024-02-29 12:00:00.000Z'

/** PocketBase's own form of a time sorts as text. */
const time = ({ min = '', max = '9' }: Extract<Value, { is: 'time' }>): string | undefined =>
  [TIME, min, max].find(
    (text) => /^\d{4}-\d{2}-\d{2} [\d:.]{12}Z$/.test(text) && text >= min && text <= max,
  )

type Text = Extract<Value, { is: 'text' }>

function text(name: string, { format, length, pattern, domains }: Text): string | undefined {
  if (format === 'email') return at('someone@', domains)
  if (format === 'url') return at('https://', domains)
  if (name === 'id' && isId(length, pattern)) return ID
  if (pattern !== '') return patternText(pattern, length)
  return length.min > 1 ? words(length) : undefined
}

/** Of domains there are always more than are forbidden. */
function at(who: string, { only, except }: Text['domains']): string | undefined {
  const any = ['example.com', 'example.org', ...except.map((_, n) => `example${n}.org`)]
  const domain = (only.length > 0 ? only : any).find((one) => !except.includes(one))
  return domain === undefined ? undefined : who + domain
}

const isId = ({ min, max }: Range, pattern: string): boolean =>
  ID.length >= min &&
  ID.length <= max &&
  (pattern === '' || portableRegExp(pattern)?.test(ID) === true)

function words({ min, max }: Range): string | undefined {
  const length = Math.max(min, Math.min(max, WORD.length))
  return length > Math.min(max, LONG) ? undefined : WORD.repeat(LONG).slice(0, length)
}

const WORD = 'Example'
/** Nobody reads what is longer. */
const LONG = 200

type Numbers = Extract<Value, { is: 'number' }>

/** Where 0 is allowed, any number can be guessed. */
function number(value: Numbers, required: boolean): number | undefined {
  const { integer, min = -Infinity, max = Infinity } = value
  if (!required && min <= 0 && max >= 0) return undefined
  return [1, -1, min, max, Math.ceil(min), Math.floor(max)].find(
    (n) => n !== 0 && n >= min && n <= max && (integer ? Number.isInteger(n) : Number.isFinite(n)),
  )
}
