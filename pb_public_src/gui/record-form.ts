import { choice, type Values } from './changed-since'
import { upgrade } from './controls'
import { byId } from './element'
import { withMore } from './loading'
import { readView, valuesBefore, valuesOf, type Which } from './record-asks'
import { say } from './record-says'
import { sendForm, watchSubmits } from './sending'
import { groupsOf, touched } from './touched'

/** What is written in just now. */
interface Writing {
  readonly which: Which
  /** What the record held when it was read. */
  readonly was: Values
  readonly abort: AbortSignal
  /** Goes on once it is saved. */
  readonly saved: () => unknown
}

let writing: Writing | undefined
let busy = false

let sent: Promise<void> | undefined

const formThere = (): HTMLFormElement | null => byId('record-body').querySelector('form')

/** Whether something would be lost, or is on its way. */
export function isUnsaved(): boolean {
  const form = writing && formThere()
  return sent !== undefined || (form ? touched(form).length > 0 : false)
}

/** What is on its way, until it is known what became of it. */
export const onItsWay = (): Promise<void> | undefined => sent

/** Whether a record is being written in. */
export const isWriting = (): boolean => writing !== undefined

/** Forgets what was written. */
export function stopWriting(): void {
  writing = undefined
}

/** What a form is of, what is done once it is saved, and where one begins to write. */
interface Wish {
  readonly which: Which
  readonly abort: AbortSignal
  readonly saved: () => unknown
  readonly field: string
}

/** Shows the form of a record, or of one that is to be made; the status of a refusal, else 0. */
export async function startWriting({
  which,
  abort,
  saved,
  field,
}: Wish): Promise<number | undefined> {
  // Read before the form is: a change between the two is then noticed, and none is missed.
  const was = which.id === '' ? {} : await valuesOf(which, abort)
  if (abort.aborted) return undefined
  if (typeof was === 'number') return was
  const status = await readView(which, 'form', abort)
  if (status !== 0) return status
  writing = { which, was, abort, saved }
  await upgrade(byId('record-body'))
  const form = formThere()
  if (form) focusOn(form, field)
  return 0
}

/** Puts the focus to what a field is written with; without one to the first. */
function focusOn(form: HTMLFormElement | null, field: string): void {
  const all =
    ':is(input:not([type=hidden]), select, textarea, [contenteditable=true]):not([hidden])'
  const group = form && groupsOf(form).find(({ name }) => name === field)
  const place = group?.controls[0]?.closest('form > *') ?? form
  // What is around a control may be hidden, too.
  const controls = [...(place?.querySelectorAll<HTMLElement>(all) ?? [])]
  const control = controls.find((one) => one.checkVisibility())
  control?.focus()
  control?.scrollIntoView({ block: 'center' })
}

/** Follows what is sent from the sheet: it goes out once it is known to overwrite nothing. */
export function watchForm(): void {
  watchSubmits(byId('record-body'), (form) => {
    if (!busy && !sent && writing) void save(form, writing)
  })
  addEventListener('beforeunload', (event) => isUnsaved() && event.preventDefault())
}

async function save(form: HTMLFormElement, now: Writing): Promise<unknown> {
  if (now.which.id === '') return send(form, now, {})
  if (touched(form).length === 0) return now.saved()
  busy = true
  const is = await valuesBefore(now.which)
  const chosen = await chosenBy(form, now, is)
  busy = false
  if (now !== writing) return
  // What is taken back is what was overwritten, which may be somebody else's.
  if (chosen === 'mine') await send(form, now, typeof is === 'object' ? is : now.was)
  if (chosen === 'theirs') {
    await startWriting({ ...now, field: '' })
  }
}

/** Where nobody can see what would be overwritten, it is said why. */
async function chosenBy(
  form: HTMLFormElement,
  now: Writing,
  is: Values | string | undefined,
): Promise<string> {
  if (now === writing) say(typeof is === 'string' ? is : '')
  if (typeof is === 'object') return choice(form, now.was, is)
  return is === undefined ? 'mine' : ''
}

function send(form: HTMLFormElement, now: Writing, before: Values): Promise<void> {
  sent = sentNow(form, now, before).finally(() => {
    sent = undefined
  })
  return sent
}

async function sentNow(form: HTMLFormElement, now: Writing, before: Values): Promise<void> {
  const { which } = now
  const written = touched(form)
  const saved = await sendForm(form, which.id === '' ? 'all' : 'touched')
  if (!saved || now !== writing) return
  if (which.id !== '') void withMore(({ remember }) => remember(which, written, before))
  dispatchEvent(new Event('pb-changed'))
  await now.saved()
}
