import { isOwn } from '../schema/pack'
import type { CollectionJson, Snapshot } from '../schema/snapshot'
import { type Json, without } from './json'
import { isView } from './state'

/**
 * A PocketBase as a document: without secrets, without what PocketBase makes by itself, and without
 * the pack's own collections. Applied to the same PocketBase, it changes nothing.
 */
export const exported = (settings: Json, { collections }: Snapshot): Json => ({
  settings,
  collections: collections.filter(isDeclarable).map(declared),
})

/** Nothing of PocketBase's own tables can be changed but how superusers sign in. */
export const isDeclarable = ({ name, system, type }: CollectionJson): boolean =>
  !isOwn(name) && !(system === true && type === 'base')

const declared = (collection: CollectionJson): Json =>
  without(collection, 'created', 'updated', 'system', ...(isView(collection) ? ['fields'] : []))
