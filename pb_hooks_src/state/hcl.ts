import type { CollectionJson, Snapshot } from '../schema/snapshot'
import { isDeclarable } from './exported'
import { hclName, hclOption } from './hcl-names'
import { block, type Expression, inLine } from './hcl-text'
import { isObject, type Json, listAt } from './json'
import { leanCollection, type Names } from './lean'
import { isView, type Shape } from './state'

const HEAD = `terraform {
  required_providers {
    pocketbase = {
      source = "pb-stack/pocketbase"
    }
  }
}

provider "pocketbase" {
}
`

/**
 * A PocketBase as a configuration of OpenTofu: settings, and collections in an order in which each
 * refers to those before it. In a circle they are told by their plain names. Without secrets.
 */
export function hcl(settings: Json, snapshot: Snapshot, shape: Shape): string {
  const all = inOrder(declarable(snapshot))
  const labels = labelsOf(all)
  const names = new Map(snapshot.collections.map(({ id, name }) => [id, name]))
  const blocks = all.map((collection, nth) =>
    block(
      `resource "pocketbase_collection" "${labels.get(collection.name)}"`,
      attributesOf(collection, { shape, names, labels, before: all.slice(0, nth) }),
    ),
  )
  return [HEAD, block('resource "pocketbase_settings" "main"', snaked(settings)), ...blocks].join(
    '\n',
  )
}

/** What tells OpenTofu that all of this is there already. */
export function hclImports(snapshot: Snapshot): string {
  const labels = labelsOf(declarable(snapshot))
  const moved = (to: string, id: string): string => block('import', { to: { expression: to }, id })
  return [
    moved('pocketbase_settings.main', 'settings'),
    ...[...labels].map(([name, label]) => moved(`pocketbase_collection.${label}`, name)),
  ].join('\n')
}

const declarable = ({ collections }: Snapshot): readonly CollectionJson[] =>
  collections.filter(isDeclarable)

/** A name in HCL for each collection: one does not begin with a digit. */
function labelsOf(collections: readonly CollectionJson[]): ReadonlyMap<string, string> {
  const taken = new Set(collections.map(({ name }) => name))
  const label = (name: string): string => {
    if (/^[a-z_]/i.test(name)) return name
    let free = `_${name}`
    while (taken.has(free)) free = `_${free}`
    return free
  }
  return new Map(collections.map(({ name }) => [name, label(name)]))
}

/** Each collection behind those that it leads to, as far as there is such an order. */
function inOrder(collections: readonly CollectionJson[]): readonly CollectionJson[] {
  const done = new Set<CollectionJson>()
  const begun = new Set<CollectionJson>()
  const visit = (collection: CollectionJson): void => {
    if (begun.has(collection)) return
    begun.add(collection)
    for (const other of leadsTo(collection, collections)) visit(other)
    done.add(collection)
  }
  for (const collection of collections) visit(collection)
  return [...done]
}

function leadsTo(collection: CollectionJson, all: readonly CollectionJson[]) {
  if (!isView(collection)) {
    const ids = collection.fields.map(({ collectionId }) => collectionId)
    return all.filter((other) => ids.includes(other.id))
  }
  const words = String(collection.viewQuery).split(/\W+/)
  return all.filter(({ name }) => name !== collection.name && words.includes(name))
}

interface Around {
  readonly shape: Shape
  readonly names: Names
  readonly labels: ReadonlyMap<string, string>
  /** The collections that can be referred to. */
  readonly before: readonly CollectionJson[]
}

function attributesOf(collection: CollectionJson, around: Around): Json {
  const {
    fields = [],
    indexes,
    authRule,
    ...rest
  } = leanCollection(collection, around.shape, around.names)
  const referred = (name: unknown): unknown =>
    around.before.some((other) => other.name === name)
      ? { expression: `pocketbase_collection.${around.labels.get(String(name))}.name` }
      : name
  const views = isView(collection) ? leadsTo(collection, around.before) : []
  return {
    ...snaked(rest),
    ...(authRule === null ? { sign_in: false } : { auth_rule: authRule }),
    ...((fields as Json[]).length > 0 && {
      fields: (fields as Json[]).map((field) => optionsOf(field, referred)),
    }),
    indexes,
    ...(views.length > 0 && { depends_on: views.map(({ name }) => reference(name, around)) }),
  }
}

const reference = (name: string, { labels }: Around): Expression => ({
  expression: `pocketbase_collection.${labels.get(name)}`,
})

function optionsOf(field: Json, referred: (name: unknown) => unknown): Json {
  const entries = Object.entries(field).map(([key, value]): [string, unknown] => [
    hclOption(String(field.type), key),
    key === 'collectionId' ? referred(value) : value,
  ])
  return Object.fromEntries(entries)
}

function snaked(value: Json): Json {
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
    if (key === 'providers') return [key, listAt(value, key).filter(isObject).map(provider)]
    if (Array.isArray(inner))
      return [hclName(key), inner.map((one) => (isObject(one) ? snaked(one) : one))]
    return [hclName(key), isObject(inner) ? snaked(inner) : inner]
  })
  return Object.fromEntries(entries)
}

/** What a provider has of its own is JSON of any kind. */
const provider = ({ extra, ...rest }: Json): Json => ({
  ...snaked(rest),
  ...(extra !== null &&
    extra !== undefined && {
      extra: { expression: `jsonencode(${inLine(extra)})` },
    }),
})
