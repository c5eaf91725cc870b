import { CELL, RECORD } from '../../pb_hooks_src/pages/texts'
import { ask } from './asks'
import { begin, complain, control, form, turned } from './cell-control'
import { isAsked, isClosed } from './cell-may'
import { liftOff, placeOver } from './cell-place'
import { cellAt, fieldOf, type Spot } from './cells'
import { choice, type Values } from './changed-since'
import { upgrade } from './controls'
import { byId } from './element'
import { withMore } from './loading'
import { readLine } from './reading'
import { mayTry, readField, readValues, type Which } from './record-asks'
import { collectionIn } from './record-place'
import { sendForm } from './sending'
import { touched } from './touched'
import { currentSpot, focusCell } from './walking'

/** What is written in a cell just now. */
interface Editing {
  readonly which: Which
  readonly spot: Spot
  readonly abort: AbortController
  /** What the record held when it was read. */
  was: Values
  /** What takes the place of what is there; more of it may come before there is a place to write in. */
  typed: string | undefined
  /** It is being saved: whether it was. */
  saving: Promise<boolean> | undefined
}

/** How one begins to write: with a text in place of what is there, by turning it over, or as it is. */
export interface Start {
  readonly typed?: string | undefined
  readonly turns?: boolean
  /** By a press, which shows what there is to choose from. */
  readonly pressed?: boolean
}

let editing: Editing | undefined

/** Where a value is changed by this viewer: in its cell, in its record's form, or nowhere. */
export function placeOf(spot: Spot): string {
  const may = spot.id !== '' && mayTry(collectionIn(location.hash), 'update') && !isClosed(spot)
  return may ? (fieldOf(spot).edit ?? '') : ''
}

/** Whether PocketBase's rules keep a record from being changed: that is then said. */
export function isKept(spot: Spot): boolean {
  const closed = isClosed(spot)
  if (closed) void withMore(({ note }) => note(CELL.closed))
  return closed
}

/** The same of a line that may not have been asked about. */
export async function isKeptNow(spot: Spot): Promise<boolean> {
  if (!isAsked(spot)) await readLine(spot.id, new AbortController().signal)
  return isKept(spot)
}

/** Whether a cell is being written in. */
export const isEditing = (): boolean => editing !== undefined

/** Adds letters that are typed while what they are for is on its way; whether it is. */
export function typesAhead(letter: string): boolean {
  if (!editing || !byId('cell').hidden) return false
  editing.typed = (editing.typed ?? '') + letter
  return true
}

/** Opens what a cell is written in with, over the cell. */
export async function edit(spot: Spot, start: Start): Promise<void> {
  if (!(await save())) return
  const which = { collection: collectionIn(location.hash), id: spot.id }
  const abort = new AbortController()
  const now: Editing = { which, spot, abort, was: {}, typed: start.typed, saving: undefined }
  editing = now
  const shown = textOf(spot)
  const was = await readValues(which)
  // Read after the values are, so that what is compared with is never newer than what is shown.
  const status = was
    ? await Promise.all([
        readField(which, fieldOf(spot).field ?? '', abort.signal),
        readLine(spot.id, abort.signal),
      ])
    : [-1]
  if (editing !== now) return
  if (!was || status.some((one) => one !== 0)) {
    giveUp()
    ask({ is: 'problem', message: RECORD.gone })
    return
  }
  if (isKept(spot)) {
    giveUp()
    return
  }
  now.was = was
  const stale = textOf(spot) !== shown
  await upgrade(byId('cell'))
  if (editing === now) open(now, stale ? undefined : shown, start)
}

const textOf = (spot: Spot): string => cellAt(spot)?.textContent?.trim() ?? ''

/** Shows it, where one still is: as it is, turned over, or with what was typed; or says what has changed. */
function open(
  { spot, typed }: Editing,
  shown: string | undefined,
  { turns, pressed }: Start,
): void {
  const on = currentSpot()
  const input = control()
  if (!input || on?.id !== spot.id || on.column !== spot.column) {
    giveUp()
    return
  }
  placeOver(spot)
  input.focus({ preventScroll: true })
  if (shown === undefined) complain(CELL.stale)
  else if (!turns) {
    begin(input, typed)
    if (pressed && input.role === 'combobox') input.click()
  } else if (!turned(input, shown === '')) cancel()
}

/** Closes without saving; the focus goes back to the cell. */
export function cancel(): void {
  const spot = editing?.spot
  giveUp()
  const cell = spot && cellAt(spot)
  if (cell) focusCell(cell)
}

/** Closes what is open, whatever is in it. */
export function giveUp(): void {
  if (!editing) return
  editing.abort.abort()
  editing = undefined
  ask({ is: 'problem', message: '' })
  if (liftOff()) dispatchEvent(new Event('pb-changed'))
}

/** Saves what is written and closes; false where something keeps it open. */
export async function save(): Promise<boolean> {
  const now = editing
  const there = form()
  if (now && there && touched(there).length > 0) {
    now.saving ??= saved(now, there).finally(() => {
      now.saving = undefined
    })
    if (!(await now.saving)) return false
  }
  if (editing === now) giveUp()
  return true
}

/** Whether there is something that would be lost. */
export function isUnsavedCell(): boolean {
  const there = editing && form()
  return there ? touched(there).length > 0 : false
}

/** Whether something is being saved, or asked about. */
export const isSaving = (): boolean => editing?.saving !== undefined

async function saved(now: Editing, there: HTMLFormElement): Promise<boolean> {
  const input = control()
  if (!there.checkValidity()) {
    complain(there.querySelector<HTMLInputElement>(':invalid')?.validationMessage ?? '')
    input?.setAttribute('aria-invalid', 'true')
    input?.focus()
    return false
  }
  const is = await readValues(now.which)
  const chosen = is ? await choice(there, now.was, is) : 'mine'
  if (chosen === 'theirs') {
    await readLine(now.spot.id, now.abort.signal)
    return true
  }
  const written = touched(there)
  if (chosen === '' || !(await sendForm(there, 'touched'))) {
    input?.focus()
    return false
  }
  await withMore(({ remember }) => remember(now.which, written, is ?? now.was))
  await readLine(now.spot.id, now.abort.signal)
  dispatchEvent(new Event('pb-changed'))
  return true
}
