import { Fault } from '../fault'
import { isOwn } from '../schema/pack'
import type { CollectionJson, FieldJson } from '../schema/snapshot'
import { checksum, freshId } from './checksum'
import type { DeclaredCollection, Document } from './document'
import { isObject, type Json, listAt, objectAt, overlaid, settled, without } from './json'
import { refuse } from './known'
import { type Match, matched } from './matched'
import { mergedFields } from './merged-fields'
import { mergedIndexes } from './merged-indexes'
import type { Shape, State } from './state'
import { onlyDeclaredSecrets, onlySettingsSecrets } from './stored-secrets'

/** What is and what is to be, alike in all that a document does not speak of. */
export interface Merged {
  readonly current: State
  readonly desired: State
}

/**
 * What a PocketBase becomes when it is what a document says, before PocketBase itself has a say.
 *
 * Secrets that the document does not speak of are left out on both sides, and so are the pack's own
 * collections. Fault: `bad_document`.
 */
export function merged(current: State, document: Document, shape: Shape): Merged {
  const settings = document.settings ?? {}
  const collections = mergedCollections(withoutOwn(current.collections), document, shape)
  const stored = onlySettingsSecrets(current.settings, settings)
  return {
    current: {
      settings: stored,
      collections: collections.current,
      records: withoutDropped(current, collections.desired),
    },
    desired: {
      settings: overlaid(stored, settings),
      collections: collections.desired,
      records: mergedRecords(current, document, collections.desired),
    },
  }
}

/** What goes with its collection need not go by itself. */
function withoutDropped(
  { records, collections }: State,
  desired: readonly CollectionJson[],
): State['records'] {
  const stays = new Set(desired.map(({ id }) => id))
  const dropped = collections.flatMap(({ id, name }) =>
    stays.has(id) || isOwn(name) ? [] : [name],
  )
  return without(records, ...dropped) as State['records']
}

const withoutOwn = <Named extends { readonly name: string }>(all: readonly Named[]): Named[] =>
  all.filter(({ name }) => !isOwn(name))

type Matched = Match<CollectionJson, DeclaredCollection>

function mergedCollections(
  lives: readonly CollectionJson[],
  { collections, isPart, gone = [] }: Document,
  shape: Shape,
): { readonly current: readonly CollectionJson[]; readonly desired: readonly CollectionJson[] } {
  const declared = withoutOwn(collections ?? [])
  const matches = matched(lives, declared, 'collections')
  const ids = idsOf(lives, matches)
  const idOf = (said: unknown): unknown => ids.get(String(said)) ?? said
  const said = new Map(matches.map(({ live, wanted }) => [live, wanted]))
  const current = new Map(lives.map((live) => [live, onlyDeclaredSecrets(live, said.get(live))]))
  const made = matches.map(({ live, wanted }, nth) =>
    mergedCollection(
      { live: live && current.get(live), wanted },
      { shape, idOf, at: `collections[${nth}]` },
    ),
  )
  const stays = ({ name, system }: CollectionJson): boolean =>
    isPart
      ? !gone.some((one) => one.kind === 'collections' && one.name === name)
      : !collections || system === true
  const left = [...current].flatMap(([live, stripped]) => (said.has(live) ? [] : [stripped]))
  return { current: [...current.values()], desired: [...left.filter(stays), ...made] }
}

/** The id of each collection by what a document may call it: by a name, or by its id elsewhere. */
function idsOf(lives: readonly CollectionJson[], matches: readonly Matched[]) {
  const ids = new Map(lives.map(({ name, id }) => [name, id]))
  const taken = new Set(lives.map(({ id }) => id))
  for (const { live, wanted } of matches) {
    const wants = wanted.id && !taken.has(wanted.id) ? wanted.id : ''
    const id = live?.id ?? (wants || freshId(baseId(wanted), taken))
    taken.add(id)
    for (const name of namesOf(wanted, ids)) ids.set(name, id)
  }
  return ids
}

/** What a document may call a collection; what it had as its name before may be another's now. */
const namesOf = (
  { name, id = name, renamedFrom = name }: DeclaredCollection,
  taken: ReadonlyMap<string, string>,
): readonly string[] => [name, id || name, ...(taken.has(renamedFrom) ? [] : [renamedFrom])]
const baseId = ({ type = 'base', name }: DeclaredCollection): string =>
  `pbc_${checksum(`${type}${name}`)}`

interface Context {
  readonly shape: Shape
  readonly idOf: (collection: unknown) => unknown
  readonly at: string
}

function mergedCollection({ live, wanted }: Matched, { shape, idOf, at }: Context): CollectionJson {
  const type = wanted.type ?? live?.type ?? 'base'
  if (live && live.type !== type) throw otherType(live, type, at)
  const blank: Json = shape.collections[type] ?? {}
  const base = live ?? blank
  const said = without(wanted, 'renamedFrom', 'created', 'updated', 'fields', 'indexes')
  const id = String(idOf(wanted.name))
  const fields = mergedFields(
    {
      live,
      fields: wanted.fields,
      blank: listAt(blank, 'fields') as readonly FieldJson[],
      idOf,
      at,
    },
    shape,
  )
  const made = {
    ...overlaid(base, without(said, 'oauth2')),
    ...(isObject(said.oauth2) && { oauth2: mergedOauth2(objectAt(base, 'oauth2'), said.oauth2) }),
    id,
    type,
    name: wanted.name,
    // PocketBase makes those of a view.
    fields: type === 'view' ? (live?.fields ?? []) : fields,
    indexes: mergedIndexes(live, { name: wanted.name, indexes: wanted.indexes, fields }),
  }
  return live ? settled(live, made) : made
}

const otherType = ({ name, type }: CollectionJson, wanted: string, at: string): Fault =>
  new Fault(
    'bad_document',
    `"${name}" is of type ${type} and cannot become ${wanted}: take it out of the document, apply ` +
      'that, and put the new one in.',
    `${at}.type`,
  )

/** Providers are who they are by name; what is not said of one stays as it is. */
function mergedOauth2(live: Json, said: Json): Json {
  if (said.providers === undefined) return overlaid(live, said)
  const lives = listAt(live, 'providers').filter(isObject)
  const providers = listAt(said, 'providers')
    .filter(isObject)
    .map((provider) => ({ ...lives.find(({ name }) => name === provider.name), ...provider }))
  return { ...overlaid(live, without(said, 'providers')), providers }
}

/** Of records only those are told that the document names, or that it named before. */
function mergedRecords(
  current: State,
  { records = {} }: Document,
  collections: readonly CollectionJson[],
): State['records'] {
  const result: Record<string, Record<string, Json>> = {}
  for (const [collection, declared] of Object.entries(records)) {
    const found: Record<string, Json> = {}
    const of = collections.find(({ name }) => name === collection)
    // What tokens are signed with is PocketBase's to make.
    const fields = of?.fields.filter(({ name }) => of.type !== 'auth' || name !== 'tokenKey')
    const names = fields && Object.fromEntries(fields.map(({ name }) => [name, '']))
    declared.forEach(({ id, ...values }, nth) => {
      refuse(values, names ?? values, `records.${collection}[${nth}]`)
      found[id] = { ...current.records[collection]?.[id], ...values }
    })
    result[collection] = found
  }
  return result
}
