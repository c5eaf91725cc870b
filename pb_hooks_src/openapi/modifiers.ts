import type { Field } from '../model/model'
import { type JsonObject, listOf, type Named, NUMBER, TEXT } from './json-schema'
import { itemSchema } from './write-values'

/**
 * The keys that change a value instead of replacing it (core/record_model.go, ReplaceModifiers).
 *
 * A number is added to and taken from; to a list is added at its end or front and taken from; a
 * text with a pattern to generate from is generated with a prefix (an id, whose length is fixed,
 * has no room for one). Files are added in forms only.
 */
export function modifiersOf(field: Field, body: 'Create' | 'Update'): readonly Named[] {
  const { name, value, many, generated } = field
  if (value.is === 'text' && generated && name !== 'id') return [[`${name}:autogenerate`, PREFIX]]
  if (body === 'Create') return []
  if (value.is === 'number') return [`${name}+`, `${name}-`].map((key) => [key, NUMBER])
  if (!many) return []
  const items: JsonObject = listOf(itemSchema(value))
  if (value.is === 'file') return [[`${name}-`, items]]
  return [`${name}+`, `+${name}`, `${name}-`].map((key) => [key, items])
}

const PREFIX = { ...TEXT, description: 'A value is made that starts with this.' }
