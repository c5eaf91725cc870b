import { TABLE } from '../../pb_hooks_src/pages/texts'
import { ask } from './asks'
import { byId } from './element'
import { clearLines, countLines } from './lines'
import type { Looks } from './place'

/** Whether there is no such collection, or none that one may see. */
export const isMissing = (status: number): boolean => status === 403 || status === 404

/** Shows nothing of a table: what was there is none of what is looked for now. */
export function showNothing(): void {
  clearLines()
  byId('total').textContent = ''
}

/** Says where there is nothing, and where PocketBase does not understand what is looked for. */
export function sayFound({ filter, find }: Looks, status: number): void {
  const isBad = status === 400 && filter + find !== ''
  byId('filter').ariaInvalid = String(isBad && filter !== '')
  if (isBad) ask({ is: 'problem', message: filter === '' ? TABLE.badFind : TABLE.badFilter })
  const empty = byId('empty')
  empty.hidden = status !== 0 || countLines() > 0
  empty.textContent = filter + find === '' ? TABLE.none : TABLE.noneFound
}
