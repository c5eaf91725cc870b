import { byId } from './element'
import { showLocalTimes } from './local-times'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** The form over the cell that is written in. */
export const form = (): HTMLFormElement | null => byId('cell').querySelector('form')

/** What is written in with, made ready. */
export function control(): Control | null {
  const there = form()
  if (there?.isConnected && !there.dataset.ready) {
    there.dataset.ready = 'yes'
    showLocalTimes(there)
    for (const output of there.querySelectorAll('output')) output.setAttribute('role', 'alert')
  }
  return there?.querySelector<Control>(CONTROLS) ?? null
}

const CONTROLS = 'div > :is(input:not([type=hidden]), select, textarea)'

/** Says something at the cell, at once. */
export function complain(message: string): void {
  const output = byId('cell').querySelector<HTMLOutputElement>('form > output')
  if (output) output.value = message
}

/** Begins to write: with a text in place of what is there, or with all of it selected. */
export function begin(control: Control, typed: string | undefined): void {
  if (control instanceof HTMLSelectElement) choose(control, typed)
  else if (typed === undefined) control.select()
  else {
    control.value = control.type === 'number' && Number.isNaN(Number(typed)) ? '' : typed
    // The page is to hear of it as if a person wrote.
    control.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

function choose(select: HTMLSelectElement, typed: string | undefined): void {
  const options = select.multiple ? [] : [...select.options]
  const begins = options.find(
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
export function turned(box: Control, wanted: boolean): boolean {
  if (!(box instanceof HTMLInputElement) || box.checked === wanted) return false
  box.click()
  return true
}
