import type { Uniqueness } from './model'

interface Index {
  readonly columns: readonly string[]
  readonly where: string
}

/** Tells how unique a field is, by the indexes of its collection. An id is unique without one. */
export function uniquenessIn(indexes: unknown): (field: string) => Uniqueness {
  const unique = (Array.isArray(indexes) ? indexes : []).flatMap((index) =>
    readIndex(String(index)),
  )
  return (field) => {
    const found = unique
      .filter(({ columns }) => columns.includes(field))
      .map((index) => uniquenessBy(index, field))
    if (field === 'id') return 'all'
    return (['all', 'filled', 'some'] as const).find((one) => found.includes(one)) ?? 'none'
  }
}

/** The fields that an index of all records begins with. */
export const indexedIn = (indexes: unknown): readonly string[] => [
  'id',
  ...(Array.isArray(indexes) ? indexes : []).flatMap((index) => {
    const [, columns = '', where = ''] = ANY.exec(String(index)) ?? []
    return where === '' ? (COLUMN.exec(columns)?.[1] ?? []) : []
  }),
]

function uniquenessBy({ columns, where }: Index, field: string): Uniqueness {
  if (columns.length > 1) return 'some'
  if (where === '') return 'all'
  return FILLED.exec(where)?.[1] === field ? 'filled' : 'some'
}

/** A unique index; nothing for what is none, or is too clever to be read here. */
function readIndex(sql: string): readonly Index[] {
  const [, columns = '', where = ''] = UNIQUE.exec(sql) ?? []
  const names = columns.split(',').flatMap((column) => COLUMN.exec(column)?.[1] ?? [])
  return names.length > 0 ? [{ columns: names, where: where.trim() }] : []
}

const UNIQUE = /^\s*create\s+unique\s+index\s[^(]*\(([^()]*)\)\s*(?:where\s+([\s\S]*?))?;?\s*$/i
const ANY = /^\s*create\s+(?:unique\s+)?index\s[^(]*\(([^()]*)\)\s*(where[\s\S]*)?;?\s*$/i
const COLUMN = /^\s*[`"[]?(\w+)/
const FILLED = /^\(?\s*[`"[]?(\w+)[`"\]]?\s*(?:!=|<>)\s*''\s*\)?$/
