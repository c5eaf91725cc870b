import { canonical } from '../schema/canonical'
import type { Document, Kind, Named } from './document'
import type { Json } from './json'
import { picked, pickedCollection, pickedKeys } from './picked'
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

/** What is to be remembered of a document, and what no longer. */
export interface Keeping {
  readonly save: readonly Declaration[]
  readonly forget: readonly Named[]
}

/** Says of a whole document that it lists all collections. */
const WHOLE: Declaration = { kind: 'collections', name: '', document: {}, made: {}, pending: [] }

/** Compares what is kept with a document that makes a state. What is the same is not kept anew. */
export function keeping(kept: readonly Kept[], document: Document, desired: State): Keeping {
  const made = declarationsOf(document, desired)
  const isMade = (one: Named): boolean => made.some((other) => isSame(one, other))
  const renamed = (document.collections ?? []).map(({ renamedFrom }) => renamedFrom)
  const isOver = (one: Named): boolean =>
    document.isPart
      ? (document.gone ?? []).some((other) => isSame(one, other)) ||
        (one.kind === 'collections' && renamed.includes(one.name))
      : document[one.kind] !== undefined
  return {
    save: made.filter((one) => !kept.some((other) => isSame(one, other) && isEqual(one, other))),
    forget: kept.filter((one) => isOver(one) && !isMade(one)),
  }
}

/** Whether two declarations are about the same thing. */
export const isSame = (one: Named, other: Named): boolean =>
  one.kind === other.kind && one.name === other.name

const isEqual = (one: Declaration, other: Declaration): boolean => textOf(one) === textOf(other)

const textOf = ({ document, made, pending }: Declaration): string =>
  canonical({ document, made, pending })

function declarationsOf(document: Document, desired: State): readonly Declaration[] {
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
      return live ? [declared('collections', said.name, said, pickedCollection(said, live))] : []
    }),
    ...Object.entries(records).flatMap(([collection, all]) =>
      all.map((said) => {
        const made = { ...desired.records[collection]?.[said.id], id: said.id }
        return declared('records', `${collection}/${said.id}`, said, pickedKeys(said, made))
      }),
    ),
  ]
}
