import { type Declaration, declarationsOf, type Kept } from './declaration'
import type { Document, Named } from './document'
import { isEqual, type Json } from './json'
import type { State } from './state'

/** What is to be remembered of a document, and what no longer. */
export interface Keeping {
  readonly save: readonly Declaration[]
  readonly forget: readonly Named[]
}

interface Comparing {
  readonly document: Document
  readonly current: State
  readonly desired: State
  /** Makes of a declaration what is kept of it. */
  readonly asKept: (declaration: Declaration) => Declaration
}

/** Compares what is kept with a document that makes a state. What is the same is not kept anew. */
export function keeping(kept: readonly Kept[], comparing: Comparing): Keeping {
  const { document, desired, asKept } = comparing
  const renames = renamesIn(document, desired)
  const gone = goneIn(comparing)
  const made = byKey([
    ...kept.flatMap((one) => moved(one, renames)),
    ...declarationsOf(document, desired).map(asKept),
  ])
  const isOver = (one: Named): boolean =>
    renames.has(collectionOf(one)) || gone.has(keyOf(one)) || isInGone(one, gone)
  const isLeftOut = ({ kind }: Named): boolean => !document.isPart && document[kind] !== undefined
  const there = byKey(kept)
  const isNew = (one: Declaration): boolean => {
    const found = there.get(keyOf(one))
    return !found || !isEqual(saidOf(one), saidOf(found))
  }
  return {
    save: [...made.values()].filter(isNew),
    forget: kept.filter((one) => !made.has(keyOf(one)) && (isOver(one) || isLeftOut(one))),
  }
}

const byKey = <One extends Named>(all: readonly One[]): ReadonlyMap<string, One> =>
  new Map(all.map((one) => [keyOf(one), one]))

const keyOf = ({ kind, name }: Named): string => `${kind}:${name}`

const collectionOf = ({ kind, name }: Named): string =>
  kind === 'settings' ? '' : (name.split('/')[0] ?? '')

const saidOf = ({ document, made, pending }: Declaration): Json => ({ document, made, pending })

/** What is declared of a record is known by the new name of its collection. */
function moved(one: Kept, renames: ReadonlyMap<string, string>): readonly Declaration[] {
  const [collection = '', id] = one.name.split('/')
  const renamed = renames.get(collection)
  return one.kind === 'records' && renamed !== undefined
    ? [{ ...one, name: `${renamed}/${id}` }]
    : []
}

/** The new names of collections, by the old, where nothing has the old one now. */
function renamesIn({ collections = [] }: Document, desired: State): ReadonlyMap<string, string> {
  const after = new Set(desired.collections.map(({ name }) => name))
  return new Map(
    collections.flatMap(({ name, renamedFrom }) =>
      renamedFrom === undefined || after.has(renamedFrom) ? [] : [[renamedFrom, name] as const],
    ),
  )
}

/** What is to be gone, and the collections that go since a document leaves them out. */
function goneIn({ document, current, desired }: Comparing): ReadonlySet<string> {
  const after = new Set(desired.collections.map(({ id }) => id))
  const left = current.collections.filter(({ id }) => !after.has(id))
  return new Set([
    ...(document.gone ?? []).map(keyOf),
    ...left.map(({ name }) => keyOf({ kind: 'collections', name })),
  ])
}

/** What is declared of a record goes with its collection. */
const isInGone = ({ kind, name }: Named, gone: ReadonlySet<string>): boolean =>
  kind === 'records' && gone.has(keyOf({ kind: 'collections', name: name.split('/')[0] ?? '' }))
