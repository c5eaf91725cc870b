/** Finds a value in a cache of one VM, or makes it; the cache is emptied before clients fill it up. */
export function cached<Value>(
  cache: Map<string, Value>,
  key: string,
  make: (key: string) => Value,
): Value {
  const found = cache.get(key)
  if (found !== undefined) return found
  const made = make(key)
  remember(cache, key, made)
  return made
}

/** Puts a value into a cache of one VM. */
export function remember<Value>(cache: Map<string, Value>, key: string, value: Value): void {
  if (cache.size >= 500) cache.clear()
  cache.set(key, value)
}
