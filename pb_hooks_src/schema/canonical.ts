/**
 * Prints JSON with its keys in code-unit order, so that equal values give equal bytes.
 *
 * Lists keep their order: the order of fields and of select values has a meaning.
 */
export const canonical = (value: unknown, indent = 2): string =>
  `${JSON.stringify(sorted(value), null, indent)}\n`

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
