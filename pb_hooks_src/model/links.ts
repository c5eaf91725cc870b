import type { Collection } from './model'

/** Where `expand` leads from a record: the key it is asked for with, and what is found there. */
export interface Link {
  readonly key: string
  readonly to: Collection
  readonly many: boolean
}

/**
 * The links of each collection, by name: along its own fields, and back along those of others
 * (`comments_via_post`), which are many unless a unique index allows but one
 * (core/record_query_expand.go). A key of that form is always read as the way back.
 */
export function linksOf(collections: readonly Collection[]): ReadonlyMap<string, readonly Link[]> {
  const found = new Map(
    collections.map((collection) => [collection.name, new Map<string, Link>()] as const),
  )
  const byName = new Map(collections.map((collection) => [collection.name, collection]))
  const add = (at: string, link: Link): unknown => found.get(at)?.set(link.key, link)
  const linked = collections.flatMap((from) =>
    from.fields.flatMap((field) => {
      const to = field.value.is === 'link' ? byName.get(field.value.to) : undefined
      return to ? [{ from, field, to }] : []
    }),
  )
  for (const { from, field, to } of linked) {
    add(from.name, { key: field.name, to, many: field.many })
  }
  for (const { from, field, to } of linked) {
    add(to.name, { key: `${from.name}_via_${field.name}`, to: from, many: field.unique !== 'all' })
  }
  return new Map([...found].map(([name, links]) => [name, [...links.values()]]))
}
