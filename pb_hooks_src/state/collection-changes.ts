import type { CollectionJson } from '../schema/snapshot'
import type { Change, What } from './change'
import { between, type Difference, difference, joined, same } from './compared'
import { indexKey, indexName } from './index-text'
import { isObject, type Json, listAt, objectAt, without } from './json'
import { fieldsOf, indexesOf, isView } from './state'

/** What makes one collection another, by the names that it has before. */
export function changesOfCollection(
  before: CollectionJson,
  after: CollectionJson,
): readonly Change[] {
  if (before === after) return []
  const lists = [fieldList(before, after), indexList(before, after), providerList(before, after)]
  const found = joined([
    ...[difference(optionsOf(before), optionsOf(after))].flatMap((one) => one ?? []),
    ...lists.flatMap(order),
  ])
  return [
    ...(found ? [{ do: 'update', what: 'collection', name: before.name, ...found } as const] : []),
    ...lists.flatMap((list) => itemChanges(before.name, list)),
  ]
}

/** What is not in a list of its own. Indexes are on the table that has the collection's name. */
function optionsOf(collection: CollectionJson): Json {
  const { oauth2 } = collection
  return {
    ...without(collection, 'created', 'updated', 'fields', 'indexes', 'oauth2'),
    ...(isObject(oauth2) && { oauth2: without(oauth2, 'providers') }),
  }
}

/** Things in an order, each known by a key, before and after. */
interface List {
  readonly what: What
  /** Where the collection keeps their order; none where it does not matter. */
  readonly at: string | undefined
  readonly before: readonly Item[]
  readonly after: readonly Item[]
}

interface Item {
  readonly key: string
  readonly name: string
  readonly value: unknown
  /** Equal where nothing is to be done. */
  readonly compared: unknown
}

const fieldList = (before: CollectionJson, after: CollectionJson): List => ({
  what: 'field',
  at: 'fields',
  before: fieldsOf(before).map(fieldItem),
  after: fieldsOf(after).map(fieldItem),
})

const fieldItem = (field: Json & { readonly id: string; readonly name: string }): Item => ({
  key: field.id,
  name: field.name,
  value: field,
  compared: field,
})

const indexList = (before: CollectionJson, after: CollectionJson): List => ({
  what: 'index',
  at: undefined,
  before: isView(before) ? [] : indexesOf(before).map(indexItem),
  after: isView(after) ? [] : indexesOf(after).map(indexItem),
})

const indexItem = (text: string): Item => ({
  key: indexName(text).toLowerCase(),
  name: indexName(text),
  value: text,
  compared: indexKey(text),
})

const providerList = (before: CollectionJson, after: CollectionJson): List => ({
  what: 'provider',
  at: 'providers',
  before: listAt(objectAt(before, 'oauth2'), 'providers').filter(isObject).map(providerItem),
  after: listAt(objectAt(after, 'oauth2'), 'providers').filter(isObject).map(providerItem),
})

const providerItem = (provider: Json): Item => ({
  key: String(provider.name),
  name: String(provider.name),
  value: provider,
  compared: provider,
})

function itemChanges(collection: string, { what, before, after }: List): readonly Change[] {
  const then = new Map(after.map((item) => [item.key, item]))
  const known = new Set(before.map(({ key }) => key))
  const named = (name: string): string => `${collection}.${name}`
  return [
    ...before.flatMap((was): readonly Change[] => {
      const is = then.get(was.key)
      if (!is) return [{ do: 'delete', what, name: named(was.name), before: was.value }]
      if (same(was.compared, is.compared)) return []
      return [{ do: 'update', what, name: named(was.name), ...between(was.value, is.value) }]
    }),
    ...after.flatMap((is): readonly Change[] =>
      known.has(is.key) ? [] : [{ do: 'create', what, name: named(is.name), after: is.value }],
    ),
  ]
}

/** Tells of an order that is not what comes of putting what is new at the end. */
function order({ at, before, after }: List): readonly Difference[] {
  if (at === undefined) return []
  const keys = (items: readonly Item[]): readonly string[] => items.map(({ key }) => key)
  const kept = before.filter(({ key }) => keys(after).includes(key))
  const fresh = after.filter(({ key }) => !keys(before).includes(key))
  if (same(keys([...kept, ...fresh]), keys(after))) return []
  const names = (items: readonly Item[]): readonly string[] => items.map(({ name }) => name)
  return [{ before: { [at]: names(before) }, after: { [at]: names(after) } }]
}
