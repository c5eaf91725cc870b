import { made } from '../made'

/** The label of a control, with an id to be named by. */
export function labelOf(control: HTMLElement): HTMLElement {
  const label =
    document.querySelector<HTMLElement>(`label[for="${CSS.escape(control.id)}"]`) ??
    made('span', {}, control.getAttribute('aria-label') ?? '')
  label.id ||= `${control.id}-label`
  return label
}

/**
 * Puts something in the place of a control, with its id, so that its label and its problem find it.
 * The control stays, hidden, holds the value and is what is sent; what is hidden cannot be asked for.
 */
export function stands(
  control: HTMLSelectElement | HTMLTextAreaElement,
  place: HTMLElement,
  ...before: readonly HTMLElement[]
): void {
  control.id = `${control.id}-value`
  control.hidden = true
  control.toggleAttribute('data-required', control.required)
  control.required = false
  control.before(...before, place)
}
