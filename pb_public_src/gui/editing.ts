import { CELL, RECORD } from '../../pb_hooks_src/pages/texts'
import { ask } from './asks'
import {
  add,
  aheadAt,
  drop,
  type Editing,
  first,
  isAlone,
  type Start,
  showAhead,
  textOf,
  typedIn,
} from './cell-ahead'
import { begin, complain, control, form, isFit, turned } from './cell-control'
import { isKept } from './cell-kept'
import { liftOff, placeOver } from './cell-place'
import { isSaved } from './cell-saving'
import { cellAt, cellOf, fieldOf, isSame, type Spot } from './cells'
import type { Values } from './changed-since'
import { upgrade } from './controls'
import { byId } from './element'
import { withMore } from './loading'
import { readLine } from './reading'
import { readField, valuesOf, whyNot } from './record-asks'
import { touched } from './touched'
import { focusCell } from './walking'

/** The place of the cell that is open, if it is not being saved. */
export function openSpot(): Spot | undefined {
  const now = first()
  return now?.isOpen && !now.saving ? now.spot : undefined
}

/** Opens what a cell is written in with, over the cell, once what was written before is saved. */
export function edit(spot: Spot, start: Start): void {
  const before = openSpot()
  if (before && (start.typed === undefined || isSame(before, spot))) control()?.focus()
  else if (!aheadAt(spot)) {
    const now = add(spot, start)
    if (first() === now) now.opening = opened(now)
  }
}

async function opened(now: Editing): Promise<void> {
  const { spot, shown = textOf(spot) } = now
  const was = await readAll(now)
  if (first() !== now) return
  if (typeof was === 'number') fail(was)
  else if (isKept(spot)) close(now)
  else {
    now.was = was
    const stale = textOf(spot) !== shown
    await upgrade(byId('cell'))
    if (first() === now) open(now, stale ? undefined : shown)
  }
}

/** Reads what a cell is written in with, and its line anew: what the record holds, or why not. */
async function readAll({ which, spot, abort }: Editing): Promise<Values | number> {
  const was = await valuesOf(which, abort.signal)
  if (typeof was === 'number') return was
  // Read after the values are, so that what is compared with is never newer than what is shown.
  const status = await Promise.all([
    readField(which, fieldOf(spot).field ?? '', abort.signal),
    readLine(spot.id, abort.signal),
  ])
  return status.find((one) => one !== 0) ?? was
}

/** Says why nothing opens, and what was typed. */
function fail(status: number): void {
  const typed = typedIn()
  giveUp()
  ask({ is: 'problem', message: whyNot(status) + wrote(typed) })
}

const wrote = (typed = ''): string => (typed === '' ? '' : ` ${RECORD.yours}: ${typed}`)

/** Shows it: as it is, turned over, or with what was typed; or says what has changed. */
function open(now: Editing, shown: string | undefined): void {
  const { spot, typed, start } = now
  const cell = cellAt(spot)
  const isHere = !now.isLeft && cell !== undefined && cellOf(document.activeElement) === cell
  const input = control()
  if (!input || !(isHere || typed !== undefined || start.turns)) {
    close(now)
    return
  }
  placeOver(spot)
  now.isOpen = true
  showAhead()
  if (shown === undefined) comeBack(CELL.stale + wrote(typed))
  else if (!start.turns) write(now, input, isHere)
  else if (!turned(input, shown === '')) close(now)
}

/** Who has gone on by now wants what was typed to be saved. */
function write(now: Editing, input: HTMLElement, isHere: boolean): void {
  if (isHere) input.focus({ preventScroll: true })
  const taken = begin(input, now.typed)
  if (isHere && now.start.pressed && input.role === 'combobox') input.click()
  if (!isHere && taken) saveOpen()
  // A letter that was meant for another cell is nothing.
  if (!taken && !(isHere && now.typed?.length === 1)) comeBack(CELL.notTaken + wrote(now.typed))
}

/** Leads back to what is open, unless somebody writes elsewhere by now: that is said. */
function comeBack(why = ''): void {
  if (why !== '') complain(why)
  if (isAlone()) control()?.focus()
  else void withMore(({ note }) => note(CELL.refused))
}

/** Closes what is open without saving; the focus goes back to the cell. */
export function cancel(): void {
  const now = first()
  if (!now || now.saving) return
  close(now)
  const cell = cellAt(now.spot)
  if (cell) focusCell(cell)
}

/** Closes what is open, or forgets what waits. */
export function close(now: Editing): void {
  const wasFirst = first() === now
  drop([now])
  if (!wasFirst) return
  tidy()
  const next = first()
  if (next) next.opening = opened(next)
}

function tidy(): void {
  ask({ is: 'problem', message: '' })
  if (liftOff()) dispatchEvent(new Event('pb-changed'))
}

/** Closes what is open, and forgets what waits, whatever is in it. */
export function giveUp(): void {
  if (!first()) return
  drop()
  tidy()
}

/** Saves all that is written; false where something keeps its cell open. */
export async function save(): Promise<boolean> {
  for (let now = first(); now; now = first()) if (!(await saveOne(now))) return false
  return true
}

/** Saves what is written in the cell that is open, and closes it. */
export function saveOpen(): void {
  const now = first()
  if (now?.isOpen) void saveOne(now)
}

function saveOne(now: Editing): Promise<boolean> {
  now.saving ??= saved(now).finally(() => {
    now.saving = undefined
  })
  return now.saving
}

async function saved(now: Editing): Promise<boolean> {
  const over = byId('cell')
  // What is written from here on would not be sent.
  over.inert = true
  await now.opening
  const there = first() === now && form()
  if (!there) return true
  const done =
    isFit() && (touched(there).length === 0 || (await isSaved(there, { ...now, isAlone })))
  if (first() !== now) return true
  over.inert = false
  if (done) close(now)
  else comeBack()
  return done
}

/** Whether there is something that would be lost. */
export function isUnsavedCell(): boolean {
  const [now, there] = [first(), form()]
  if (!now || !isAlone()) return now !== undefined
  return now.typed !== undefined || (there !== null && touched(there).length > 0)
}
