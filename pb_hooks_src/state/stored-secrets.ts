import type { CollectionJson } from '../schema/snapshot'
import { isObject, type Json, listAt, objectAt, without } from './json'
import { SETTINGS_SECRETS, TOKENS } from './secrets'

/** Settings with those of their secrets that somebody speaks of. */
export const onlySettingsSecrets = (stored: Json, said: Json): Json =>
  SETTINGS_SECRETS.reduce<Json>((value, path) => unlessSaid(value, said, path), stored)

/** A collection with those of its secrets that somebody speaks of. */
export function onlyDeclaredSecrets(stored: CollectionJson, said: Json = {}): CollectionJson {
  if (stored.type !== 'auth') return stored
  const tokens = TOKENS.reduce<Json>(
    (value, token) => unlessSaid(value, said, [token, 'secret']),
    stored,
  )
  const oauth2 = objectAt(stored, 'oauth2')
  if (!Array.isArray(oauth2.providers)) return { ...stored, ...tokens }
  const named = listAt(objectAt(said, 'oauth2'), 'providers').filter(isObject)
  const providers = oauth2.providers.filter(isObject).map((provider) => {
    const found = named.find(({ name }) => name === provider.name)
    return found?.clientSecret === undefined ? without(provider, 'clientSecret') : provider
  })
  return { ...stored, ...tokens, oauth2: { ...oauth2, providers } }
}

function unlessSaid(value: Json, said: Json, [key = '', ...rest]: readonly string[]): Json {
  if (rest.length === 0) return said[key] === undefined ? without(value, key) : value
  if (!isObject(value[key])) return value
  return { ...value, [key]: unlessSaid(objectAt(value, key), objectAt(said, key), rest) }
}
