import type { Frame } from './column'
import { byId } from './element'
import { isAlike, linesShown } from './lines'
import type { Looks } from './place'
import { linesAddress, MOST } from './query'
import { showTimes } from './times'
import { viewed } from './viewed'

/** The lines of a table that are looked at, until that is aborted. */
interface Shown {
  readonly frame: Frame
  readonly looks: Looks
  readonly abort: AbortController
}

/**
 * What is looked at: all lines, as many at a time as PocketBase gives, or only the last of them, before which
 * none comes or goes without their moving.
 */
export type From = 'first' | 'last'

/** What is looked at just now, and whether something has happened since. */
let looking: { readonly shown: Shown; again: boolean } | undefined

/** Says that a long table is another by now, where it is: what is said stays said. */
export async function doubtLines(shown: Shown, from: From): Promise<void> {
  if (!byId('changed').hidden) return
  if (looking?.shown === shown) {
    looking.again = true
    return
  }
  const now = { shown, again: false }
  looking = now
  const outdated = await isOutdated(shown, from)
  if (looking === now) looking = undefined
  if (shown.abort.signal.aborted) return
  if (outdated) byId('changed').hidden = false
  else if (now.again) await doubtLines(shown, 'first')
}

/** What is refused tells nothing. */
async function isOutdated({ frame, looks, abort }: Shown, from: From): Promise<boolean> {
  const lines = linesShown()
  const pages = Math.ceil(lines.length / MOST)
  for (let page = from === 'last' ? pages : 1; page <= pages; page += 1) {
    const url = linesAddress(frame, looks, { page, size: MOST, alone: true })
    const now = await viewed(url, abort.signal).catch(() => undefined)
    if (!now) return false
    showTimes(now.content)
    const fresh = [...now.content.querySelectorAll<HTMLElement>('tr')]
    const seen = lines.slice((page - 1) * MOST, page * MOST)
    if (!seen.every((line, at) => isAlike(line, fresh[at]))) return true
  }
  return false
}
