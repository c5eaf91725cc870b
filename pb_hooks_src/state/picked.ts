import type { CollectionJson } from '../schema/snapshot'
import type { DeclaredCollection } from './document'
import { indexName } from './index-text'
import { isObject, type Json, listAt, objectAt, without } from './json'
import { matched } from './matched'
import { indexesOf, isView } from './state'

/** The values that lie where a document has its own, in objects and in lists of them. */
export function picked(said: unknown, live: unknown): unknown {
  if (isObject(said) && isObject(live)) {
    return Object.fromEntries(Object.keys(said).map((key) => [key, picked(said[key], live[key])]))
  }
  if (Array.isArray(said) && Array.isArray(live) && said.length === live.length) {
    return live.map((one, nth) => picked(said[nth], one))
  }
  return live ?? null
}

/** The values of the keys that are said, each as a whole. */
export const pickedKeys = (said: Json, live: Json): Json =>
  Object.fromEntries(Object.keys(said).map((key) => [key, live[key] ?? null]))

/**
 * The same of a collection. Its fields, indexes and providers are in the places in which they are
 * declared; `null` stands for one that is not there.
 */
export function pickedCollection(said: DeclaredCollection, live: CollectionJson): Json {
  const { fields, indexes } = said
  const providers = said.oauth2 && listAt(objectAt(said, 'oauth2'), 'providers')
  const options = picked(plainOf(said), live) as Json
  return {
    ...options,
    ...(fields && !isView(live) && { fields: pickedFields(said, live) }),
    ...(indexes && { indexes: indexes.map((text) => sameIndex(live, text) ?? null) }),
    ...(isObject(said.oauth2) && {
      oauth2: {
        ...objectAt(options, 'oauth2'),
        ...(said.oauth2.providers !== undefined && {
          providers: (providers as readonly Json[]).map(pickedProvider(live)),
        }),
      },
    }),
  }
}

/** A declared collection without its lists, and without what PocketBase does not keep. */
export const plainOf = (said: DeclaredCollection): Json => ({
  ...without(said, 'renamedFrom', 'fields', 'indexes', 'oauth2', 'created', 'updated'),
  ...(isObject(said.oauth2) && { oauth2: without(said.oauth2, 'providers') }),
})

const pickedFields = ({ fields = [] }: DeclaredCollection, live: CollectionJson) =>
  matched(live.fields, fields, 'fields').map(({ live, wanted }) =>
    live ? pickedKeys(without(wanted, 'renamedFrom'), live) : null,
  )

/** The index of a collection that has the name of another. */
export const sameIndex = (live: CollectionJson, text: string): string | undefined =>
  indexesOf(live).find((one) => indexName(one).toLowerCase() === indexName(text).toLowerCase())

const pickedProvider = (live: CollectionJson) => (said: Json) => {
  const found = providersOf(live).find(({ name }) => name === said.name)
  return found ? pickedKeys(said, found) : null
}

/** The OAuth2 providers of a collection. */
export const providersOf = (collection: Json): readonly Json[] =>
  listAt(objectAt(collection, 'oauth2'), 'providers').filter(isObject)
