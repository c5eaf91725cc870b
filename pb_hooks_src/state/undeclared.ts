import type { Kept } from './declaration'
import type { Document, Named } from './document'

/**
 * A whole document that says which records were declared before and are not any more: they are to go.
 * One that does not speak of records leaves all of them; so does a part.
 */
export function withUndeclared(document: Document, kept: readonly Kept[]): Document {
  const { records, isPart, collections = [] } = document
  if (isPart || !records) return document
  const before = new Map(
    collections.map(({ name, renamedFrom = name }): [string, string] => [name, renamedFrom]),
  )
  const said = new Set(
    Object.entries(records).flatMap(([collection, all]) =>
      all.flatMap(({ id }) => [
        `${collection}/${id}`,
        `${before.get(collection) ?? collection}/${id}`,
      ]),
    ),
  )
  const gone = kept
    .filter(({ kind, name }) => kind === 'records' && !said.has(name))
    .map(({ kind, name }): Named => ({ kind, name }))
  return gone.length === 0 ? document : { ...document, gone }
}
