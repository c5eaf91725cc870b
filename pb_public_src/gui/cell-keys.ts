import { cellAfter } from './cell-next'
import { keepPlace, watchPlace } from './cell-place'
import { startOf, type Then, thenOf } from './cell-strokes'
import { cellAt, cellOf, fieldOf, type Spot, spotOf } from './cells'
import {
  cancel,
  edit,
  isEditing,
  isKept,
  isKeptNow,
  isSaving,
  isUnsavedCell,
  placeOf,
  type Start,
  save,
  typesAhead,
} from './editing'
import { byId } from './element'
import { openField } from './record'
import { watchSubmits } from './sending'
import { currentSpot, focusCell, watchWalking } from './walking'

/** A text as long as this is cut off in its cell. */
const LONG = 200

/** Opens a cell to be written in: over it, or where that has no room in the form of its record. */
async function begin(spot: Spot, start: Start): Promise<void> {
  const place = placeOf(spot)
  if (isKept(spot) || place === '') return
  const text = cellAt(spot)?.textContent ?? ''
  const long = fieldOf(spot).is === 'plain' && (text.length >= LONG || text.includes('\n'))
  if (place === 'cell' && !long) await edit(spot, start)
  else if (!(await isKeptNow(spot))) openField(spot.id, fieldOf(spot).field ?? '')
}

async function finish(then: Then): Promise<void> {
  const spot = currentSpot()
  if (!(await save()) || !spot) return
  const cell = cellAfter(spot, then)
  if (cell) focusCell(cell)
}

/** Lets cells be walked to and written in, with keys, by a mouse and by touch. */
export function watchCells(): void {
  watchWalking(keepPlace)
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
  grid.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isEditing()) cancel()
    const at = recordCell(event.target)
    const start = at && startOf(event, at.cell, isBool(at.spot))
    if (!start || event.defaultPrevented) return
    event.preventDefault()
    if (!start.typed || !typesAhead(start.typed)) void begin(at.spot, start)
  })
}

const isBool = (spot: Spot): boolean => fieldOf(spot).is === 'bool'

/** A cell is pressed to go to it, and pressed again to write in it. */
function watchPresses(grid: HTMLElement): void {
  let before: Element | null = null
  grid.addEventListener('pointerdown', () => {
    before = document.activeElement
  })
  grid.addEventListener('click', ({ target }) => {
    const at = recordCell(target)
    if (!at || isOwn(target, at.cell)) return
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
    else void finish(then)
  })
  over.addEventListener('pointerdown', () => {
    keyed = false
  })
  watchSubmits(over, () => void finish('down'))
  over.addEventListener('change', ({ target }) => {
    const box = target instanceof HTMLInputElement && target.type === 'checkbox'
    const one = target instanceof HTMLSelectElement && !target.multiple && !keyed
    if (box || one) void finish('stay')
  })
  over.addEventListener('focusout', ({ relatedTarget }) => {
    const stays = relatedTarget instanceof Node && over.contains(relatedTarget)
    // Another window, or a question, is not away.
    if (!stays && document.hasFocus() && isEditing() && !isSaving()) void finish('away')
  })
}
