import { byId } from './element'
import { lineOf, linesShown, recordOf } from './lines'

/** A place in the table: the record of a line, `''` for the head, and the number of its column. */
export interface Spot {
  readonly id: string
  readonly column: number
}

/** The heads of the columns that are shown, in the order that they are seen in. */
export function headsShown(): readonly HTMLTableCellElement[] {
  const all = [...(headLine()?.cells ?? [])].map((head) => ({
    head,
    style: getComputedStyle(head),
  }))
  return all
    .filter(({ style }) => style.display !== 'none')
    .sort((a, b) => Number(a.style.order) - Number(b.style.order))
    .map(({ head }) => head)
}

const headLine = (): HTMLTableRowElement | null =>
  byId('grid').querySelector<HTMLTableRowElement>('thead tr')

/** All lines that can be walked to, the head first. */
export const allLines = (): readonly HTMLElement[] => {
  const head = headLine()
  return head ? [head, ...linesShown()] : []
}

/** The record that a line is of; `''` for the head. */
export const idOfLine = (line: HTMLElement): string => (line.closest('thead') ? '' : recordOf(line))

/** The cell at a place, where there is one. */
export function cellAt({ id, column }: Spot): HTMLElement | undefined {
  const line = id === '' ? headLine() : lineOf(id)
  return line instanceof HTMLTableRowElement ? line.cells[column] : undefined
}

/** Whether two places are one. */
export const isSame = (one: Spot, other: Spot): boolean =>
  one.id === other.id && one.column === other.column

/** The place of a cell. */
export function spotOf(cell: HTMLElement): Spot | undefined {
  const line = cell.parentElement
  if (!line || !(cell instanceof HTMLTableCellElement)) return undefined
  return { id: idOfLine(line), column: cell.cellIndex }
}

/** The cell that something in the table is in. */
export const cellOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('#grid :is(th, td)') : null

/** What of a cell gets the focus: what it is there for, else itself. */
export const focusable = (cell: HTMLElement): HTMLElement =>
  cell.querySelector<HTMLElement>(
    ':scope > :is(button, input), :scope > label > input, :scope > a[href^="#/"]',
  ) ?? cell

/** The field that a cell is of, as the head of its column says it. */
export function fieldOf({ column }: Spot): DOMStringMap {
  return headLine()?.cells[column]?.dataset ?? {}
}

type Step = readonly [lines: number, columns: number]

/** How far a key leads, of so many lines and columns, from where one is; nothing where it leads nowhere. */
export function stepOf(
  { key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent,
  page: number,
): Step | undefined {
  if (metaKey || altKey || shiftKey) return undefined
  const all = Number.MAX_SAFE_INTEGER
  if (ctrlKey) return { Home: [-all, -all] as const, End: [all, all] as const }[key]
  return STEPS[key]?.(page, all)
}

const STEPS: Readonly<Record<string, (page: number, all: number) => Step>> = {
  ArrowUp: () => [-1, 0],
  ArrowDown: () => [1, 0],
  ArrowLeft: () => [0, -1],
  ArrowRight: () => [0, 1],
  Home: (_page, all) => [0, -all],
  End: (_page, all) => [0, all],
  PageUp: (page) => [-page, 0],
  PageDown: (page) => [page, 0],
}
