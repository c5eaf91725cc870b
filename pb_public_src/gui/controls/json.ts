import { CONTROL } from '../../../pb_hooks_src/pages/texts-fields'
import { button, made } from '../made'
import { formatted, problemIn } from './json-text'

/** Says what is wrong with JSON while it is written, and sets it in lines when asked. */
export function json(area: HTMLTextAreaElement): void {
  const says = made('small', { role: 'status', class: 'problem-here' })
  const check = (): void => {
    const problem = area.value.trim() === '' ? '' : problemIn(area.value)
    says.textContent = problem
    area.setCustomValidity(problem)
  }
  const format = button(CONTROL.format, () => {
    if (area.value.trim() === '' || problemIn(area.value) !== '') return
    area.value = formatted(area.value)
    area.dispatchEvent(new Event('input', { bubbles: true }))
    area.dispatchEvent(new Event('change', { bubbles: true }))
  })
  area.addEventListener('input', check)
  area.after(says, made('div', { class: 'tools' }, format))
}
