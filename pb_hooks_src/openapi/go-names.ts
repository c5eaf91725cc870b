import { pascal } from '../model/names'
import { type JsonObject, mapped } from './json-schema'

/**
 * An object with names for ogen, which would write properties such as `photo_a` and `photoA` alike
 * and refuses a schema with both: the first keeps its plain name, those after it, and the types of
 * their values, get one with a number.
 */
export function namedObject(typeName: string, properties: JsonObject): JsonObject {
  const keys = Object.keys(properties)
  const names = areAlike(keys) ? goNames(keys) : {}
  if (Object.keys(names).length === 0) return { type: 'object', properties }
  return {
    type: 'object',
    properties: mapped(properties as Readonly<Record<string, JsonObject>>, (schema, property) =>
      names[property] === undefined || '$ref' in schema
        ? schema
        : { ...schema, 'x-ogen-name': `${typeName}${names[property]}` },
    ),
    'x-ogen-properties': mapped(names, (name) => ({ name })),
  }
}

/**
 * Whether some of the fields of a collection may need names. Asked once for each collection: of 500,
 * to look at all properties of all schemas would take longer than all else.
 */
export function areAlike(fields: readonly string[]): boolean {
  const taken = new Set(OTHERS)
  return fields.some((field) => {
    const key = field.replaceAll('_', '').toLowerCase()
    const known = taken.has(key) || WORDS.some((word) => key.includes(word))
    taken.add(key)
    return known
  })
}

/** What stands beside fields. */
const OTHERS = ['collectionid', 'collectionname', 'expand', 'passwordconfirm', 'oldpassword']

/** What modifiers become. */
const WORDS = ['plus', 'minus', 'autogenerate']

/** The names that properties need, by the properties. */
function goNames(properties: readonly string[]): Readonly<Record<string, string>> {
  const taken = new Map<string, number>()
  const names: Record<string, string> = Object.create(null)
  for (const property of properties) {
    const text = plain(property)
    const key = text.toLowerCase()
    const nth = (taken.get(key) ?? 0) + 1
    taken.set(key, nth)
    // What ogen makes has no `_`, so these meet none of it.
    if (nth > 1) names[property] = `${pascal(text)}_${nth}`
  }
  return names
}

/** Without what ogen leaves out, and with words for the signs of modifiers and paths. */
const plain = (property: string): string =>
  SIGNS.reduce((text, [sign, word]) => text.split(sign).join(word), property)

const SIGNS = [
  ['_', ''],
  [':', ''],
  ['+', 'Plus'],
  ['-', 'Minus'],
  ['.', 'Dot'],
] as const
