/** What this browser keeps of how somebody likes the GUI. */
const THEME = 'pb-stack.theme'
const FAVOURITES = 'pb-stack.favourites'

/** The theme that is chosen; `''` is the one of the system. */
export const theme = (): string => localStorage.getItem(THEME) ?? ''

/** Chooses a theme, and shows it. */
export function setTheme(chosen: string): void {
  localStorage.setItem(THEME, chosen)
  showTheme()
}

/** Shows the theme that is chosen. */
export function showTheme(): void {
  document.documentElement.dataset.theme = theme()
}

/** The names of collections that somebody has marked. */
export function favourites(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(FAVOURITES) ?? '[]')
    return Array.isArray(kept) ? kept.map(String) : []
  } catch {
    return []
  }
}

/** Marks a collection, or takes its mark away. */
export function toggleFavourite(name: string): void {
  const kept = favourites()
  const next = kept.includes(name) ? kept.filter((one) => one !== name) : [...kept, name]
  localStorage.setItem(FAVOURITES, JSON.stringify(next))
}
