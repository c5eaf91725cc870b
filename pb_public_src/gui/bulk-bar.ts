import { BULK } from '../../pb_hooks_src/pages/bulk-texts'
import { byId } from './element'
import { linesShown, recordOf } from './lines'
import { more } from './loading'
import { numbered } from './numbered'
import { watchPicks } from './picking'
import { READ, shownNow } from './reading'
import { mayTryHere } from './record-asks'
import { SELECTION, select, selection } from './selection'

/** Follows what is done with the records that are selected. */
export function watchBulk(): void {
  const remove = async (): Promise<void> => {
    const collection = shownNow()?.frame.collection ?? ''
    if (mayTryHere(collection, 'delete')) void (await more()).deleteSelected(collection)
  }
  watchPicks(() => void remove())
  addEventListener(SELECTION, showBar)
  addEventListener(READ, showBar)
  byId('bulk-delete').addEventListener('click', remove)
  byId('bulk-all').addEventListener('click', async () => (await more()).selectAll())
  byId('bulk-clear').addEventListener('click', () => select([]))
}

/** Says how many are selected, and offers what may be done with them. */
function showBar(): void {
  const [bar, now, picked] = [byId('bulk'), shownNow(), selection()]
  if (!now || picked.size === 0) {
    // Who has cleared it goes on in the table.
    if (bar.contains(document.activeElement)) byId('scroll').focus()
    bar.hidden = true
    return
  }
  const ids = linesShown().map(recordOf)
  const unseen = picked.size > ids.filter((id) => picked.has(id)).length
  byId('bulk-count').textContent = numbered(unseen ? BULK.unseen : BULK.selected, picked.size)
  const all = now.ended ? ids.length : now.total
  byId('bulk-all').hidden = picked.size === all || (now.ended && ids.every((id) => picked.has(id)))
  byId('bulk-all').textContent = all < 0 ? BULK.all : numbered(BULK.allOf, all)
  byId('bulk-set').hidden = !mayTryHere(now.frame.collection, 'update')
  byId('bulk-delete').hidden = !mayTryHere(now.frame.collection, 'delete')
  bar.hidden = false
}
