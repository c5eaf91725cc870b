/** An object of JSON, whatever is in it. */
export interface Json {
  readonly [key: string]: unknown
}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What lies at a key, as an object; an empty one where there is none. */
export const objectAt = (value: Json, key: string): Json => {
  const found = value[key]
  return isObject(found) ? found : {}
}

/** What lies at a key, as a list; an empty one where there is none. */
export const listAt = (value: Json, key: string): readonly unknown[] => {
  const found = value[key]
  return Array.isArray(found) ? found : []
}

/** An object without some of its keys. */
export function without(value: Json, ...keys: readonly string[]): Json {
  const result: Record<string, unknown> = { ...value }
  for (const key of keys) delete result[key]
  return result
}

/** What there is, where what is to be says the same: one object needs no other look. */
export const settled = <Value extends Json>(live: Value, made: Value): Value =>
  isEqual(live, made) ? live : made

/** Whether two values of JSON are equal, in the order of their lists. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, at) => isEqual(item, other[at]))
  }
  if (!isObject(one) || !isObject(other)) return false
  const keys = Object.keys(one)
  if (keys.length !== Object.keys(other).length) return false
  return keys.every((key) => isEqual(one[key], other[key]))
}

/** An object with others laid over it, objects in it too; lists are replaced, as PocketBase does. */
export function overlaid(under: Json, over: Json): Json {
  const result: Record<string, unknown> = { ...under }
  for (const [key, value] of Object.entries(over)) {
    const below = under[key]
    result[key] = isObject(value) && isObject(below) ? overlaid(below, value) : value
  }
  return result
}
