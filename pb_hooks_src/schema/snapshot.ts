/** A field exactly as PocketBase exports it. */
export interface FieldJson {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly [option: string]: unknown
}

/** A collection exactly as PocketBase exports it: every option kept, known to us or not. */
export interface CollectionJson {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly fields: readonly FieldJson[]
  readonly [option: string]: unknown
}

/** The whole schema at one moment. Lossless, so it is safe to write back. */
export interface Snapshot {
  readonly collections: readonly CollectionJson[]
}

/**
 * The snapshot of a list of collections.
 *
 * The two timestamps of a collection are dropped, since they are not schema, and collections are
 * ordered by name, so that two databases with the same schema give equal snapshots.
 */
export const snapshotOf = (collections: readonly CollectionJson[]): Snapshot => ({
  collections: collections
    .map(({ created: _created, updated: _updated, ...rest }) => rest)
    .sort(byName),
})

/** The order of collections in a snapshot. */
const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : 1
