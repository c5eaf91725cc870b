/** A JSON Schema, or any other object of an OpenAPI document. */
export type JsonObject = { readonly [key: string]: unknown }

/** A schema with the name that it has in the document. */
export type Named = readonly [name: string, schema: JsonObject]

/** A reference to a named part of the same document. */
export const refTo = (
  section: 'schemas' | 'parameters' | 'responses',
  name: string,
): JsonObject => ({
  $ref: `#/components/${section}/${name}`,
})

export const ref = (schema: string): JsonObject => refTo('schemas', schema)

export const TEXT = { type: 'string' }
export const WHOLE = { type: 'integer' }
export const NUMBER = { type: 'number' }
export const BOOL = { type: 'boolean' }
export const BINARY = { type: 'string', format: 'binary' }

/** An object with whatever keys. */
export const FREE = { type: 'object', additionalProperties: true }

export const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items })

/** An object; the keys that end in `?` may be missing. */
export function objectOf(properties: Readonly<Record<string, JsonObject>>): JsonObject {
  const entries = Object.entries(properties)
  const required = entries.map(([key]) => key).filter((key) => !key.endsWith('?'))
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([key, schema]) => [key.replace('?', ''), schema])),
    ...(required.length > 0 && { required }),
  }
}

/** An object of which nothing need be there, as a body that changes only what it names. */
export const partOf = (properties: Readonly<Record<string, JsonObject>>): JsonObject => ({
  type: 'object',
  properties,
})

/** PocketBase's page of a list. */
export const pageOf = (item: string): JsonObject =>
  objectOf({
    page: WHOLE,
    perPage: WHOLE,
    totalItems: { ...WHOLE, description: '-1 with `skipTotal`.' },
    totalPages: { ...WHOLE, description: '-1 with `skipTotal`.' },
    items: listOf(ref(item)),
  })
