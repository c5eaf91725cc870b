import type { Collection, Model } from '../model/model'
import { pascal } from '../model/names'
import { block, literalKey } from './print'

/** The names of the select fields' options: `PostsStatusOptions`, each once. */
export interface Options {
  readonly nameOf: (collection: string, field: string) => string
}

/** Gives each select field of a model a name for its options. */
export function optionsOf({ collections }: Model): Options {
  const taken = new Set<string>()
  const names = new Map<string, string>()
  for (const { name: collection, typeName, fields } of collections) {
    for (const { name, value } of fields) {
      if (value.is !== 'choice') continue
      const plain = `${typeName}${pascal(name)}`
      let unique = plain
      for (let n = 2; taken.has(unique); n++) unique = `${plain}${n}`
      taken.add(unique)
      names.set(`${collection}.${name}`, `${unique}Options`)
    }
  }
  return { nameOf: (collection, field) => names.get(`${collection}.${field}`) ?? 'string' }
}

/** The options of a collection's select fields, as objects and as types of the same names. */
export const optionTypes = (
  { name: collection, fields }: Collection,
  { nameOf }: Options,
): readonly string[] =>
  fields.flatMap(({ name, value }) => {
    if (value.is !== 'choice') return []
    const type = nameOf(collection, name)
    return [
      `${block(`export const ${type} = {`, entries(value.options), '} as const')}\n` +
        `export type ${type} = (typeof ${type})[keyof typeof ${type}]`,
    ]
  })

/** As pocketbase-typegen has it: a value is its own key, and `1` is `E1`. */
function entries(options: readonly string[]): readonly string[] {
  const keys = new Map<string, string>()
  for (const option of new Set(options)) {
    const plain = Number.isNaN(Number(option)) ? option : `E${option}`
    let unique = plain
    for (let n = 2; keys.has(unique); n++) unique = `${plain}_${n}`
    keys.set(unique, option)
  }
  return [...keys].map(([key, option]) => `${literalKey(key)}: ${JSON.stringify(option)},`)
}
