import type { Column } from './column'
import { quoted } from './filter'

/** What a list is sorted by: its fields, each with a `-` where it is from high to low. */
export type Sort = readonly string[]

/** The values of the last line that is shown. */
export type Last = Readonly<Record<string, unknown>>

/** Lines of equal values come in the order of their ids, so that none is shown twice or never. */
export function withId(sort: Sort): Sort {
  const names = sort.map(bare)
  // PocketBase does not say the row number to a filter; nothing is equal in it.
  if (names.includes('id') || names.includes('@rowid')) return sort
  return [...sort, sort.at(-1)?.startsWith('-') ? '-id' : 'id']
}

/** Whether what follows a line can be asked for by the values in it. */
export const isKeyset = (sort: Sort, columns: readonly Column[]): boolean =>
  sort
    .map(bare)
    .every((name) => name === 'id' || columns.some((one) => one.name === name && one.key))

/**
 * The lines after the last one, in the form that uses an index: `a <= X && (a < X || id < Y)`. Nothing
 * where a value cannot be said in a filter.
 */
export function after(sort: Sort, last: Last): string | undefined {
  const [first = '', ...more] = sort
  const name = bare(first)
  const value = literal(last[name])
  if (value === undefined) return undefined
  const beyond = `${name} ${first.startsWith('-') ? '<' : '>'} ${value}`
  if (more.length === 0) return beyond
  const rest = after(more, last)
  return rest && `${beyond.replace(/ ([<>]) /, ' $1= ')} && (${beyond} || (${rest}))`
}

/** The field of a part of a sort. */
export const bare = (part: string): string => part.replace(/^-/, '')

function literal(value: unknown): string | undefined {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'boolean') return String(value)
  return typeof value === 'number' && !String(value).includes('e') ? String(value) : undefined
}
