import { Fault } from '../fault'
import type { DeclaredCollection, DeclaredField, Document } from './document'
import { isObject, type Json, listAt, objectAt } from './json'
import { nearest } from './nearest'
import { SETTINGS_SECRETS, TOKENS } from './secrets'
import type { Shape } from './state'

/** Refuses keys that PocketBase does not have. Fault: `bad_document`. */
export function refuseUnknown(document: Document, shape: Shape): void {
  refuse(document, { settings: '', collections: '', records: '' }, '')
  within(document.settings ?? {}, knownSettings(shape.settings), 'settings')
  const known = knownIn(shape)
  document.collections?.forEach((collection, at) => {
    refuseInCollection(collection, known, `collections[${at}]`)
  })
}

/** What is known by type; all that any type has where none is said. */
interface Known {
  readonly collections: ByType
  readonly fields: ByType
}

interface ByType {
  readonly all: Json
  readonly of: Readonly<Record<string, Json>>
}

function knownIn({ collections, fields }: Shape): Known {
  const byType = (blanks: Shape['fields'], known: (blank: Json) => Json): ByType => {
    const of = Object.entries(blanks).map(([type, blank]) => [type, known(blank)])
    return { all: known(Object.assign({}, ...Object.values(blanks))), of: Object.fromEntries(of) }
  }
  return {
    collections: byType(collections, (blank) => ({ ...withSecrets(blank), ...FOR_COLLECTIONS })),
    fields: byType(fields, (blank) => ({ ...blank, ...FOR_FIELDS })),
  }
}

function refuseInCollection(declared: DeclaredCollection, known: Known, at: string): void {
  const { all, of } = known.collections
  within(declared, declared.type === undefined ? all : (of[declared.type] ?? all), at)
  const providers = listAt(objectAt(declared, 'oauth2'), 'providers')
  providers.filter(isObject).forEach((provider, nth) => {
    refuse(provider, OF_PROVIDERS, `${at}.oauth2.providers[${nth}]`)
  })
  if (declared.type === 'view') return
  declared.fields?.forEach((field, nth) => {
    refuseInField(field, known.fields, () => `${at}.fields[${nth}]`)
  })
}

/** A field of a type that this PocketBase lacks is PocketBase's to refuse. */
function refuseInField(field: DeclaredField, { all, of }: ByType, at: () => string): void {
  const known = field.type === undefined ? all : of[field.type]
  if (known && wrongKey(field, known) !== undefined) refuse(field, known, at())
}

/** Goes into objects as far as both sides have them. */
function within(value: Json, known: Json, at: string): void {
  refuse(value, known, at)
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

const wrongKey = (value: object, known: Json): string | undefined =>
  Object.keys(value).find((key) => !Object.hasOwn(known, key))

/** Refuses a key that is not known, with the nearest that is. Fault: `bad_document`. */
export function refuse(value: object, known: Json, at: string): void {
  const wrong = wrongKey(value, known)
  if (wrong === undefined) return
  const meant = nearest(wrong, Object.keys(known))
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

const FOR_FIELDS = { id: '', name: '', type: '', renamedFrom: '' }

const RATE_LIMIT = { label: '', audience: '', duration: 0, maxRequests: 0 }

/** What a provider of OAuth2 has. */
export const PROVIDER = [
  ...['pkce', 'name', 'clientId', 'clientSecret', 'authURL', 'tokenURL', 'userInfoURL'],
  ...['displayName', 'extra'],
]

const OF_PROVIDERS = Object.fromEntries(PROVIDER.map((key) => [key, '']))
