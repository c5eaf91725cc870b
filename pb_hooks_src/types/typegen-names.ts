import type { Collection } from '../model/model'

/** What pocketbase-typegen calls collections where that is not what we call them, and is free. */
export function typegenNames(
  collections: readonly Collection[],
): readonly (readonly [string, Collection])[] {
  const taken = new Set(collections.map(({ typeName }) => typeName))
  return collections.flatMap((collection) => {
    const name = pascalOfTypegen(collection.name)
    if (taken.has(name) || !/^[A-Z]/.test(name)) return []
    taken.add(name)
    return [[name, collection] as const]
  })
}

/** With an underscore in it, each word keeps one capital: `_authOrigins` is `Authorigins`. */
const pascalOfTypegen = (name: string): string =>
  name.includes('_')
    ? name
        .split('_')
        .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
        .join('')
    : name.charAt(0).toUpperCase() + name.slice(1)
