const words = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .filter(Boolean)

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** `blog_posts` → `BlogPosts`. Always an identifier: `2024` → `N2024`, `___` → `Unnamed`. */
export function pascal(name: string): string {
  const text = words(name).map(capital).join('') || 'Unnamed'
  return /^\d/.test(text) ? `N${text}` : text
}

/** `dueDate` → `Due date`: as people read it. A name without a word stays as it is. */
export function phrase(name: string): string {
  const text = words(name)
    .map((word) => (/^[A-Z][a-z]/.test(word) ? word.toLowerCase() : word))
    .join(' ')
  return capital(text) || name
}

/**
 * Gives each name a type name of its own: `posts` and `_posts` are `Posts` and `Posts2`.
 *
 * The first in the given order keeps the plain form, so the order of a snapshot keeps it stable.
 * Compared without case, since some generators write one file per type.
 */
export function typeNames(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    names.map((name) => {
      let unique = pascal(name)
      for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${pascal(name)}${n}`
      taken.add(unique.toLowerCase())
      return [name, unique]
    }),
  )
}
