import { byId } from './element'

/** The lines of the table that is shown. */
export const linesShown = (): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('#grid tbody > tr'),
]

/** The id of the record that a line is of. */
export const recordOf = (line: HTMLElement): string => line.id.split('-line-').at(-1) ?? ''

/** Takes lines away that are there twice: where pages are counted, a new record moves the others. */
export function dropDoubles(): void {
  const seen = new Set<string>()
  for (const line of linesShown()) {
    if (seen.has(line.id)) line.remove()
    seen.add(line.id)
  }
}

/** Remembers what lines say; what is given back marks those that say something else by then. */
export function rememberLines(): () => void {
  const before = new Map(linesShown().map((line) => [line.id, line.textContent]))
  return () => {
    for (const line of linesShown()) {
      if (before.get(line.id) !== line.textContent) mark(line)
    }
  }
}

function mark(line: HTMLElement): void {
  line.classList.add('fresh')
  setTimeout(() => line.classList.remove('fresh'), FRESH)
}

/** So long a change is marked, in milliseconds. */
const FRESH = 2500

/** Calls when the end of the lines comes near: again and again, as long as it is. */
export function watchEnd(near: () => void): () => void {
  const scroll = byId('scroll')
  const end = byId('more')
  const observer = new IntersectionObserver(
    (entries) => entries.some(({ isIntersecting }) => isIntersecting) && near(),
    { root: scroll, rootMargin: '800px' },
  )
  return () => {
    // To observe it anew tells whether it is near now.
    observer.unobserve(end)
    observer.observe(end)
  }
}
