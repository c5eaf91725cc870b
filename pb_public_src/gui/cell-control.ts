import { byId } from './element'
import { touched } from './touched'

/** The form over the cell that is written in. */
export const form = (): HTMLFormElement | null => byId('cell').querySelector('form')

/** What is written in with; what is wrong with it is said at once from here on. */
export function control(): HTMLElement | null {
  for (const output of form()?.querySelectorAll('output') ?? []) output.role = 'alert'
  return form()?.querySelector<HTMLElement>(CONTROLS) ?? null
}

/** A hidden select has a control before it that stands for it. */
const CONTROLS =
  'div > :is(input:not([type=hidden]), [role=group], select:not([hidden]), textarea:not([hidden]))'

/** Says something at the cell, at once. */
export function complain(message: string): void {
  const output = byId('cell').querySelector<HTMLOutputElement>('form > output')
  if (output) output.value = message
}

/** Whether what is written can be sent; else it is said why not. */
export function isFit(): boolean {
  const there = form()
  const wrong = there?.querySelector<HTMLInputElement>(':is(input, select, textarea):invalid')
  // What was wrong before may stay so.
  if (!there || !wrong || (touched(there).length === 0 && !wrong.validity.badInput)) return true
  complain(wrong.validationMessage)
  control()?.setAttribute('aria-invalid', 'true')
  return false
}

/**
 * Begins to write: with a text in place of what is there, or with all of it selected. Whether the text
 * could be taken: a time is written part by part, and a record is chosen from what is found.
 */
export function begin(control: HTMLElement, typed: string | undefined): boolean {
  if (control instanceof HTMLSelectElement) return choose(control, typed)
  if (!isText(control)) return typed === undefined
  if (typed === undefined || !canHold(control, typed)) {
    control.select()
    return typed === undefined
  }
  // What is chosen stands before the text that more is looked for by.
  if (typed === '' && control.role === 'combobox') pressBackspace(control)
  else put(control, typed)
  return typed === '' || (control.value !== '' && control.role !== 'combobox')
}

const canHold = ({ type }: { readonly type: string }, typed: string): boolean =>
  typed === '' || (type === 'number' ? /^[-+.\de]+$/i.test(typed) : type !== 'datetime-local')

/** The page is to hear of it as if a person wrote. */
function put(control: HTMLInputElement | HTMLTextAreaElement, typed: string): void {
  const isBegun = control.type === 'number' && typed !== '' && control === document.activeElement
  if (isBegun) {
    // A browser keeps `-` as the beginning of a number, and says that it is none yet, where it was typed.
    control.select()
    document.execCommand('insertText', false, typed)
    return
  }
  control.value = control.type === 'number' ? typed.replace('+', '') : typed
  control.dispatchEvent(new Event('input', { bubbles: true }))
}

const isText = (control: HTMLElement): control is HTMLInputElement | HTMLTextAreaElement =>
  control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement

const pressBackspace = (control: HTMLElement): unknown =>
  control.dispatchEvent(new KeyboardEvent('keydown', { key: 'Backspace', bubbles: true }))

function choose(select: HTMLSelectElement, typed: string | undefined): boolean {
  const begins = [...select.options].find(
    ({ text }) => typed !== undefined && text.toLowerCase().startsWith(typed.toLowerCase()),
  )
  if (begins) begins.selected = true
  if (typed !== undefined) return begins !== undefined
  try {
    select.showPicker()
  } catch {
    // A browser may leave that to people alone.
  }
  return true
}

/** Ticks a box, or takes the tick away; whether that was to be done. */
export function turned(box: HTMLElement, wanted: boolean): boolean {
  if (!(box instanceof HTMLInputElement) || box.checked === wanted) return false
  box.click()
  return true
}
