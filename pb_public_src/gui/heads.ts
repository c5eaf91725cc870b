import type { Frame } from './column'
import { byId } from './element'
import { isMissing } from './refusing'

/** The name of the event that tells of a table whose head, or collection, is another by now. */
export const OUTDATED = 'pb-outdated'

/** Which heads the lines of a table were made for, as they say, when they were read first. */
let known: { readonly frame: Frame; readonly heads: string } | undefined

/** Tells where what was read last does not belong below the head that is there. */
export function watchHeads(frame: Frame, status: number): void {
  const body = document.querySelector<HTMLElement>('#grid tbody:not(.group)')
  const heads = body?.dataset.heads ?? ''
  if (known?.frame !== frame) known = { frame, heads }
  // What somebody is just writing is written to an end before.
  const isOther = status === 0 && heads !== known.heads && byId('cell').hidden
  if (isOther || isMissing(status)) dispatchEvent(new Event(OUTDATED))
}
