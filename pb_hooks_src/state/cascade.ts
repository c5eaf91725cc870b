import type { CollectionJson } from '../schema/snapshot'
import { quoted } from './query'
import { fieldsOf, isMultiple } from './state'

/**
 * Counts the records that PocketBase deletes with another: those that lead to nothing else by a field
 * that says so. Each query is of one field.
 */
export function cascadeQueries(
  collections: readonly CollectionJson[],
  collectionId: string,
  id: string,
): readonly string[] {
  return collections.flatMap((collection) =>
    fieldsOf(collection)
      .filter((field) => field.collectionId === collectionId && field.cascadeDelete === true)
      .map((field) => {
        const [table, column] = [quoted(collection.name), quoted(field.name)]
        const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
        const value = isMultiple(field) ? JSON.stringify([id]) : id
        return `SELECT count(*) AS total, coalesce(sum(${column} = ${text(value)}), 0) AS found FROM ${table}`
      }),
  )
}
