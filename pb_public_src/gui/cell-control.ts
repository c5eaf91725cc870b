import { byId } from './element'

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

/** Begins to write: with a text in place of what is there, or with all of it selected. */
export function begin(control: HTMLElement, typed: string | undefined): void {
  if (control instanceof HTMLSelectElement) choose(control, typed)
  else if (!isText(control)) return
  else if (typed === undefined) control.select()
  // What is chosen stands before the text that more is looked for by.
  else if (typed === '' && control.role === 'combobox') pressBackspace(control)
  else {
    control.value = control.type === 'number' && Number.isNaN(Number(typed)) ? '' : typed
    // The page is to hear of it as if a person wrote.
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

const isText = (control: HTMLElement): control is HTMLInputElement | HTMLTextAreaElement =>
  control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement

const pressBackspace = (control: HTMLElement): unknown =>
  control.dispatchEvent(new KeyboardEvent('keydown', { key: 'Backspace', bubbles: true }))

function choose(select: HTMLSelectElement, typed: string | undefined): void {
  const begins = [...select.options].find(
    ({ text }) => typed !== undefined && text.toLowerCase().startsWith(typed.toLowerCase()),
  )
  if (begins) begins.selected = true
  if (typed !== undefined) return
  try {
    select.showPicker()
  } catch {
    // A browser may leave that to people alone.
  }
}

/** Ticks a box, or takes the tick away; whether that was to be done. */
export function turned(box: HTMLElement, wanted: boolean): boolean {
  if (!(box instanceof HTMLInputElement) || box.checked === wanted) return false
  box.click()
  return true
}
