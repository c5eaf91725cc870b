import { byId } from './element'
import { mayTryHere } from './record-asks'
import { NEW, recordIn, withRecord } from './record-place'

/** Follows the lines that lead to their records: how the table is looked at stays. */
export function watchLinks(): void {
  byId('grid').addEventListener('click', (event) => {
    const { target, ctrlKey, metaKey, shiftKey } = event
    if (!(target instanceof Element) || ctrlKey || metaKey || shiftKey) return
    const link = target.closest('tbody th')?.querySelector<HTMLAnchorElement>('a[href^="#/"]')
    if (!link || (target.closest('a') ?? link) !== link) return
    event.preventDefault()
    location.hash = withRecord(location.hash, recordIn(link.hash))
  })
}

/** Offers to make a record of the collection whose table is open, unless that is certain to be refused. */
export function showNew(collection: string): void {
  const link = byId<HTMLAnchorElement>('new')
  link.hidden = !mayTryHere(collection, 'create')
  link.href = withRecord(location.hash, NEW)
}
