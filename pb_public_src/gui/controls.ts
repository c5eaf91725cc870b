import type { Which } from './record-asks'

/** What is loaded with the first form or detail. */
interface Loaded {
  readonly upgradeIn: (root: ParentNode) => void
  readonly showRelated: (which: Which) => void
  readonly clearRelated: () => void
}

/** It lies beside this script. */
const CONTROLS: string = `./gui-controls.js${new URL(import.meta.url).search}`

let loaded: Loaded | undefined

async function load(): Promise<Loaded> {
  loaded ??= (await import(CONTROLS)) as Loaded
  return loaded
}

/**
 * Upgrades every control in an element, once it is on the page: relations are searched, files dropped.
 * The inputs that were there stay, hold the value and are what is sent; each change of theirs is told
 * by an event `change` that bubbles. What is upgraded already stays as it is.
 */
export const upgrade = async (root: ParentNode): Promise<void> => (await load()).upgradeIn(root)

/** Shows what leads to a record, if that is still wanted by then. */
export async function showRelated(which: Which, wanted: () => boolean): Promise<void> {
  const { showRelated: show } = await load()
  if (wanted()) show(which)
}

/** Forgets what led to a record. */
export const clearRelated = (): void => loaded?.clearRelated()
