/** What cannot be changed by hand, or only together with something else. */
const FIXED = ['id', 'name', 'type', 'system', 'primaryKey', 'collectionId', 'required']

const OTHERS: Readonly<Record<string, (value: unknown) => unknown>> = {
  mimeTypes: () => ['text/plain'],
  thumbs: () => ['9x9'],
  values: (value) => [...(value as string[]), 'by-hand'],
  onlyDomains: () => ['by-hand.example'],
  pattern: (value) => (value === '' ? '[a-z]{40}' : ''),
  autogeneratePattern: (value) => (value === '' ? '[a-z]{40}' : ''),
  exceptDomains: () => undefined,
  min: () => undefined,
  minSelect: () => undefined,
}

/** Another value of the same kind for an option, which PocketBase may take; nothing where none may be. */
export function changedByHand(key: string, value: unknown): unknown {
  if (FIXED.includes(key)) return undefined
  const found = OTHERS[key]
  if (found) return found(value)
  if (key === 'max' && typeof value === 'string') return '2099-01-01 00:00:00.000Z'
  if (value === null) return 99_999
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  return typeof value === 'string' ? `${value}x` : undefined
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The paths of all values in an object, such as `smtp.port`. */
export const pathsOf = (value: object, at: readonly string[] = []): readonly string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    isObject(inner) ? pathsOf(inner, [...at, key]) : [[...at, key].join('.')],
  )

/** What of a value another has, too. */
export const only = (value: object, known: object): object =>
  Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const below = (known as Record<string, unknown>)[key]
      if (below === undefined) return []
      return [[key, isObject(inner) && isObject(below) ? only(inner, below) : inner]]
    }),
  )

/** The value at a path, and an object that has another there. */
export function placeOf(path: string) {
  const keys = path.split('.')
  return {
    key: keys.at(-1) ?? '',
    value: (of: object) =>
      keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], of),
    with: (one: unknown) => keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), one),
  }
}
