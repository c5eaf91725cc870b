import { Fault } from '../fault'
import type { DeclaredCollection, DeclaredField, Document } from './document'
import { isObject, type Json, listAt, objectAt } from './json'
import { nearest } from './nearest'
import { SETTINGS_SECRETS, TOKENS } from './secrets'
import type { Shape } from './state'

/** Refuses keys that PocketBase does not have. Fault: `bad_document`. */
export function refuseUnknown(document: Document, shape: Shape): void {
  refuse(document, ['settings', 'collections', 'records'], '')
  within(document.settings ?? {}, knownSettings(shape.settings), 'settings')
  document.collections?.forEach((collection, at) => {
    refuseInCollection(collection, shape, `collections[${at}]`)
  })
}

function refuseInCollection(declared: DeclaredCollection, shape: Shape, at: string): void {
  const types = declared.type === undefined ? Object.keys(shape.collections) : [declared.type]
  const blank = Object.assign({}, ...types.map((type) => shape.collections[type] ?? {}))
  within(declared, { ...withSecrets(blank), ...FOR_COLLECTIONS }, at)
  const providers = listAt(objectAt(declared, 'oauth2'), 'providers')
  providers.filter(isObject).forEach((provider, nth) => {
    refuse(provider, PROVIDER, `${at}.oauth2.providers[${nth}]`)
  })
  if (declared.type === 'view') return
  declared.fields?.forEach((field, nth) => {
    refuseInField(field, shape, `${at}.fields[${nth}]`)
  })
}

/** A field of a type that this PocketBase lacks is PocketBase's to refuse. */
function refuseInField(field: DeclaredField, { fields }: Shape, at: string): void {
  const types = field.type === undefined ? Object.values(fields) : [fields[field.type]]
  const known = types.flatMap((blank) => (blank ? Object.keys(blank) : []))
  if (known.length > 0) refuse(field, [...known, 'id', 'name', 'type', 'renamedFrom'], at)
}

/** Goes into objects as far as both sides have them. */
function within(value: Json, known: Json, at: string): void {
  refuse(value, Object.keys(known), at)
  for (const [key, inner] of Object.entries(value)) {
    const below = known[key]
    if (isObject(inner) && isObject(below)) within(inner, below, `${at}.${key}`)
    if (Array.isArray(inner) && isItem(below)) inner.filter(isObject).forEach(item(below, at, key))
  }
}

const item = (below: readonly [Json], at: string, key: string) => (inner: Json, nth: number) =>
  within(inner, below[0], `${at}.${key}[${nth}]`)

/** A list whose items are known by their first. */
const isItem = (known: unknown): known is readonly [Json] =>
  Array.isArray(known) && isObject(known[0])

/** Refuses a key that is not known, with the nearest that is. Fault: `bad_document`. */
export function refuse(value: object, known: readonly string[], at: string): void {
  const wrong = Object.keys(value).find((key) => !known.includes(key))
  if (wrong === undefined) return
  const meant = nearest(wrong, known)
  const hint = meant === undefined ? '' : `: did you mean "${meant}"?`
  throw new Fault(
    'bad_document',
    `"${wrong}" is not known here${hint || '.'}`,
    at === '' ? wrong : `${at}.${wrong}`,
  )
}

/** PocketBase leaves secrets out of what it shows. */
const knownSettings = (settings: Json): Json => ({
  ...SETTINGS_SECRETS.reduce<Json>((known, path) => deepened(known, path), settings),
  rateLimits: { ...objectAt(settings, 'rateLimits'), rules: [RATE_LIMIT] },
})

function deepened(value: Json, [key = '', ...rest]: readonly string[]): Json {
  return { ...value, [key]: rest.length === 0 ? '' : deepened(objectAt(value, key), rest) }
}

const withSecrets = (blank: Json): Json =>
  Object.fromEntries(
    Object.entries(blank).map(([key, value]) =>
      TOKENS.includes(key) && isObject(value) ? [key, { ...value, secret: '' }] : [key, value],
    ),
  )

/** What a collection has beside its options; its fields are looked at by their types. */
const FOR_COLLECTIONS = { id: '', name: '', renamedFrom: '', created: '', updated: '', fields: '' }

const RATE_LIMIT = { label: '', audience: '', duration: 0, maxRequests: 0 }

/** What a provider of OAuth2 has. */
export const PROVIDER = [
  ...['pkce', 'name', 'clientId', 'clientSecret', 'authURL', 'tokenURL', 'userInfoURL'],
  ...['displayName', 'extra'],
]
