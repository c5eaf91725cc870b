import type { Field } from '../model/model'
import { listOf, type Named, NUMBER, saying, TEXT, WHOLE } from './json-schema'
import { onceAField } from './once-a-field'
import { wordsFor } from './words'
import { itemSchema } from './write-values'

/**
 * The keys that change a value instead of replacing it (core/record_model.go, ReplaceModifiers).
 *
 * A number is added to and taken from; to a list is added at its end or front and taken from; a
 * text with a pattern to generate from is generated with a prefix (an id, whose length is fixed,
 * has no room for one). Files are added in forms only.
 */
export const modifiersOf = (field: Field, body: 'Create' | 'Update'): readonly Named[] =>
  isMadeUp(field) ? prefixOf(field) : body === 'Create' ? [] : changesOf(field)

const isMadeUp = ({ name, value, generated }: Field): boolean =>
  value.is === 'text' && generated && name !== 'id'

const prefixOf = ({ name }: Field): readonly Named[] => [[`${name}:autogenerate`, PREFIX]]

const changesOf = onceAField<readonly Named[]>((field) => {
  const { name, value, many } = field
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
})

const PREFIX = { ...TEXT, description: 'A value is made that starts with this.' }
