import { parts } from './parts'
import { READ } from './reading'

/** Loads the rest of the script once there are lines: who only looks waits for none of it. */
export function watchMore(): void {
  addEventListener(READ, () => void load(), { once: true })
}

async function load(): Promise<void> {
  // Of the same version as this script.
  const more: typeof import('./more') = await import(
    import.meta.url.replace('/gui.js', '/gui-more.js')
  )
  more.watch(parts)
}
