import { cellAt, type Spot } from './cells'
import { byId } from './element'
import { linesShown } from './lines'

/** The line that is written in: what is read anew neither takes it away nor moves it on the screen. */
interface Held {
  readonly spot: Spot
  readonly line: HTMLElement
  readonly nth: number
  /** Where it is on the screen. */
  top: number
  /** It would be gone, or elsewhere. */
  left: boolean
}

let held: Held | undefined

/** Puts what a cell is written in with over the cell, and holds its line. */
export function placeOver(spot: Spot): void {
  const line = cellAt(spot)?.parentElement
  if (!line) return
  const nth = linesShown().indexOf(line)
  held = { spot, line, nth, top: topOf(line), left: false }
  byId('cell').hidden = false
  place()
}

/** Takes it away. Whether the line is not where it belongs. */
export function liftOff(): boolean {
  const left = held?.left === true
  held = undefined
  byId('cell').hidden = true
  byId('cell').inert = false
  byId('cell').replaceChildren()
  return left
}

const topOf = (line: HTMLElement): number => line.getBoundingClientRect().top

/** After the table has changed: the line is there, and where it was on the screen. */
export function keepPlace(): void {
  if (!held) return
  const { spot, nth, top } = held
  const line = cellAt(spot)?.parentElement ?? held.line
  const all = linesShown()
  if (all.indexOf(line) !== nth) {
    putBack(line, all, nth)
    held.left = true
  }
  byId('scroll').scrollTop += topOf(line) - top
  place()
}

function putBack(line: HTMLElement, all: readonly HTMLElement[], nth: number): void {
  const others = all.filter((one) => one !== line)
  const next = others[nth]
  if (next) next.before(line)
  else (others.at(-1)?.parentElement ?? document.querySelector('#grid tbody'))?.append(line)
}

function place(): void {
  const cell = held && cellAt(held.spot)
  if (!cell) return
  const scroll = byId('scroll')
  const [at, frame] = [cell.getBoundingClientRect(), scroll.getBoundingClientRect()]
  const over = byId('cell')
  const room = scroll.clientWidth
  const least = over.querySelector('[type=datetime-local]') ? LEAST_TIME : LEAST
  const width = Math.min(Math.max(at.width, least), room)
  const left = Math.max(0, Math.min(at.left - frame.left, room - width))
  Object.assign(over.style, {
    left: `${left + scroll.scrollLeft}px`,
    top: `${at.top - frame.top + scroll.scrollTop}px`,
    width: `${width}px`,
    minHeight: `${at.height}px`,
  })
}

/** What is written in with is at least so wide, in pixels: a time may have thousandths of a second. */
const LEAST = 220
const LEAST_TIME = 290

/** Follows the table when it is scrolled or gets another size; what one writes with is in sight. */
export function watchPlace(): void {
  const over = byId('cell')
  new ResizeObserver(() => {
    if (over.matches(':focus-within')) over.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }).observe(over)
  byId('scroll').addEventListener('scroll', () => {
    if (held) held.top = topOf(held.line)
    place()
  })
  addEventListener('resize', () => {
    place()
    if (held) held.top = topOf(held.line)
  })
}
