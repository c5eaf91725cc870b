import { isObject, type Json } from './json'

/** Text that stands in HCL as it is: a reference, or a call of a function. */
export interface Expression {
  readonly expression: string
}

const isExpression = (value: unknown): value is Expression =>
  isObject(value) && typeof value.expression === 'string' && Object.keys(value).length === 1

/** A block of HCL with its attributes, as `tofu fmt` writes it. */
export const block = (head: string, attributes: Json): string =>
  `${head} {\n${lines(attributes, '  ')}}\n`

/** Attributes that stand in one line each are written below each other; what is not set is left out. */
function lines(attributes: Json, indent: string): string {
  const entries = Object.entries(attributes).flatMap(([name, value]): [string, string][] =>
    value === null || value === undefined ? [] : [[name, printed(value, indent)]],
  )
  const groups: [string, string][][] = []
  for (const [nth, entry] of entries.entries()) {
    const before = entries[nth - 1]
    const isAlone = entry[1].includes('\n')
    if (isAlone || before === undefined || before[1].includes('\n')) groups.push([])
    groups.at(-1)?.push(entry)
  }
  return groups
    .flatMap((group) => {
      const width = Math.max(...group.map(([name]) => name.length))
      return group.map(([name, value]) => `${indent}${name.padEnd(width)} = ${value}\n`)
    })
    .join('')
}

function printed(value: unknown, indent: string): string {
  if (isExpression(value)) return value.expression
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    const items = value.map((item) => `${indent}  ${inLine(item)},\n`)
    return `[\n${items.join('')}${indent}]`
  }
  if (!isObject(value)) return String(value)
  return Object.keys(value).length === 0 ? '{}' : `{\n${lines(value, `${indent}  `)}${indent}}`
}

/** A value that stands in one line, as those in lists do. */
export function inLine(value: unknown): string {
  if (isExpression(value)) return value.expression
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(inLine).join(', ')}]`
  if (!isObject(value)) return String(value)
  const entries = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined)
  return entries.length === 0
    ? '{}'
    : `{ ${entries.map(([name, inner]) => `${named(name)} = ${inLine(inner)}`).join(', ')} }`
}

const named = (name: string): string => (/^[a-z_]\w*$/i.test(name) ? name : quoted(name))

/** A text in quotes: what begins an interpolation is written twice. */
const quoted = (text: string): string =>
  JSON.stringify(text)
    .replace(/\\(.)/g, (pair, letter) => ESCAPES[letter] ?? pair)
    .replace(/[$%](?=\{)/g, (sign) => sign + sign)

/** What JSON says shortly, and HCL does not. */
const ESCAPES: Readonly<Record<string, string>> = { b: '\\u0008', f: '\\u000c' }
