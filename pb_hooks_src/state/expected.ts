import type { CollectionJson } from '../schema/snapshot'
import { isObject, type Json, listAt, objectAt, overlaid, without } from './json'
import { isSeal, SETTINGS_SECRETS, TOKENS } from './secrets'
import type { Records, State } from './state'

/** What PocketBase has made of what it was told, with its secrets left out. */
export interface Rehearsed {
  readonly settings: Json
  /** The collections that were saved. */
  readonly collections: readonly CollectionJson[]
  readonly records: Records
}

/** The state that is to be, as PocketBase states it: with its defaults, ids and order. */
export function expected(desired: State, rehearsed: Rehearsed): State {
  const made = new Map(rehearsed.collections.map((collection) => [collection.id, collection]))
  return {
    settings: SETTINGS_SECRETS.reduce<Json>(
      (settings, path) => withSecret(settings, desired.settings, path),
      rehearsed.settings,
    ),
    collections: desired.collections.map((wanted) => {
      const found = made.get(wanted.id)
      return found ? withSecrets(plain(found), wanted) : wanted
    }),
    records: recordsWithSecrets(rehearsed.records, desired.records),
  }
}

function recordsWithSecrets(made: Records, wanted: Records): Records {
  const result: Record<string, Record<string, Json>> = {}
  for (const [collection, all] of Object.entries(made)) {
    const records = Object.entries(all).map(([id, values]): [string, Json] => {
      const said = wanted[collection]?.[id]?.password
      return [id, isSeal(said) ? { ...values, password: said } : values]
    })
    result[collection] = Object.fromEntries(records)
  }
  return result
}

const plain = (collection: CollectionJson): CollectionJson =>
  without(collection, 'created', 'updated') as CollectionJson

function withSecret(value: Json, from: Json, [key = '', ...rest]: readonly string[]): Json {
  const said = from[key]
  if (rest.length === 0) return said === undefined ? value : { ...value, [key]: said }
  return { ...value, [key]: withSecret(objectAt(value, key), objectAt(from, key), rest) }
}

function withSecrets(made: CollectionJson, wanted: CollectionJson): CollectionJson {
  const tokens = TOKENS.filter((token) => isObject(made[token])).reduce<Json>(
    (value, token) => withSecret(value, wanted, [token, 'secret']),
    made,
  )
  if (!isObject(made.oauth2)) return { ...made, ...tokens }
  const named = listAt(objectAt(wanted, 'oauth2'), 'providers').filter(isObject)
  const providers = listAt(made.oauth2, 'providers')
    .filter(isObject)
    .map((provider) => {
      const { clientSecret } = named.find(({ name }) => name === provider.name) ?? {}
      return clientSecret === undefined ? provider : overlaid(provider, { clientSecret })
    })
  return { ...made, ...tokens, oauth2: { ...made.oauth2, providers } }
}
