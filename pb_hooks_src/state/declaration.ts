import type { DeclaredCollection, Document, Kind, Named } from './document'
import { isEqual, type Json } from './json'
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

interface Comparing {
  readonly document: Document
  readonly desired: State
  /** Makes of a declaration what is kept of it. */
  readonly asKept: (declaration: Declaration) => Declaration
}

/** Compares what is kept with a document that makes a state. What is the same is not kept anew. */
export function keeping(kept: readonly Kept[], { document, desired, asKept }: Comparing): Keeping {
  const made = byKey(declarationsOf(document, desired).map(asKept))
  const isMade = (one: Named): boolean => made.has(keyOf(one))
  const known = byKey(kept)
  const moved = kept.flatMap((one): readonly Declaration[] => {
    const name = newName(one, document, desired)
    return one.kind === 'records' && name !== undefined && !isMade(one) ? [{ ...one, name }] : []
  })
  const isOver = (one: Named): boolean =>
    newName(one, document, desired) !== undefined ||
    (document.gone ?? []).some((other) => isSame(one, other) || isIn(one, other)) ||
    (!document.isPart && document[one.kind] !== undefined)
  const all = [...made.values(), ...moved.filter((one) => !isMade(one))]
  return {
    save: all.filter((one) => !isKept(one, known.get(keyOf(one)))),
    forget: kept.filter((one) => isOver(one) && !isMade(one)),
  }
}

/** The name by which something is known once its collection has another. */
function newName(
  { kind, name }: Named,
  { collections = [] }: Document,
  { collections: after }: State,
) {
  const [old = '', ...rest] = kind === 'settings' ? [] : name.split('/')
  const found = collections.find(({ renamedFrom }) => renamedFrom === old)
  if (!found || old === '' || after.some((one) => one.name === old)) return undefined
  return [found.name, ...rest].join('/')
}

/** Whether a record is one of a collection. */
const isIn = (one: Named, other: Named): boolean =>
  one.kind === 'records' && other.kind === 'collections' && one.name.startsWith(`${other.name}/`)

/** Whether two declarations are about the same thing. */
export const isSame = (one: Named, other: Named): boolean =>
  one.kind === other.kind && one.name === other.name

const keyOf = ({ kind, name }: Named): string => `${kind} ${name}`

const byKey = <One extends Named>(all: readonly One[]): ReadonlyMap<string, One> =>
  new Map(all.map((one) => [keyOf(one), one]))

const isKept = (one: Declaration, other: Declaration | undefined): boolean =>
  other !== undefined && isEqual(saidOf(one), saidOf(other))

const saidOf = ({ document, made, pending }: Declaration): Json => ({ document, made, pending })

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
      if (!live) return []
      const { said: whole = said, pending = [] } = document.waiting?.[said.name] ?? {}
      const made = pickedCollection(whole as DeclaredCollection, live)
      return [{ ...declared('collections', said.name, whole, made), pending }]
    }),
    ...Object.entries(records).flatMap(([collection, all]) =>
      all.map((said) => {
        const made = { ...desired.records[collection]?.[said.id], id: said.id }
        return declared('records', `${collection}/${said.id}`, said, pickedKeys(said, made))
      }),
    ),
  ]
}
