/** A JSON Schema, or any other object of an OpenAPI document. */
export type JsonObject = { readonly [key: string]: unknown }

/** A reference to a named part of the same document. */
export const refTo = (
  section: 'schemas' | 'parameters' | 'responses',
  name: string,
): JsonObject => ({
  $ref: `#/components/${section}/${name}`,
})
