/** A JSON Schema, or any other object of an OpenAPI document. */
export type JsonObject = { readonly [key: string]: unknown }

/** A schema with the name that it has in the document. */
export type Named = readonly [name: string, schema: JsonObject]

/** A value with the name that it has in an object, made when it is printed. */
export type Lazy = readonly [name: string, make: () => unknown]

/**
 * An object of the named parts of some lists. Of the memory that goja needs to spread the lists and
 * to make an object of their entries, this takes a third.
 */
export function joined(...lists: readonly (readonly Named[])[]): JsonObject {
  const object: Record<string, JsonObject> = Object.create(null)
  for (let n = 0; n < lists.length; n++) {
    lists[n]?.forEach((named) => {
      object[named[0]] = named[1]
    })
  }
  return object
}

/** The same object with something else for each value. */
export function mapped<Value>(
  object: Readonly<Record<string, Value>>,
  made: (value: Value, name: string) => unknown,
): JsonObject {
  const result: Record<string, unknown> = Object.create(null)
  Object.keys(object).forEach((name) => {
    result[name] = made(object[name] as Value, name)
  })
  return result
}

/** A reference to a named part of the same document. */
export const refTo = (
  section: 'schemas' | 'parameters' | 'responses',
  name: string,
): JsonObject => ({
  $ref: `#/components/${section}/${name}`,
})

export const ref = (schema: string): JsonObject => refTo('schemas', schema)

export const TEXT = { type: 'string' }
/** What PocketBase calls required is not empty either. */
export const FILLED = { ...TEXT, minLength: 1 }
export const WHOLE = { type: 'integer' }
export const NUMBER = { type: 'number' }
export const BOOL = { type: 'boolean' }
export const BINARY = { type: 'string', format: 'binary' }

/** A text that is not empty; PocketBase counts bytes here, a JSON Schema characters. */
export const atMost = (most: number, says: string): JsonObject => ({
  ...FILLED,
  maxLength: most,
  description: `${says} At most ${most} bytes.`,
})

/** An object with whatever keys. */
export const FREE = { type: 'object', additionalProperties: true }

export const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items })

type Properties = Readonly<Record<string, JsonObject>>

/** A schema with more words to its description. */
export function saying(schema: JsonObject, words: readonly string[]): JsonObject {
  const more = words.filter(Boolean)
  if (more.length === 0) return schema
  return { ...schema, description: [schema.description, ...more].filter(Boolean).join(' ') }
}

/** An object; the keys that end in `?` may be missing. */
export function objectOf(properties: Properties): JsonObject {
  const required = Object.keys(properties).filter((key) => !key.endsWith('?'))
  return { ...partOf(properties), ...(required.length > 0 && { required }) }
}

/** An object of which nothing need be there, as a body that changes only what it names. */
export const partOf = (properties: Properties): JsonObject => ({
  type: 'object',
  properties: joined(
    Object.entries(properties).map(([key, schema]): Named => [key.replace('?', ''), schema]),
  ),
})

/** PocketBase's page of a list. */
export const pageOf = (item: string): JsonObject =>
  objectOf({
    page: WHOLE,
    perPage: WHOLE,
    totalItems: TOTAL,
    totalPages: TOTAL,
    items: listOf(ref(item)),
  })

const TOTAL = { ...WHOLE, description: '-1 with `skipTotal`.' }
