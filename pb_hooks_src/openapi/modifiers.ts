import type { Field } from '../model/model'
import { listOf, type Named, NUMBER, saying, TEXT, WHOLE } from './json-schema'
import { wordsFor } from './words'
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
  if (value.is === 'number') {
    const by = value.integer ? WHOLE : NUMBER
    return [
      [`${name}+`, saying(by, ['Added; the sum must be within the limits.'])],
      [`${name}-`, saying(by, ['Taken away; the difference must be within the limits.'])],
    ]
  }
  if (!many) return []
  const items = listOf(itemSchema(value))
  const less: Named = [`${name}-`, saying(items, ['Taken out; the rest must be enough.'])]
  if (value.is === 'file') return [less]
  const rest = [...wordsFor(field), 'All must not be too many.']
  return [
    [`${name}+`, saying(items, ['Added at the end.', ...rest])],
    [`+${name}`, saying(items, ['Added in front.', ...rest])],
    less,
  ]
}

const PREFIX = { ...TEXT, description: 'A value is made that starts with this.' }
