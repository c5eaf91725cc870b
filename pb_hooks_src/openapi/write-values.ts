import { type Field, perShape, type Range, type TextFormat, type Value } from '../model/model'
import { portablePattern } from '../model/pattern'
import { BINARY, BOOL, type JsonObject, NUMBER, saying, TEXT } from './json-schema'
import { uploadWords, wordsFor } from './words'

/**
 * The schema of a field's value in a request.
 *
 * PocketBase exempts the zero value from every option (core/field_*.go, ValidateValue): it is
 * allowed where the field is not required, whatever the limits say, and refused where it is. A
 * limit that would forbid an allowed zero is said in words, since a choice between two schemas of
 * one JSON type is what generators refuse.
 */
export const writeSchema = (field: Field): JsonObject => saying(valueSchema(field), wordsFor(field))

function valueSchema(field: Field): JsonObject {
  const { value, many, required } = field
  if (many) return { type: 'array', items: itemSchema(value), ...counts(field) }
  return required ? requiredSchema(value) : optionalSchema(value)
}

const requiredSchema = perShape<JsonObject>({
  text: (value) => ({
    ...TEXT,
    minLength: Math.max(1, value.length.min),
    ...longest(value.length),
    ...patternOf(value.pattern),
    ...masked(value.format),
  }),
  number: (value) => ({ ...numberType(value), ...bounds(value), description: 'Not 0.' }),
  bool: () => ({ ...BOOL, enum: [true] }),
  time: () => ({ ...TEXT, minLength: 1 }),
  choice: ({ options }) => ({ ...TEXT, enum: options }),
  link: () => ({ ...TEXT, minLength: 1 }),
  file: () => ({ ...TEXT, minLength: 1 }),
  point: () => ({ ...POINT, description: 'Not 0, 0.' }),
  json: () => ({ description: 'Not null, "", [] or {}.' }),
  opaque: () => ({}),
})

const optionalSchema = perShape<JsonObject>({
  text: ({ length, pattern, format }) => ({
    ...TEXT,
    ...longest(length),
    ...emptyOr(length, pattern),
    ...masked(format),
  }),
  number: (value) => {
    const { min = 0, max = 0 } = value
    const allowed = { ...value, ...(min > 0 && { min: 0 }), ...(max < 0 && { max: 0 }) }
    return { ...numberType(value), ...bounds(allowed), ...zeroOr(min, max) }
  },
  bool: () => BOOL,
  time: () => TEXT,
  choice: ({ options }) => ({ ...TEXT, enum: options.includes('') ? options : ['', ...options] }),
  link: () => TEXT,
  file: () => ({ ...TEXT }),
  point: () => POINT,
  json: () => ({}),
  opaque: () => ({}),
})

/** The schema of one value of a list. */
export const itemSchema = (value: Value): JsonObject =>
  value.is === 'choice' ? { ...TEXT, enum: value.options } : TEXT

/** What a form takes for a field of files. */
export const uploadSchema = (field: Field): JsonObject =>
  saying(
    field.many ? { type: 'array', items: BINARY, maxItems: field.count.max } : BINARY,
    uploadWords(field),
  )

const POINT = {
  type: 'object',
  properties: {
    lon: { ...NUMBER, minimum: -180, maximum: 180 },
    lat: { ...NUMBER, minimum: -90, maximum: 90 },
  },
  required: ['lon', 'lat'],
}

const numberType = ({ integer }: { integer: boolean }): JsonObject => ({
  type: integer ? 'integer' : 'number',
})

const bounds = ({ min, max }: { min?: number; max?: number }): JsonObject => ({
  ...(min !== undefined && { minimum: min }),
  ...(max !== undefined && { maximum: max }),
})

function zeroOr(min: number, max: number): JsonObject {
  if (min > 0) return { description: `0, or at least ${min}.` }
  return max < 0 ? { description: `0, or at most ${max}.` } : {}
}

/** Forms do not show what is typed. */
const masked = (format: TextFormat): JsonObject => (format === 'password' ? { format } : {})

const longest = ({ max }: Range): JsonObject => (max > 0 ? { maxLength: max } : {})

function patternOf(pattern: string): JsonObject {
  if (pattern === '') return {}
  const portable = portablePattern(pattern)
  return portable === undefined ? { 'x-pb-pattern': pattern } : { pattern: portable }
}

/** A pattern, or a least length, that lets the empty text pass; of both only the pattern fits. */
function emptyOr({ min }: Range, pattern: string): JsonObject {
  if (pattern === '') return min > 1 ? { pattern: `^([\\s\\S]{${min},})?$` } : {}
  const said = patternOf(pattern)
  return {
    ...(said.pattern === undefined ? said : { pattern: `^$|(?:${said.pattern})` }),
    ...(min > 1 && { description: `Empty, or at least ${min} characters.` }),
  }
}

const counts = ({ required, count }: Field): JsonObject => ({
  ...(required && { minItems: Math.max(1, count.min) }),
  maxItems: count.max,
})
