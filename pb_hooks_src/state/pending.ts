import type { Kept } from './declaration'
import type { DeclaredCollection, DeclaredField } from './document'
import { usesColumn } from './index-text'
import type { Json } from './json'

/** What is declared of a collection, and what of it has to wait for another. */
export interface Waiting {
  readonly said: DeclaredCollection
  /** Names of fields and of rules. */
  readonly pending: readonly string[]
  /** The same without what waits. */
  readonly ready: DeclaredCollection
  /** The names of the collections that are not there. */
  readonly missing: readonly Missing[]
}

interface Missing {
  readonly name: string
  readonly at: string
}

/** What is there, as far as a declaration may have to wait for it. */
export interface There {
  /** Names and ids of collections. */
  readonly known: ReadonlySet<string>
  /** Fields that wait, by any name. */
  readonly fields: ReadonlySet<string>
}

/** Tells what of a declared collection can be made now: the rest needs one that is not there. */
export function waiting(said: DeclaredCollection, there: There): Waiting {
  const lost = waitingFields(said, there.known)
  const fields = lost.map(({ name }) => name)
  const rules = RULES.flatMap((rule) => {
    const text = said[rule]
    if (typeof text !== 'string') return []
    const missing = missingIn(text, there.known)
    return missing.length > 0 || mentions(text, fields, there.fields) ? [{ rule, missing }] : []
  })
  const ready: Json = {
    ...said,
    ...Object.fromEntries(rules.map(({ rule }) => [rule, null])),
    ...(said.fields && { fields: said.fields.filter(({ name }) => !fields.includes(name)) }),
    ...(said.indexes && {
      indexes: said.indexes.filter((text) => !fields.some((field) => usesColumn(text, field))),
    }),
  }
  return {
    said,
    ready: ready as DeclaredCollection,
    pending: [...fields, ...rules.map(({ rule }) => rule)],
    missing: [
      ...lost.map(({ name, collectionId }) => {
        const nth = said.fields?.findIndex((field) => field.name === name)
        return { name: String(collectionId), at: `fields[${nth}].collectionId` }
      }),
      ...rules.flatMap(({ rule, missing }) => missing.map((name) => ({ name, at: rule }))),
    ],
  }
}

const RULES = [
  ...['listRule', 'viewRule', 'createRule', 'updateRule', 'deleteRule', 'manageRule', 'authRule'],
]

/** The relations of a collection that lead to one that is not there. */
function waitingFields(
  { fields = [] }: DeclaredCollection,
  known: ReadonlySet<string>,
): readonly DeclaredField[] {
  return fields.filter(
    ({ collectionId }) => collectionId !== undefined && !known.has(String(collectionId)),
  )
}

/** The names of fields that wait, of some declared collections. */
export const namesOfWaiting = (
  all: readonly DeclaredCollection[],
  known: ReadonlySet<string>,
): ReadonlySet<string> =>
  new Set(all.flatMap((one) => waitingFields(one, known).map(({ name }) => name)))

/** The collections that a rule speaks of and that are not there. */
function missingIn(rule: string, known: ReadonlySet<string>): readonly string[] {
  const names = pathsIn(rule).flatMap((path) => [
    ...(path[0] === '@collection' && path[1] !== undefined ? [path[1]] : []),
    ...path.flatMap((step) => /^(\w+)_via_\w+$/.exec(step)?.[1] ?? []),
  ])
  return [...new Set(names)].filter((name) => !known.has(name))
}

/** Whether a rule goes through a field that waits: one of its own, or another's behind a dot. */
const mentions = (rule: string, own: readonly string[], others: ReadonlySet<string>): boolean =>
  pathsIn(rule).some(([first = '', ...rest]) =>
    [first, ...rest].some(
      (step, nth) =>
        own.includes(step) ||
        (nth > 0 && others.has(step)) ||
        others.has(/_via_(\w+)$/.exec(step)?.[1] ?? ''),
    ),
  )

/** The paths that a rule names, each by its steps, without modifiers and what is in quotes. */
const pathsIn = (rule: string): readonly (readonly string[])[] =>
  (rule.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g, ' ').match(/[@\w][\w.:@]*/g) ?? []).map(
    (path) => path.split('.').map((step) => step.replace(/:.*$/, '')),
  )

/** Declared collections of which other things wait than before, each with what waits now. */
export const rewaiting = (
  kept: readonly Kept[],
  there: There,
): readonly (Waiting & { readonly before: number })[] =>
  kept.flatMap(({ kind, name, document, pending }) => {
    if (kind !== 'collections' || name === '' || !there.known.has(name)) return []
    const now = waiting(document as DeclaredCollection, there)
    // What is kept may lack the name.
    return [{ ...now, ready: { ...now.ready, name }, before: pending.length }]
  })
