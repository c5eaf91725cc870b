import type { CollectionJson } from '../schema/snapshot'
import type { Document } from '../state/document'
import { isObject, type Json, listAt, objectAt, without } from '../state/json'
import { SETTINGS_SECRETS, type Seal, TOKENS } from '../state/secrets'
import type { Shape, State } from '../state/state'
import { textOf } from './rows'

/** Reads the settings and collections that are there, with every stored secret sealed. */
export const currentState = (app: core.App, seal: Seal): Omit<State, 'records'> => ({
  settings: sealedSettings(app, seal),
  collections: app
    .findAllCollections()
    .flatMap((found) => (found ? [sealedCollection(found, seal)] : [])),
})

/** The same where a part matters: of other collections only who they are, unless something goes. */
export function partOfState(app: core.App, seal: Seal, document: Document): Omit<State, 'records'> {
  if (document.gone) return currentState(app, seal)
  const { collections = [], records = {} } = document
  const wanted = new Set([
    ...collections.flatMap(({ name, id = name, renamedFrom = name }) => [name, id, renamedFrom]),
    ...Object.keys(records),
  ])
  return {
    settings: sealedSettings(app, seal),
    collections: whoIsThere(app).map((one) =>
      wanted.has(one.name) || wanted.has(one.id)
        ? sealedCollection(app.findCollectionByNameOrId(one.id), seal)
        : { ...one, fields: [], indexes: [] },
    ),
  }
}

interface Who {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly system: boolean
}

/** Who the collections are. */
export const whoIsThere = (app: core.App): readonly Who[] =>
  JSON.parse(
    textOf(
      app,
      `SELECT json_group_array(json_object('id', id, 'name', name, 'type', type,
         'system', json(CASE WHEN system THEN 'true' ELSE 'false' END)) ORDER BY rowid) AS text
       FROM _collections`,
    ),
  )

/** The settings, with their secrets sealed. */
export const sealedSettings = (app: core.App, seal: Seal): Json =>
  SETTINGS_SECRETS.reduce<Json>(
    (value, path) => withSealed(value, app.settings() as unknown as Json, { path, seal }),
    json(app.settings()),
  )

/** A value of PocketBase's as JSON: without its secrets. */
export const json = <Value>(value: unknown): Value => JSON.parse(JSON.stringify(value)) as Value

interface Secret {
  readonly path: readonly string[]
  readonly seal: Seal
}

function withSealed(value: Json, stored: Json, { path: [key = '', ...rest], seal }: Secret): Json {
  if (rest.length > 0) {
    const inner = withSealed(objectAt(value, key), stored[key] as Json, { path: rest, seal })
    return { ...value, [key]: inner }
  }
  const secret = String(stored[key] ?? '')
  return { ...value, [key]: secret === '' ? '' : seal(secret) }
}

/** A collection, with its secrets sealed. */
export function sealedCollection(collection: core.Collection, seal: Seal): CollectionJson {
  const plain = without(json<Json>(collection), 'created', 'updated') as CollectionJson
  if (plain.type !== 'auth') return plain
  const stored = collection as unknown as Json
  const tokens = TOKENS.reduce<Json>(
    (value, token) => withSealed(value, stored, { path: [token, 'secret'], seal }),
    plain,
  )
  const secrets = new Map(
    [...((stored.oauth2 as { providers?: Iterable<Json> }).providers ?? [])].map((provider) => [
      String(provider.name),
      String(provider.clientSecret ?? ''),
    ]),
  )
  const oauth2 = objectAt(plain, 'oauth2')
  const providers = listAt(oauth2, 'providers')
    .filter(isObject)
    .map((provider) => {
      const secret = secrets.get(String(provider.name)) ?? ''
      return { ...provider, clientSecret: secret === '' ? '' : seal(secret) }
    })
  return { ...plain, ...tokens, oauth2: { ...oauth2, providers } }
}

/** A collection, unless there is none. */
export function collectionIn(app: core.App, nameOrId: string): core.Collection | undefined {
  try {
    return app.findCollectionByNameOrId(nameOrId)
  } catch {
    return undefined
  }
}

const TYPES = [
  ...['text', 'editor', 'number', 'bool', 'email', 'url', 'date', 'autodate', 'select', 'file'],
  ...['relation', 'json', 'password', 'geoPoint'],
]

/** PocketBase's blanks of this moment. */
export function shapeOf(app: core.App): Shape {
  const blank = (type: 'base' | 'auth' | 'view'): [string, Json] => [
    type,
    without(json(new Collection({ type, name: 'x' })), 'id', 'name', 'created', 'updated'),
  ]
  return {
    settings: json(app.settings()),
    collections: Object.fromEntries((['base', 'auth', 'view'] as const).map(blank)),
    fields: Object.fromEntries(TYPES.map((type) => [type, blankField(type)])),
  }
}

function blankField(type: string): Json {
  const { fields } = json<{ fields: readonly Json[] }>(
    new Collection({ type: 'base', name: 'x', fields: [{ type, name: 'x' }] } as object),
  )
  return without(fields.find(({ name }) => name === 'x') ?? {}, 'id', 'name')
}
