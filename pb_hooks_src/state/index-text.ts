/**
 * An index by its parts, as PocketBase takes them out of its text (tools/dbutils/index.go). Two texts
 * with equal parts make the same index.
 */
export interface Index {
  readonly name: string
  readonly unique: boolean
  readonly columns: readonly Column[]
  readonly where: string
}

interface Column {
  /** A name or an expression. */
  readonly name: string
  readonly collate: string
  readonly sort: string
}

/** The parts of `CREATE INDEX …`; nothing for a text that is none. */
export function readIndex(text: string): Index | undefined {
  const [, unique, name = '', columns = '', where = ''] = INDEX.exec(text) ?? []
  const parts = split(columns).map(readColumn)
  if (name === '' || parts.some((part) => part.name === '')) return undefined
  return { name: bare(name), unique: unique !== undefined, columns: parts, where: where.trim() }
}

const INDEX =
  /^\s*create\s+(unique\s+)?index\s+(?:if\s+not\s+exists\s+)?(\S+)\s+on\s+\S+?\s*\(([\s\S]*?)\)(?:\s+where\s+([\s\S]*?))?\s*;?\s*$/i
const COLUMN = /^\s*([\s\S]+?)(?:\s+collate\s+(\w+))?(?:\s+(asc|desc))?\s*$/i

/** A name without its quotes and without the schema before it. */
const bare = (name: string): string => name.replace(/^.*\./, '').replace(/[`"'[\]\s]/g, '')

function readColumn(text: string): Column {
  const [, name = '', collate = '', sort = ''] = COLUMN.exec(text) ?? []
  const trimmed = name.replace(/^[`"'[\]\s]+|[`"'[\]\s]+$/g, '')
  return { name: trimmed, collate: collate.toUpperCase(), sort: sort.toUpperCase() }
}

/** Splits at commas outside of parentheses. */
function split(columns: string): readonly string[] {
  let depth = 0
  const parts = ['']
  for (const letter of columns) {
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    if (letter === ',' && depth === 0) parts.push('')
    else parts.push(parts.pop() + letter)
  }
  return parts
}

/** The name of the index that a text makes; the text itself where it makes none. */
export const indexName = (text: string): string => readIndex(text)?.name ?? text

/** Equal for two texts that make the same index, on whichever table they say. */
export function indexKey(text: string): string {
  const index = readIndex(text)
  if (!index) return text
  const columns = index.columns.map(({ sort, ...rest }) => ({
    ...rest,
    sort: sort === 'ASC' ? '' : sort,
  }))
  return JSON.stringify({ ...index, columns })
}

/** The text of an index on another table, with some columns named anew, as PocketBase prints it. */
export function indexText(
  text: string,
  table: string,
  renamed: ReadonlyMap<string, string> = new Map(),
): string {
  const index = readIndex(text)
  if (!index) return text
  const columns = index.columns.map((column) =>
    columnText({ ...column, name: renamed.get(column.name) ?? column.name }),
  )
  const list = columns.length > 1 ? `\n  ${columns.join(',\n  ')}\n` : columns.join('')
  const where = index.where === '' ? '' : ` WHERE ${renamedIn(index.where, renamed)}`
  const kind = index.unique ? 'UNIQUE INDEX' : 'INDEX'
  return `CREATE ${kind} \`${index.name}\` ON \`${table}\` (${list})${where}`
}

const columnText = ({ name, collate, sort }: Column): string =>
  [
    /[( ]/.test(name) ? name : `\`${name}\``,
    ...(collate === '' ? [] : [`COLLATE ${collate}`]),
    ...(sort === '' ? [] : [sort]),
  ].join(' ')

const renamedIn = (expression: string, renamed: ReadonlyMap<string, string>): string =>
  expression.replace(/\w+/g, (word) => renamed.get(word) ?? word)

/** Whether an index is of no use without a column. */
export const usesColumn = (text: string, column: string): boolean =>
  readIndex(text)?.columns.some(({ name }) => name === column) ?? false
