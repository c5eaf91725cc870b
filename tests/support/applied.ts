import type { CollectionJson, FieldJson } from '../../pb_hooks_src/schema/snapshot'
import type { Change } from '../../pb_hooks_src/state/change'
import { indexName } from '../../pb_hooks_src/state/index-text'
import { isObject, type Json } from '../../pb_hooks_src/state/json'
import type { State } from '../../pb_hooks_src/state/state'

/** A state after changes, made of nothing but what the changes tell. */
export function applied(changes: readonly Change[], state: State): State {
  const about = (...whats: readonly Change['what'][]) =>
    changes.filter(({ what }) => whats.includes(what))
  const settings = { ...state.settings }
  for (const change of about('settings')) settings[change.name] = changed(state.settings, change)
  const gone = about('collection').filter((change) => change.do === 'delete')
  const made = about('collection').flatMap((change) =>
    change.do === 'create' ? [change.after as CollectionJson] : [],
  )
  const inside = about('collection', 'field', 'index', 'provider')
  const kept = state.collections
    .filter(({ name }) => !gone.some((change) => change.name === name))
    .map((collection) => changedCollection(collection, inside))
  return {
    settings,
    collections: [...kept, ...made],
    records: changedRecords(about('record'), state),
  }
}

function changed(values: Json, { name, ...change }: Change): unknown {
  if (change.do === 'delete') return undefined
  if (change.do === 'create') return change.after
  return patched(values[name], change.before, change.after)
}

/** A value with what an update tells: keys of `before` are gone unless `after` has them too. */
function patched(value: unknown, before: unknown, after: unknown): unknown {
  if (!isObject(value) || !isObject(before) || !isObject(after)) return after
  const result: Record<string, unknown> = { ...value }
  for (const key of Object.keys(before)) if (!(key in after)) delete result[key]
  for (const [key, inner] of Object.entries(after)) {
    result[key] = key in before ? patched(value[key], before[key], inner) : inner
  }
  return result
}

function changedCollection(collection: CollectionJson, changes: readonly Change[]): CollectionJson {
  const { name, oauth2 } = collection
  const own = changes.find((change) => change.what === 'collection' && change.name === name)
  const of = (what: Change['what']) =>
    changes.filter((change) => change.what === what && change.name.startsWith(`${name}.`))
  const order = own?.do === 'update' ? (own.after as Json) : {}
  const fields = changedItems(collection.fields, of('field'), {
    named: (field) => `${name}.${field.name}`,
    order: order.fields,
  }) as FieldJson[]
  const indexes = changedItems((collection.indexes ?? []) as string[], of('index'), {
    named: (text) => `${name}.${indexName(text)}`,
    order: undefined,
  })
  const providers = changedItems(((oauth2 as Json)?.providers ?? []) as Json[], of('provider'), {
    named: (provider) => `${name}.${provider.name}`,
    order: order.providers,
  })
  const rest =
    own?.do === 'update'
      ? patched(collection, unlisted(own.before), unlisted(own.after))
      : collection
  const { ...result } = rest as CollectionJson
  return {
    ...result,
    ...(collection.type !== 'view' && { fields, indexes }),
    ...(isObject(result.oauth2) && { oauth2: { ...result.oauth2, providers } }),
  }
}

function unlisted(side: unknown): Json {
  const { fields: _fields, providers: _providers, ...rest } = side as Json
  return rest
}

interface How<Item> {
  readonly named: (item: Item) => string
  readonly order: unknown
}

function changedItems<Item extends Json | string>(
  items: readonly Item[],
  changes: readonly Change[],
  { named, order }: How<Item>,
): readonly Item[] {
  const kept = items.flatMap((item): readonly Item[] => {
    const change = changes.find((one) => one.name === named(item) && one.do !== 'create')
    if (change?.do === 'delete') return []
    return [change?.do === 'update' ? (patched(item, change.before, change.after) as Item) : item]
  })
  const made = changes.flatMap((change) => (change.do === 'create' ? [change.after as Item] : []))
  const all = [...kept, ...made]
  if (!Array.isArray(order)) return all
  const at = (item: Item) => order.indexOf((item as Json).name)
  return all.sort((a, b) => at(a) - at(b))
}

function changedRecords(changes: readonly Change[], { records }: State): State['records'] {
  const result: Record<string, Record<string, Json>> = {}
  for (const [collection, found] of Object.entries(records)) result[collection] = { ...found }
  for (const change of changes) {
    const [collection = '', id = ''] = change.name.split('/')
    const found = { ...result[collection] }
    if (change.do === 'delete') delete found[id]
    else if (change.do === 'create') found[id] = change.after as Json
    else found[id] = patched(found[id], change.before, change.after) as Json
    result[collection] = found
  }
  return result
}
