import type { FieldJson } from '../schema/snapshot'
import type { Count } from './risks'
import { isMultiple } from './state'

/** A name in SQL. PocketBase's are of letters, digits and `_` only. */
export const quoted = (name: string): string => `\`${name}\``

/** The condition for rows that have a value in a field. */
export function holds(field: FieldJson): string {
  const column = quoted(field.name)
  if (isMultiple(field)) return `coalesce(${column}, '') NOT IN ('', '[]')`
  if (field.type === 'json') {
    return `coalesce(${column}, '') NOT IN ('', 'null', '""', '[]', '{}')`
  }
  if (field.type === 'number' || field.type === 'bool') return `coalesce(${column}, 0) != 0`
  if (field.type === 'geoPoint') return `coalesce(${column}, '') NOT IN ('', '{"lon":0,"lat":0}')`
  return `coalesce(${column}, '') != ''`
}

/** The condition for rows that have more than so many values in a field. */
export const several = (name: string, most: number): string =>
  `json_valid(${quoted(name)}) AND json_array_length(${quoted(name)}) > ${most}`

/** Counts all rows as `total` and those that matter as `found`. */
export function countQuery({ table, where, twice }: Count): string {
  const matter = where === '' ? 'TRUE' : where
  if (!twice) {
    return `SELECT count(*) AS total, coalesce(sum(CASE WHEN ${matter} THEN 1 ELSE 0 END), 0) AS found FROM ${quoted(table)}`
  }
  const columns = twice.map((name) => (/^\w+$/.test(name) ? quoted(name) : name))
  const present = twice
    .filter((name) => /^\w+$/.test(name))
    .map((name) => `${quoted(name)} IS NOT NULL`)
  const of = [`(${matter})`, ...present].join(' AND ')
  return `SELECT (SELECT count(*) FROM ${quoted(table)}) AS total, count(*) AS found FROM (SELECT 1 FROM ${quoted(table)} WHERE ${of} GROUP BY ${columns.join(', ')} HAVING count(*) > 1)`
}
