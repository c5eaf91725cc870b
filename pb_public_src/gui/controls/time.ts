import { CONTROL } from '../../../pb_hooks_src/pages/texts-fields'
import { made } from '../made'
import { labelOf } from './label'
import { localOf, utcOf, zoneNow } from './zone'

/**
 * Lets a time be written as the viewer's clock shows it. What is sent is the input before it, in UTC,
 * which stays as it was until somebody writes another time.
 */
export function time(input: HTMLInputElement): void {
  const sent = input.previousElementSibling
  if (!(sent instanceof HTMLInputElement)) return
  const label = labelOf(input)
  label.textContent = (label.textContent ?? '').replace(/ \(UTC\)$/, ` (${zoneNow()})`)
  const says = made('small', { class: 'utc' })
  const show = (): void => {
    says.textContent = sent.value === '' ? '' : `${CONTROL.utc} ${sent.value.slice(0, 16)}`
  }
  for (const name of ['min', 'max'] as const) {
    if (input[name] !== '') input[name] = localOf(`${input[name]}Z`)
  }
  input.defaultValue = localOf(sent.value)
  // Seconds and less are asked for only where there are any.
  const step = (...values: readonly string[]): void => {
    if (values.some((value) => value.length > MINUTES)) input.step = '0.001'
  }
  input.step = '60'
  step(input.defaultValue, input.min)
  // What a form sends it works out from this input, unless that is done already.
  input.dataset.zone = ''
  input.addEventListener('input', () => {
    step(input.value)
    sent.value = utcOf(input.value)
    show()
  })
  input.form?.addEventListener('reset', () =>
    setTimeout(() => {
      sent.value = utcOf(input.value)
      show()
    }),
  )
  input.after(says)
  show()
}

/** So long is a time without seconds. */
const MINUTES = '2026-01-31T12:00'.length
