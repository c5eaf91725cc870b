import type { DeclaredCollection, Document, Kind, Named } from './document'
import type { Json } from './json'
import { picked, pickedCollection, pickedKeys } from './picked'
import { DECLARED_PASSWORD } from './secrets'
import type { State } from './state'

/** What was declared of one thing. */
export interface Declaration extends Named {
  /** As it was said, with its secrets sealed. */
  readonly document: Json
  /** What PocketBase made of it, in the same places. */
  readonly made: Json
  /** What waits for another collection: fields, and rules. */
  readonly pending: readonly string[]
}

/** A declaration that is kept. */
export interface Kept extends Declaration {
  /** When it was declared, and by whom. */
  readonly declared: string
  readonly by: string
}

/** Says of a whole document that it lists all collections. */
const WHOLE: Declaration = { kind: 'collections', name: '', document: {}, made: {}, pending: [] }

/** Whether two declarations are about the same thing. */
export const isSame = (one: Named, other: Named): boolean =>
  one.kind === other.kind && one.name === other.name

/** What a document declares, with what PocketBase makes of it. */
export function declarationsOf(document: Document, desired: State): readonly Declaration[] {
  const { settings, collections, records = {}, isPart } = document
  const declared = (kind: Kind, name: string, said: Json, made: Json): Declaration => ({
    ...{ kind, name, made, pending: [] },
    document: said,
  })
  const after = new Map(desired.collections.map((collection) => [collection.name, collection]))
  return [
    ...(settings
      ? [declared('settings', '', settings, picked(settings, desired.settings) as Json)]
      : []),
    ...(collections && !isPart ? [WHOLE] : []),
    ...(collections ?? []).flatMap((said) => {
      const live = after.get(said.name)
      if (!live) return []
      const { said: whole = said, pending = [] } = document.waiting?.[said.name] ?? {}
      const made = pickedCollection(whole as DeclaredCollection, live)
      return [{ ...declared('collections', said.name, whole, made), pending }]
    }),
    ...Object.entries(records).flatMap(([collection, all]) =>
      all.map(withoutPassword).map((said) => {
        const made = { ...desired.records[collection]?.[said.id], id: said.id }
        const kept = withoutPassword(pickedKeys(said, made))
        return declared('records', `${collection}/${said.id}`, said, kept)
      }),
    ),
  ]
}

/** Who steals the data could try out words on a seal faster than on what PocketBase keeps. */
const withoutPassword = <Values extends Json>(values: Values): Values =>
  values.password === undefined ? values : { ...values, password: DECLARED_PASSWORD }
