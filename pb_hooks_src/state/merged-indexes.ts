import type { CollectionJson, FieldJson } from '../schema/snapshot'
import { indexKey, indexText, readIndex, usesColumn } from './index-text'
import { indexesOf } from './state'

/** A collection as it is to be, as far as its indexes care. */
interface Wanted {
  readonly name: string
  readonly indexes: readonly string[] | undefined
  readonly fields: readonly FieldJson[]
}

/**
 * The indexes of a collection as they are to be, each on its table under its new name.
 *
 * Those that nobody speaks of follow their columns: PocketBase would refuse them where a column has
 * another name now, or is gone. Unique ones of system fields stay, since PocketBase wants them. A
 * text that means what is there already is that which is there.
 */
export function mergedIndexes(
  live: CollectionJson | undefined,
  { name, indexes, fields }: Wanted,
): readonly string[] {
  const lives = live ? indexesOf(live) : []
  if (!indexes) return followed(live, { name, indexes, fields })
  const found = indexes.map((text) => {
    const own = lives.find((one) => indexKey(one) === indexKey(text))
    return own !== undefined && live?.name === name ? own : onTable(text, name)
  })
  const names = found.map((text) => readIndex(text)?.name)
  const kept = lives.filter(
    (text) =>
      isOfSystem(text, live?.fields ?? []) &&
      !names.includes(readIndex(text)?.name) &&
      !found.some((other) => covers(other, text)),
  )
  return [...kept.map((text) => onTable(text, name)), ...found]
}

const onTable = (text: string, table: string): string =>
  new RegExp(`\\son\\s+[\`"'[]?${table}[\`"'\\]]?\\s*\\(`, 'i').test(text)
    ? text
    : indexText(text, table)

function followed(live: CollectionJson | undefined, { name, fields }: Wanted): readonly string[] {
  if (!live) return []
  const after = new Map(fields.map((field) => [field.id, field.name]))
  const renamed = new Map<string, string>()
  const gone: string[] = []
  for (const { id, name } of live.fields) {
    const now = after.get(id)
    // A new field may have taken its name.
    if (now === undefined && !fields.some((field) => field.name === name)) gone.push(name)
    if (now !== undefined && now !== name) renamed.set(name, now)
  }
  const left = indexesOf(live).filter((text) => !gone.some((column) => usesColumn(text, column)))
  return renamed.size === 0
    ? left.map((text) => onTable(text, name))
    : left.map((text) => indexText(text, name, renamed))
}

/** Whether it keeps the values of one system field apart. */
export function isOfSystem(text: string, fields: readonly FieldJson[]): boolean {
  const index = readIndex(text)
  if (!index?.unique || index.columns.length !== 1) return false
  const [column] = index.columns
  return fields.some(({ name, system }) => system === true && name === column?.name)
}

/** Whether an index does what another did, under whatever name. */
function covers(text: string, other: string): boolean {
  const [one, two] = [readIndex(text), readIndex(other)]
  return Boolean(
    one?.unique && one.columns.length === 1 && one.columns[0]?.name === two?.columns[0]?.name,
  )
}
