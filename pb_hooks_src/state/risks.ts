import type { CollectionJson, FieldJson } from '../schema/snapshot'
import { indexKey, readIndex } from './index-text'
import { limitRisks } from './limits'
import { holds, several } from './query'
import { openedRules } from './rules'
import { fieldsOf, indexesOf, isMultiple, isView, type State } from './state'

/** What a change may do beside what it is for, and how it is found out whether it does. */
export interface Risk {
  /** What is touched, as it is named before: `posts` or `posts.title`. */
  readonly name: string
  /**
   * `loss` is data that goes, so it must be asked for by name; `warning` is for people; `refused`
   * is what PocketBase cannot do with the data that is there.
   */
  readonly is: 'loss' | 'warning' | 'refused'
  /** Says what happens, in a few words that end with what is counted. */
  readonly says: string
  /** Where it depends on what is stored. */
  readonly count?: Count
}

/** A table, and a condition for the rows that matter; all rows without one. */
export interface Count {
  readonly table: string
  readonly where: string
  /** The columns of which equal values are counted instead. */
  readonly twice?: readonly string[]
}

/** What one state becoming another may do to what is stored. */
export function risks(current: State, desired: State): readonly Risk[] {
  const after = new Map(desired.collections.map((collection) => [collection.id, collection]))
  return current.collections.flatMap((before) => {
    const is = after.get(before.id)
    if (!is) return isView(before) ? [] : [dropped(before)]
    if (is === before) return []
    const pairs = fieldPairs(before, is)
    return [
      ...openedRules(before, is),
      ...pairs.flatMap(([was, now]) => [
        ...fieldLosses(before, was, now),
        ...(now ? limitRisks(before, was, now) : []),
      ]),
      ...doubles(before, is, pairs),
    ]
  })
}

const dropped = ({ name }: CollectionJson): Risk => ({
  name,
  is: 'loss',
  says: 'drops the collection with all its records',
  count: { table: name, where: '' },
})

type Pair = readonly [FieldJson, FieldJson | undefined]

const fieldPairs = (before: CollectionJson, after: CollectionJson): readonly Pair[] =>
  fieldsOf(before).map((was) => [was, fieldsOf(after).find(({ id }) => id === was.id)])

function fieldLosses(
  { name: table }: CollectionJson,
  was: FieldJson,
  now: FieldJson | undefined,
): readonly Risk[] {
  const name = `${table}.${was.name}`
  if (!now) {
    const count = { table, where: holds(was) }
    return [{ name, is: 'loss', says: 'drops the field with its values', count }]
  }
  if (!isMultiple(was) || isMultiple(now)) return []
  const count = { table, where: several(was.name, 1) }
  return [{ name, is: 'loss', says: 'keeps only the last of several values', count }]
}

/** New unique indexes that the values there do not allow. */
function doubles(
  before: CollectionJson,
  after: CollectionJson,
  pairs: readonly Pair[],
): readonly Risk[] {
  const known = indexesOf(before).map(indexKey)
  const stays = (column: string): boolean =>
    pairs.some(([was, now]) => was.name === column && now?.name === column)
  return indexesOf(after).flatMap((text): readonly Risk[] => {
    const index = readIndex(text)
    if (!index?.unique || known.includes(indexKey(text)) || isView(before)) return []
    const columns = index.columns.map((column) => column.name)
    if (!columns.every(stays)) return []
    const count = { table: before.name, where: index.where, twice: columns }
    const name = `${before.name}.${index.name}`
    return [{ name, is: 'refused', says: 'cannot be unique, equal values are there', count }]
  })
}
