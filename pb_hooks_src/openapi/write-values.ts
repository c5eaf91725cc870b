import { type Field, perShape, type Range, type Value } from '../model/model'
import type { JsonObject } from './json-schema'
import { portablePattern } from './pattern'

type Shape<Is extends Value['is']> = Extract<Value, { is: Is }>

/** What a request may hold, by shape, where the value is not the zero value of its type. */
const ofShape = perShape<JsonObject>({
  text: (value) => ({ type: 'string', ...lengths(value.length), ...patternOf(value) }),
  number: ({ integer, min, max }) => ({
    type: integer ? 'integer' : 'number',
    ...(min !== undefined && { minimum: min }),
    ...(max !== undefined && { maximum: max }),
  }),
  bool: () => ({ type: 'boolean' }),
  time: () => ({ type: 'string' }),
  choice: ({ options }) => ({ type: 'string', enum: options }),
  link: () => ({ type: 'string' }),
  file: () => ({ type: 'string' }),
  point: () => ({
    type: 'object',
    properties: {
      lon: { type: 'number', minimum: -180, maximum: 180 },
      lat: { type: 'number', minimum: -90, maximum: 90 },
    },
    required: ['lon', 'lat'],
  }),
  json: () => ({}),
  opaque: () => ({}),
})

/**
 * The schema of a field's value in a request.
 *
 * PocketBase exempts the zero value from every option (core/field_*.go, ValidateValue): it is
 * allowed where the field is not required, whatever the limits say, and refused where it is.
 */
export function writeSchema(field: Field): JsonObject {
  const { value, many, required } = field
  if (many) return { type: 'array', items: ofShape(value), ...counts(field) }
  const schema = ofShape(value)
  if (required) return { ...schema, ...nonZero(value) }
  const zero = ZERO[value.is]
  return zero === undefined || allows(value, zero) ? schema : { anyOf: [{ const: zero }, schema] }
}

const ZERO: Readonly<Partial<Record<Value['is'], string | number>>> = {
  text: '',
  number: 0,
  choice: '',
}

function allows(value: Value, zero: string | number): boolean {
  if (value.is === 'text') return value.length.min === 0 && value.pattern === ''
  if (value.is === 'choice') return value.options.includes(String(zero))
  return value.is !== 'number' || ((value.min ?? 0) <= 0 && (value.max ?? 0) >= 0)
}

const nonZero = perShape<JsonObject>({
  text: ({ length }) => ({ minLength: Math.max(1, length.min) }),
  number: () => ({ not: { const: 0 } }),
  bool: () => ({ const: true }),
  time: () => ({ minLength: 1 }),
  choice: () => ({}),
  link: () => ({ minLength: 1 }),
  file: () => ({ minLength: 1 }),
  point: () => ({ not: { properties: { lon: { const: 0 }, lat: { const: 0 } } } }),
  json: () => ({ not: { enum: [null, '', [], {}] } }),
  opaque: () => ({}),
})

const lengths = ({ min, max }: Range): JsonObject => ({
  ...(min > 0 && { minLength: min }),
  ...(max > 0 && { maxLength: max }),
})

const patternOf = ({ pattern }: Shape<'text'>): JsonObject => {
  const portable = pattern === '' ? undefined : portablePattern(pattern)
  return portable === undefined ? {} : { pattern: portable }
}

const counts = ({ required, count }: Field): JsonObject => ({
  ...(required && { minItems: Math.max(1, count.min) }),
  maxItems: count.max,
})
