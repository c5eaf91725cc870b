import { came } from './came'
import {
  allLines,
  cellAt,
  cellOf,
  focusable,
  headsShown,
  idOfLine,
  type Spot,
  spotOf,
  stepOf,
} from './cells'
import { byId } from './element'
import { lineOf } from './lines'

/** The one cell that Tab leads to, and the number of its line, should that line go. */
let current: (Spot & { readonly line: number }) | undefined

/** Whether the focus is in the table: what is read anew may lose it. */
let inside = false

/** Makes a cell the one that Tab leads to. */
function goTo(cell: HTMLElement): void {
  const spot = spotOf(cell)
  if (!spot) return
  if (current && cellAt(current) !== cell) leave()
  const line = allLines().indexOf(cell.parentElement ?? cell)
  current = { ...spot, line }
  // To take it away, if only for a moment, would take the focus.
  if (focusable(cell).tabIndex !== 0) focusable(cell).tabIndex = 0
}

/** A cell is a stop where it is the one; what stands in a cell is none, but by it. */
function leave(): void {
  const cell = current && cellAt(current)
  if (!cell) return
  if (focusable(cell) === cell) cell.removeAttribute('tabindex')
  else focusable(cell).tabIndex = -1
}

/** Puts the focus to a cell, or to the one that Tab leads to. */
export function focusCell(cell = current && cellAt(current)): void {
  if (!cell) return
  goTo(cell)
  focusable(cell).focus({ preventScroll: true })
  byId('scroll').style.scrollPaddingLeft = `${coveredBeside(cell)}px`
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** How much of the others lies below the columns that stay in sight, in pixels. */
function coveredBeside(cell: HTMLElement): number {
  const stay = headsShown().filter((one) => getComputedStyle(one).position === 'sticky')
  const ends = stay
    .filter((head) => spotOf(head)?.column !== spotOf(cell)?.column)
    .map((head) => head.offsetWidth + Number.parseFloat(getComputedStyle(head).left))
  return Math.max(0, ...ends)
}

/** Puts the focus to the line of a record: to the cell where it was before, else to what leads to it. */
export function focusLine(id: string): void {
  if (current?.id === id) focusCell()
  else focusCell(lineOf(id)?.querySelector<HTMLElement>(':scope > th') ?? undefined)
}

/** The cell some lines down, and some columns on, as one sees them. */
export function cellFrom(spot: Spot, lines: number, columns: number): HTMLElement | undefined {
  const all = allLines()
  const heads = headsShown().map((head) => spotOf(head)?.column ?? 0)
  const there = cellAt(spot)?.parentElement
  const from = there ? all.indexOf(there) : -1
  // Only a step of one line leads to the head.
  const least = from <= 1 && lines === -1 ? 0 : Math.min(from, 1)
  const line = all[between(from + lines, least, all.length - 1)]
  const column = heads[between(heads.indexOf(spot.column) + columns, 0, heads.length - 1)]
  return line && column !== undefined ? cellAt({ id: idOfLine(line), column }) : undefined
}

const between = (number: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, number))

/** After the table has changed: there is one stop, and the focus is where it was. */
export function settleCells(): void {
  const isThere = headsShown().length > 0
  if (!isThere) current = undefined
  const cell = isThere ? stopIn() : undefined
  if (!cell) return
  const lost = inside && (document.activeElement ?? document.body) === document.body
  if (lost || focusable(cell).tabIndex !== 0) goTo(cell)
  if (lost) focusable(cell).focus({ preventScroll: true })
}

/** The cell that was the one, or what takes its place. */
function stopIn(): HTMLElement | undefined {
  const seen = headsShown().some((head) => spotOf(head)?.column === current?.column)
  return (seen && current && cellAt(current)) || nearest(seen)
}

/** The cell that takes the place of one that is gone; at first, that of the first line. */
function nearest(seen: boolean): HTMLElement | undefined {
  const lines = allLines()
  const line = lines[between(current?.line ?? 1, 0, lines.length - 1)]
  const first = headsShown().find(({ dataset }) => dataset.field)
  const column = seen ? current?.column : first && spotOf(first)?.column
  return line && cellAt({ id: idOfLine(line), column: column ?? 0 })
}

const UNSAID = ':is(a, button, input):not([tabindex])'

/** Lets one walk from cell to cell by keys; `settled` is called after each change of the table. */
export function watchWalking(settled: () => void): void {
  const grid = byId('grid')
  grid.addEventListener('keydown', (event) => {
    const spot = event.defaultPrevented ? undefined : current
    const page = Math.max(1, Math.floor(byId('scroll').clientHeight / lineHeight()) - 2)
    const step = spot && stepOf(event, page)
    const cell = step && cellFrom(spot, ...step)
    if (!cell) return
    event.preventDefault()
    focusCell(cell)
  })
  grid.addEventListener('focusin', ({ target }) => {
    const cell = cellOf(target)
    if (cell) goTo(cell)
  })
  addEventListener('focusin', ({ target }) => {
    inside = cellOf(target) !== null
  })
  addEventListener('pointerdown', ({ target }) => {
    inside = cellOf(target) !== null
  })
  new MutationObserver((records) => {
    for (const one of came(records, UNSAID)) one.tabIndex = -1
    settleCells()
    settled()
  }).observe(grid, { childList: true, subtree: true, attributeFilter: ['tabindex'] })
}

const lineHeight = (): number => allLines()[0]?.offsetHeight || 1
