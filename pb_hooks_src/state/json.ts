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
export const without = (value: Json, ...keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)))

/** An object with others laid over it, objects in it too; lists are replaced, as PocketBase does. */
export function overlaid(under: Json, over: Json): Json {
  const result: Record<string, unknown> = { ...under }
  for (const [key, value] of Object.entries(over)) {
    const below = under[key]
    result[key] = isObject(value) && isObject(below) ? overlaid(below, value) : value
  }
  return result
}
