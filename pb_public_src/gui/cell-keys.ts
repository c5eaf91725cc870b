import { aheadAt, type Editing, type Start, showAhead, typeAhead } from './cell-ahead'
import { control, isFit } from './cell-control'
import { isKept, isKeptNow, placeOf } from './cell-kept'
import { cellAfter } from './cell-next'
import { keepPlace, watchPlace } from './cell-place'
import { startOf, type Then, thenOf } from './cell-strokes'
import { cellAt, cellOf, fieldOf, type Spot, spotOf } from './cells'
import { cancel, close, edit, isUnsavedCell, openSpot, saveOpen } from './editing'
import { byId } from './element'
import { openField } from './record'
import { watchSubmits } from './sending'
import { focusCell, watchWalking } from './walking'

/** A text as long as this is cut off in its cell. */
const LONG = 200

/** Opens a cell to be written in: over it, or where that has no room in the form of its record. */
async function begin(spot: Spot, start: Start): Promise<void> {
  const place = placeOf(spot)
  if (isKept(spot) || place === '') return
  const text = cellAt(spot)?.textContent ?? ''
  const long = fieldOf(spot).is === 'plain' && (text.length >= LONG || text.includes('\n'))
  if (place === 'cell' && !long) edit(spot, start)
  else if (!(await isKeptNow(spot))) openField(spot.id, fieldOf(spot).field ?? '')
}

/** Goes on at once, while what is written is saved. */
function finish(then: Then): void {
  const spot = openSpot()
  if (!spot) return
  if (!isFit()) {
    control()?.focus()
    return
  }
  const isInside = byId('cell').contains(document.activeElement)
  const cell = isInside ? cellAfter(spot, then) : undefined
  saveOpen()
  if (cell) focusCell(cell)
}

/** Lets cells be walked to and written in, with keys, by a mouse and by touch. */
export function watchCells(): void {
  // What is read anew knows of nothing that is typed.
  watchWalking(() => {
    keepPlace()
    showAhead()
  })
  watchPlace()
  watchKeys(byId('grid'))
  watchPresses(byId('grid'))
  watchOver(byId('cell'))
  addEventListener('beforeunload', (event) => isUnsavedCell() && event.preventDefault())
}

/** The cell of a record that something is in, and its place. */
function recordCell(target: EventTarget | null) {
  const cell = cellOf(target)
  const spot = cell?.closest('tbody') && spotOf(cell)
  return cell && spot ? { cell, spot } : undefined
}

function watchKeys(grid: HTMLElement): void {
  // What is meant for a cell that is about to open means nothing else.
  const hear = (event: KeyboardEvent): void => {
    const spot = recordCell(event.target)?.spot
    const now = spot && aheadAt(spot)
    if (!now || !keyAhead(event, now)) return
    event.preventDefault()
    event.stopPropagation()
  }
  grid.addEventListener('keydown', hear, true)
  grid.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') cancel()
    const at = recordCell(event.target)
    const start = at && startOf(event, at.cell, isBool(at.spot))
    if (!start || event.defaultPrevented) return
    event.preventDefault()
    void begin(at.spot, start)
  })
}

/** Does what a key means before its cell is open; whether it means anything. */
function keyAhead(event: KeyboardEvent, now: Editing): boolean {
  const { key, ctrlKey, metaKey, altKey, isComposing } = event
  if (ctrlKey || metaKey || altKey || isComposing) return false
  const then = thenOf(event)
  if (then === 'cancel') close(now)
  else if (then) {
    now.isLeft = true
    focusCell(cellAfter(now.spot, then))
  } else if (key.length === 1 || key === 'Backspace') typeAhead(now, key)
  else return false
  return true
}

const isBool = (spot: Spot): boolean => fieldOf(spot).is === 'bool'

/** A cell is pressed to go to it, and pressed again to write in it. */
function watchPresses(grid: HTMLElement): void {
  let before: Element | null = null
  grid.addEventListener('pointerdown', () => {
    before = document.activeElement
  })
  grid.addEventListener('click', ({ target, detail }) => {
    const at = recordCell(target)
    if (!at || isOwn(target, at.cell)) return
    // The second press of two has selected a word.
    if (detail > 1) getSelection()?.removeAllRanges()
    // Whoever selects a text wants to copy it.
    if (before !== at.cell || getSelection()?.isCollapsed === false) focusCell(at.cell)
    else void begin(at.spot, { turns: isBool(at.spot), pressed: true })
  })
}

/** Whether what is pressed does something by itself: a link, or what leads to the record. */
const isOwn = (target: EventTarget | null, cell: HTMLElement): boolean =>
  cell.matches('th') ||
  (target instanceof Element && target.closest('a, button, input, label') !== null)

function watchOver(over: HTMLElement): void {
  let keyed = false
  // With the keys one goes through a list, or takes away what is chosen, and says by Enter that one has
  // arrived. A control may keep a key to itself.
  const hear = ({ target, key }: KeyboardEvent): void => {
    keyed = target instanceof HTMLSelectElement || key === 'Backspace'
  }
  over.addEventListener('keydown', hear, true)
  over.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return
    const then = thenOf(event)
    if (!then) return
    event.preventDefault()
    // Escape closes no sheet, too.
    event.stopPropagation()
    if (then === 'cancel') cancel()
    else finish(then)
  })
  over.addEventListener('pointerdown', () => {
    keyed = false
  })
  watchSubmits(over, () => finish('down'))
  over.addEventListener('change', ({ target }) => {
    const box = target instanceof HTMLInputElement && target.type === 'checkbox'
    const one = target instanceof HTMLSelectElement && !target.multiple && !keyed
    if (box || one) finish('stay')
  })
  over.addEventListener('focusout', ({ relatedTarget }) => {
    const stays = relatedTarget instanceof Node && over.contains(relatedTarget)
    // Another window, or a question, is not away.
    if (!stays && document.hasFocus()) finish('away')
  })
}
