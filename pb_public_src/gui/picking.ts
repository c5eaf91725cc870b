import { came } from './came'
import { byId } from './element'
import { countLines, linesShown, recordOf } from './lines'
import { between, pick, SELECTION, select, selection } from './selection'

/** The line that was chosen last: with Shift all from there are. */
let anchor = ''

/** Follows how lines of the table are chosen, by mouse and by keyboard, and shows which are. */
export function watchPicks(remove: () => void): void {
  addEventListener(SELECTION, showPicks)
  // What is read anew knows nothing of it: said before anybody sees it.
  new MutationObserver((records) => {
    for (const line of came(records, UNTOLD)) showPick(line, selection().has(recordOf(line)))
  }).observe(byId('grid'), { childList: true, subtree: true, attributeFilter: ['aria-selected'] })
  document.addEventListener('datastar-sse', (event) => {
    const { type } = (event as CustomEvent<{ type: string }>).detail
    if (type === 'datastar-merge-fragments') queueMicrotask(showPickOfAll)
  })
  addEventListener('click', onClick)
  addEventListener('keydown', (event) => onKey(event, remove))
}

const UNTOLD = 'tbody > tr:not([aria-selected])'

const boxIn = (line: Element): HTMLInputElement | null =>
  line.querySelector<HTMLInputElement>('.pick input')

/** Ticks the boxes of what is selected. */
function showPicks(): void {
  for (const line of linesShown()) showPick(line, selection().has(recordOf(line)))
  showPickOfAll()
}

/** Whether all are, or some; where nothing is, no line need be looked at. */
function showPickOfAll(): void {
  const picked = selection()
  const some =
    picked.size === 0 ? 0 : linesShown().filter((line) => picked.has(recordOf(line))).length
  const all = countLines()
  const head = document.querySelector<HTMLInputElement>('#grid thead .pick input')
  if (!head) return
  head.checked = some > 0 && some === all
  head.indeterminate = some > 0 && some < all
}

function showPick(line: HTMLElement, yes: boolean): void {
  const box = boxIn(line)
  if (box && box.checked !== yes) box.checked = yes
  if (line.ariaSelected !== String(yes)) line.ariaSelected = String(yes)
}

/** Beside the box is in it. */
function onClick({ target, shiftKey }: MouseEvent): void {
  const cell = target instanceof Element ? target.closest('#grid .pick') : null
  const box = cell?.querySelector('input')
  if (!cell || !box) return
  const [line, yes] = [cell.closest<HTMLElement>('tbody tr'), box.checked !== (target !== box)]
  if (line) choose(line, yes, shiftKey)
  else pickAll(yes)
}

const pickAll = (yes: boolean): void => pick(linesShown().map(recordOf), yes)

function choose(line: HTMLElement, yes: boolean, range: boolean): void {
  const id = recordOf(line)
  pick(range ? between(linesShown().map(recordOf), anchor, id) : [id], yes)
  anchor = id
}

/** In the table, but not in what one writes in there. */
function onKey(event: KeyboardEvent, remove: () => void): void {
  const { target } = event
  const at = target instanceof Element ? target.closest('#scroll, #bulk') && target : null
  if (event.defaultPrevented || !at || at.matches(WRITTEN)) return
  const does = KEYS[wordOf(event)]
  if (does?.(at, event.shiftKey, remove)) event.preventDefault()
}

/** What a key does at an element; whether it does. */
type Does = (at: Element, range: boolean, remove: () => void) => boolean

const KEYS: Readonly<Record<string, Does>> = {
  ' ': (at, range) => {
    const line = at.closest<HTMLElement>('#grid tbody tr')
    if (!line || at.matches('button, [type=checkbox]')) return false
    choose(line, !selection().has(recordOf(line)), range)
    return true
  },
  'ctrl a': () => {
    pickAll(true)
    return true
  },
  escape: () => {
    const some = selection().size > 0
    select([])
    return some
  },
  delete: (_at, _range, remove) => {
    const some = selection().size > 0
    if (some) remove()
    return some
  },
}

const wordOf = ({ ctrlKey, metaKey, key }: KeyboardEvent): string =>
  `${ctrlKey || metaKey ? 'ctrl ' : ''}${key.toLowerCase()}`

const WRITTEN = 'input:not([type=checkbox]), select, textarea, [contenteditable]'
