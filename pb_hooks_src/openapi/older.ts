import type { JsonObject } from './json-schema'

/**
 * The same document as OpenAPI 3.0, for generators that know no newer: `null` as a type becomes
 * `nullable`, a constant an enumeration of one, a list of examples the first of them, and what 3.0
 * cannot say is left out.
 */
export const asOpenapi30 = (document: JsonObject): JsonObject => ({
  ...(older(document) as JsonObject),
  openapi: '3.0.3',
})

function older(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(older)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(keyword))
}

/** Below `properties` stand names, which may be words of JSON Schema. */
function keyword([key, value]: [string, unknown]): readonly (readonly [string, unknown])[] {
  if (key === 'properties') {
    return [[key, Object.fromEntries(Object.entries(Object(value)).map(([n, v]) => [n, older(v)]))]]
  }
  if (key === 'x-ogen-properties') return [[key, value]]
  if (key === 'const') return [['enum', [value]]]
  if (key === 'contentMediaType') return []
  if (key === 'examples' && Array.isArray(value)) return [['example', value[0]]]
  if (key === 'type' && Array.isArray(value)) {
    return [
      ['type', value.find((type) => type !== 'null')],
      ['nullable', true],
    ]
  }
  return [[key, older(value)]]
}
