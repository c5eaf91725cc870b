import { READ } from './reading'

type More = typeof import('./more')

let loaded: Promise<More> | undefined

/** The rest of the script: of the same version as this one. */
export function more(): Promise<More> {
  loaded ??= import(import.meta.url.replace('/gui.js', '/gui-more.js'))
  return loaded
}

/** Loads it once there are lines: who only looks waits for none of it. */
export function watchMore(): void {
  addEventListener(READ, () => void more(), { once: true })
}
