import type { CollectionJson } from '../schema/snapshot'
import { cascadeQueries } from '../state/cascade'
import type { Means } from '../state/plan'

/** How many records something is about, of how many. */
export type Counted = ReturnType<Means['counted']>

/** What a query counts. */
export function counted(app: core.App, query: string): Counted {
  const row = new DynamicModel({ total: 0, found: 0 })
  app.db().newQuery(query).one(row)
  return { total: Number(row.total), found: Number(row.found) }
}

interface Hanging {
  readonly collections: readonly CollectionJson[]
  readonly collectionId: string
  readonly id: string
}

/** The records that PocketBase deletes with another. */
export const hangingOn = (app: core.App, { collections, collectionId, id }: Hanging): Counted =>
  cascadeQueries(collections, collectionId, id)
    .map((query) => counted(app, query))
    .reduce((one, other) => ({ found: one.found + other.found, total: one.total + other.total }), {
      found: 0,
      total: 0,
    })
