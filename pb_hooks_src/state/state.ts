import type { CollectionJson, FieldJson } from '../schema/snapshot'
import type { Json } from './json'

/**
 * What a PocketBase is, as far as a document can say it: its settings, its collections, and those of
 * its records that somebody declared, by collection and id. Secrets in it are sealed.
 */
export interface State {
  readonly settings: Json
  readonly collections: readonly CollectionJson[]
  readonly records: Records
}

export type Records = Readonly<Record<string, Readonly<Record<string, Json>>>>

/**
 * PocketBase's own blanks: what a new collection of each type, and a new field of each type, is
 * before anybody says anything. They give the defaults, and the keys that there are.
 */
export interface Shape {
  readonly settings: Json
  readonly collections: Readonly<Record<string, Json>>
  readonly fields: Readonly<Record<string, Json>>
}

export const isView = ({ type }: { readonly type: string }): boolean => type === 'view'

/** The fields of a collection that PocketBase keeps; those of a view it makes anew each time. */
export const fieldsOf = (collection: CollectionJson): readonly FieldJson[] =>
  isView(collection) ? [] : collection.fields

/** The texts of the indexes of a collection. */
export const indexesOf = ({ indexes }: CollectionJson): readonly string[] =>
  Array.isArray(indexes) ? indexes : []

/** Whether a field holds several values. */
export const isMultiple = ({ maxSelect }: Json): boolean => Number(maxSelect) > 1
