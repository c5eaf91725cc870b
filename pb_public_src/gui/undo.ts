import { CELL, RECORD } from '../../pb_hooks_src/pages/texts'
import { comparison, type Saying, said, sayingOf, type Values } from './changed-since'
import { byId } from './element'
import { asked } from './question'
import { changed, readValues, savedValues, type Which } from './record-asks'
import { OTHER } from './session'
import { shortened } from './shortened'
import type { Group } from './touched'
import { focusCell } from './walking'

/** A field that was saved, without its form, all of which would be kept with one of its controls. */
interface Field {
  readonly name: string
  readonly label: string
  readonly saying: Saying
}

/** What was saved, and what the fields held before. */
interface Step {
  readonly which: Which
  readonly fields: readonly Field[]
  readonly before: Values
  readonly after: Values
}

/** What can be taken back, the last one last. */
let steps: readonly Step[] = []
let busy = false
let timer = 0

/** So many steps are remembered. */
const MOST = 50

/** So long it is said that something was saved, in milliseconds. */
const SHOWN = 15_000

/** Remembers what was saved of a record, and offers to take it back. */
export async function remember(
  which: Which,
  written: readonly Group[],
  was: Values,
): Promise<void> {
  const after = await savedValues(which)
  const fields = written
    .filter((group) => isBackable(group) && differs(was, after, group))
    .map((group) => ({ name: group.name, label: group.label, saying: sayingOf(group) }))
  const before = Object.fromEntries(fields.map(({ name }) => [name, was[name]]))
  if (fields.length > 0) steps = [...steps, { which, fields, before, after }].slice(-MOST)
  say(`${CELL.saved} ${labelOf(written)}`, fields.length > 0)
}

/** Says something of a cell, quietly. */
export const note = (text: string): void => say(text, false)

/** Forgets all, since somebody else is there. */
function forgetSteps(): void {
  steps = []
  say('', false)
}

/** What PocketBase never shows, and a file that is gone, cannot be put back. */
const isBackable = ({ controls }: Group): boolean =>
  !controls.some(({ type }) => type === 'file' || type === 'password')

const differs = (one: Values, other: Values, { name }: Pick<Group, 'name'>): boolean =>
  JSON.stringify(one[name] ?? null) !== JSON.stringify(other[name] ?? null)

const labelOf = ([first, ...more]: readonly Pick<Group, 'label'>[]): string =>
  more.length === 0 ? (first?.label ?? '') : `${more.length + 1} ${CELL.fields}`

function say(text: string, offers: boolean): void {
  const inside = byId('saved').contains(document.activeElement)
  byId('saved-says').textContent = text
  byId('undo').hidden = !offers
  // The sheet lies over all else on a telephone.
  const sheet = byId('record')
  const home = sheet.matches(':modal') ? sheet : byId('frame')
  if (byId('saved').parentElement !== home) home.append(byId('saved'))
  if (inside && !offers) focusCell()
  clearTimeout(timer)
  if (text !== '') timer = window.setTimeout(fade, SHOWN)
}

/** It stays while somebody is about to press its button. */
function fade(): void {
  if (byId('saved').matches(':hover, :focus-within')) timer = window.setTimeout(fade, SHOWN)
  else say('', false)
}

/** Takes the last step back, unless somebody has changed what it did. */
async function undo(): Promise<void> {
  const step = steps.at(-1)
  if (!step || busy) return
  busy = true
  say(await undone(step), steps.length > 0)
  busy = false
}

/** What became of it, in words. */
async function undone(step: Step): Promise<string> {
  const { which, fields, before, after } = step
  const is = await readValues(which)
  const others = is ? fields.filter((field) => differs(is, after, field)) : []
  const go = is && (others.length === 0 || (await asksFor(step, others, is)))
  const refused = go ? await changed(which, before) : ''
  if (refused !== '') return refused
  steps = steps.filter((one) => one !== step)
  if (go) dispatchEvent(new Event('pb-changed'))
  return go ? `${CELL.undone} ${labelOf(fields)}` : is ? '' : RECORD.gone
}

async function asksFor(
  { before, after }: Step,
  fields: readonly Field[],
  is: Values,
): Promise<boolean> {
  const rows = fields.map(({ name, label, saying }) => [
    label,
    ...shortened([after, is, before].map((values) => said(values[name], saying))),
  ])
  const table = comparison([RECORD.field, CELL.yours, RECORD.is, CELL.back], rows)
  return (await asked(CELL.changed, { '': CELL.leave, go: CELL.undoAnyway }, table)) === 'go'
}

/** Takes back by a button and by Ctrl Z, which in what one writes in is the browser's own. */
export function watchUndo(): void {
  addEventListener(OTHER, forgetSteps)
  byId('undo').addEventListener('click', () => void undo())
  addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, shiftKey } = event
    if (key.toLowerCase() !== 'z' || !(ctrlKey || metaKey) || shiftKey) return
    const writes = target instanceof HTMLElement && target.closest(WRITTEN_IN)
    if (writes || byId<HTMLDialogElement>('question').open || steps.length === 0) return
    event.preventDefault()
    void undo()
  })
}

const WRITTEN_IN = 'input:not([type=checkbox]), textarea, select, [contenteditable=true]'
