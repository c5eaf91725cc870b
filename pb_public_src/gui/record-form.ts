import { RECORD } from '../../pb_hooks_src/pages/texts'
import { holdReads } from './asks'
import { choice, type Values } from './changed-since'
import { byId } from './element'
import { readValues, readView, type Which } from './record-asks'
import { touched, withTouchedAlone } from './touched'

/** What is written in just now. */
interface Writing {
  readonly which: Which
  /** What the record held when it was read. */
  readonly was: Values
  /** Goes on once it is saved. */
  readonly saved: () => void
}

let writing: Writing | undefined
let busy = false
let passing = false

const formThere = (): HTMLFormElement | null => byId('record-body').querySelector('form')

/** Whether something would be lost. */
export function isUnsaved(): boolean {
  const form = writing && formThere()
  return form ? touched(form).length > 0 : false
}

/** Whether a record is being written in. */
export const isWriting = (): boolean => writing !== undefined

/** Forgets what was written. */
export function stopWriting(): void {
  writing = undefined
}

/** Shows the form of a record, or of one that is to be made; the status of a refusal, else 0. */
export async function startWriting(
  which: Which,
  abort: AbortSignal,
  saved: () => void,
): Promise<number | undefined> {
  // Read before the form is: a change between the two is then noticed, and none is missed.
  const was = which.id === '' ? {} : ((await readValues(which)) ?? {})
  const status = await readView(which, 'form', abort)
  if (status !== 0) return status
  writing = { which, was, saved }
  formThere()?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')?.focus()
  return 0
}

/** Follows what is sent from the sheet: it goes out once it is known to overwrite nothing. */
export function watchForm(): void {
  byId('record-body').addEventListener(
    'submit',
    (event) => {
      if (passing || !(event.target instanceof HTMLFormElement)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (!busy && writing) void save(event.target, writing)
    },
    true,
  )
  addEventListener('beforeunload', (event) => isUnsaved() && event.preventDefault())
}

async function save(form: HTMLFormElement, now: Writing): Promise<void> {
  if (now.which.id === '') return send(form, now)
  if (touched(form).length === 0) return now.saved()
  busy = true
  const is = await readValues(now.which)
  const chosen = is ? await choice(form, now.was, is) : 'mine'
  busy = false
  if (now !== writing) return
  if (chosen === 'mine') await send(form, now)
  if (chosen === 'theirs') await startWriting(now.which, new AbortController().signal, now.saved)
}

/** Sends a form as it would be, but of a record that there is only what somebody has written in. */
async function send(form: HTMLFormElement, now: Writing): Promise<void> {
  busy = true
  const id = form.parentElement?.id
  const answered = new Promise<number>((resolve) => {
    const hear = (event: Event): void => {
      const [of, , status] = (event as CustomEvent<[string, string, number]>).detail
      if (of !== id) return
      removeEventListener('pb-sent', hear)
      resolve(status)
    }
    addEventListener('pb-sent', hear)
  })
  holdReads(answered)
  const pass = (): void => {
    passing = true
    form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))
    passing = false
  }
  if (now.which.id === '') pass()
  else withTouchedAlone(form, pass)
  const status = await answered
  busy = false
  if (status !== 0 || now !== writing) return
  dispatchEvent(new Event('pb-changed'))
  now.saved()
}

/** Whether somebody lets go of what is not saved; nobody is asked where all of it is. */
export const UNSAVED = { question: RECORD.unsaved, answers: { '': RECORD.goOn, go: RECORD.lose } }
