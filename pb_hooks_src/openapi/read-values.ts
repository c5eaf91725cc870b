import { type Field, perShape } from '../model/model'
import type { JsonObject } from './json-schema'

/**
 * What the API answers, by shape. Only types, no limits: PocketBase does not hold stored values
 * against options that came later, and a value that is not required may be the zero value.
 */
const ofShape = perShape<JsonObject>({
  text: ({ format }) => ({ type: 'string', ...(format === 'html' && HTML) }),
  number: ({ integer }) => ({ type: integer ? 'integer' : 'number' }),
  bool: () => ({ type: 'boolean' }),
  time: () => ({ type: 'string', pattern: TIME }),
  choice: () => ({ type: 'string' }),
  link: () => ({ type: 'string' }),
  file: () => ({ type: 'string' }),
  point: () => ({
    type: 'object',
    properties: { lon: { type: 'number' }, lat: { type: 'number' } },
    required: ['lon', 'lat'],
  }),
  json: () => ({}),
  opaque: () => ({}),
})

const HTML = { contentMediaType: 'text/html' }

/** With a space where RFC 3339 has a `T`; empty when there is no date. */
const TIME = '^(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z)?$'

/** The schema of a field's value in an answer. */
export const readSchema = ({ value, many }: Field): JsonObject =>
  many ? { type: 'array', items: ofShape(value) } : ofShape(value)
