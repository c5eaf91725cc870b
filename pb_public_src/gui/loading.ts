import { READ } from './reading'

type More = typeof import('./more')

let loaded: Promise<More> | undefined

/** The rest of the script: of the same version as this one. What could not be loaded is tried again. */
export function more(): Promise<More> {
  loaded ??= load().catch((error) => {
    loaded = undefined
    throw error
  })
  return loaded
}

const load = (): Promise<More> => import(import.meta.url.replace('/gui.js', '/gui-more.js'))

/** Does something with it that may be left undone where it cannot be loaded. */
export const withMore = (work: (more: More) => unknown): Promise<unknown> =>
  more().then(work, () => undefined)

/** Loads it once the first lines are seen: who only looks waits for none of it. */
export function watchMore(): void {
  const seen = (): unknown => requestAnimationFrame(() => void withMore(() => undefined))
  addEventListener(READ, () => requestAnimationFrame(seen), { once: true })
}
