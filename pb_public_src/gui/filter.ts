import type { Column } from './column'

/** A text in a filter of PocketBase; none where not each of its versions reads a `\\` as that letter. */
export const quoted = (text: string): string | undefined =>
  /\\(?:[\\ntr'"]|$)/.test(text) ? undefined : inQuotes(text)

const inQuotes = (text: string): string => `'${text.replaceAll("'", "\\'")}'`

/**
 * A text that `~` looks for, where `%` and `_` are letters, too. PocketBase escapes `_` and puts `%` around, if no `%` is
 * left to it. A `\\` that cannot be said is found as any letter.
 */
function sought(text: string): string {
  if (!/\\(?:[\\ntr'"%_]|$)/.test(text)) return inQuotes(text.replaceAll('%', '\\%'))
  const letters = text.replace(/[\\%_]/g, (letter) => (letter === '\\' ? '_' : `\\${letter}`))
  return inQuotes(`%${letters}%`)
}

/** Every word is in some text of the record. */
export function findFilter(
  find: string,
  columns: readonly Pick<Column, 'name' | 'find'>[],
): string {
  const names = columns.filter((column) => column.find).map(({ name }) => name)
  const words = find.split(/\s+/).filter(Boolean)
  const last = words.splice(MOST_WORDS - 1).join(' ')
  return all(
    [...words, ...(last ? [last] : [])].map((word) =>
      names.map((name) => `${name} ~ ${sought(word)}`).join(' || '),
    ),
  )
}

/** PocketBase takes filters of some length: what is more is looked for as it stands. */
const MOST_WORDS = 5

/** All of several filters; those that are empty are left out. */
export function all(filters: readonly string[]): string {
  const [first = '', ...more] = filters.filter((filter) => filter.trim() !== '')
  return more.length === 0 ? first : [first, ...more].map((filter) => `(${filter})`).join(' && ')
}

/** How a column is compared, by its shape: PocketBase's operator, and what people call it. */
export function operators({ is, many }: Column): Readonly<Record<string, string>> {
  if (many || is === 'file' || is === 'json') return { '~': 'contains', '!~': 'does not contain' }
  return OPERATORS[is] ?? TEXT
}

const EQUAL = { '=': 'is', '!=': 'is not' }
const TEXT = { '~': 'contains', '!~': 'does not contain', ...EQUAL }
const ORDER = { ...EQUAL, '<': 'less than', '<=': 'at most', '>': 'more than', '>=': 'at least' }

const OPERATORS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  number: ORDER,
  bool: EQUAL,
  time: { '>=': 'from', '<': 'before', ...EQUAL },
  choice: EQUAL,
  link: EQUAL,
}

/** A condition as PocketBase's filter says it; nothing where it cannot be said. */
export function condition(column: Column, operator: string, value: string): string | undefined {
  // What is typed may have a space too many; what is chosen is what it is.
  const text = column.is === 'choice' ? value : value.trim()
  const said = operator.endsWith('~') ? sought(text) : (LITERALS[column.is] ?? quoted)(text)
  return said === undefined ? undefined : `${column.name} ${operator} ${said}`
}

const LITERALS: Readonly<Record<string, (value: string) => string | undefined>> = {
  number: (value) => (value === '' || Number.isNaN(Number(value)) ? undefined : value),
  bool: (value) => (value === 'true' ? 'true' : 'false'),
  time: (value) => {
    if (value === '') return quoted('')
    const time = new Date(value)
    return Number.isNaN(time.valueOf()) ? undefined : quoted(time.toISOString().replace('T', ' '))
  },
}
