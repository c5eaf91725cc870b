import type { Column } from './column'

/** A text in a filter of PocketBase; none where it cannot be said: before a quote `\\` is no letter. */
export function quoted(text: string): string | undefined {
  return /\\(?:'|$)/.test(text) ? undefined : `'${text.replaceAll("'", "\\'")}'`
}

/** Every word is in some text of the record. */
export function findFilter(
  find: string,
  columns: readonly Pick<Column, 'name' | 'find'>[],
): string {
  const names = columns.filter((column) => column.find).map(({ name }) => name)
  const words = find.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)
  const terms = words.flatMap((word) => {
    const text = quoted(word)
    return text === undefined ? [] : [names.map((name) => `${name} ~ ${text}`).join(' || ')]
  })
  return all(terms.filter((term) => term !== ''))
}

/** PocketBase takes filters of some length. */
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
  const said = literal(column, value)
  return said === undefined ? undefined : `${column.name} ${operator} ${said}`
}

/** What is typed may have a space too many; what is chosen is what it is. */
const literal = ({ is }: Column, value: string): string | undefined =>
  is === 'choice' ? quoted(value) : (LITERALS[is] ?? quoted)(value.trim())

const LITERALS: Readonly<Record<string, (value: string) => string | undefined>> = {
  number: (value) => (value === '' || Number.isNaN(Number(value)) ? undefined : value),
  bool: (value) => (value === 'true' ? 'true' : 'false'),
  time: (value) => {
    if (value === '') return quoted('')
    const time = new Date(value)
    return Number.isNaN(time.valueOf()) ? undefined : quoted(time.toISOString().replace('T', ' '))
  },
}
