import { PICK } from '../../pb_hooks_src/pages/bulk-texts'
import { byId } from './element'
import { READ, shownNow } from './reading'
import { SELECTION, selection } from './selection'
import { tell } from './telling'

/** Has a table read out as it is seen: which record a box is of, and how many lines there are. */
export function watchReadOut(): void {
  document.addEventListener('datastar-sse', (event) => {
    const { type } = (event as CustomEvent<{ type: string }>).detail
    if (type === 'datastar-merge-fragments') queueMicrotask(nameBoxes)
  })
  addEventListener(READ, count)
  addEventListener(SELECTION, tellCount)
  nameBoxes()
  count()
}

let told = ''

/** Tells how many are selected, which the bar says by then, where they are as many as before only once. */
function tellCount(): void {
  const text = selection().size > 0 ? byId('bulk-count').textContent : ''
  if (text !== told && text !== '') tell(text)
  told = text
}

/** A template that named them would cost each line as much as one of its values. */
const UNNAMED = `#grid tbody .pick [aria-label="${PICK.one}"]`

function nameBoxes(): void {
  for (const box of document.querySelectorAll<HTMLElement>(UNNAMED)) {
    const title = box.closest('tr')?.querySelector(':scope > th')?.textContent
    if (title) box.ariaLabel = `${PICK.one}: ${title}`
  }
}

/** With the head; -1 is what nobody knows. */
function count(): void {
  const total = shownNow()?.total ?? -1
  const rows = String(total < 0 ? -1 : total + 1)
  byId('grid').querySelector('table')?.setAttribute('aria-rowcount', rows)
}
