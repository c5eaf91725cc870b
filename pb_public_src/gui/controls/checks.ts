import { CONTROL } from '../../../pb_hooks_src/pages/texts-fields'
import { made } from '../made'
import { labelOf, stands } from './label'

/** So many choices are looked through without a search. */
const FEW = 12

/** Makes a select of several values boxes to tick, with a search where there are many of them. */
export function checks(select: HTMLSelectElement): void {
  const { id } = select
  const label = labelOf(select)
  const boxes = [...select.options].map(boxFor)
  const group = made(
    'div',
    {
      ...{ id, class: 'checks', role: 'group', tabindex: '-1', 'aria-labelledby': label.id },
      'aria-describedby': select.getAttribute('aria-describedby') ?? '',
    },
    ...boxes.map(({ line }) => line),
  )
  const most = Number(select.dataset.most || 0)
  const show = (): void => {
    const full = most > 0 && select.selectedOptions.length >= most
    for (const { box, option } of boxes) {
      box.checked = option.selected
      box.disabled = full && !option.selected
    }
    const missing = select.hasAttribute('data-required') && select.selectedOptions.length === 0
    boxes[0]?.box.setCustomValidity(missing ? CONTROL.needed : '')
  }
  stands(select, group, ...(boxes.length > FEW ? [searchOf(boxes, label.textContent ?? '')] : []))
  group.addEventListener('focus', () => boxes[0]?.box.focus())
  group.addEventListener('keydown', (event) => walk(event, boxes))
  group.addEventListener('change', (event) => {
    event.stopPropagation()
    for (const { box, option } of boxes) option.selected = box.checked
    select.dispatchEvent(new Event('change', { bubbles: true }))
  })
  select.addEventListener('change', show)
  select.form?.addEventListener('reset', () => setTimeout(show))
  show()
}

/** A choice, and the box that ticks it. */
interface Check {
  readonly option: HTMLOptionElement
  readonly box: HTMLInputElement
  readonly line: HTMLElement
}

function boxFor(option: HTMLOptionElement): Check {
  const box = made('input', { type: 'checkbox', 'data-aid': true })
  return { option, box, line: made('label', {}, box, option.text) }
}

/** Arrow keys lead from box to box. */
function walk(event: KeyboardEvent, boxes: readonly Check[]): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const able = boxes.filter(({ box, line }) => !box.disabled && !line.hidden)
  able[able.findIndex(({ box }) => box === event.target) + step]?.box.focus()
}

/** What is ticked stays in sight, whatever is searched. */
function searchOf(checks: readonly Check[], label: string): HTMLInputElement {
  const search = made('input', {
    ...{ type: 'search', 'data-aid': true, placeholder: CONTROL.search, autocomplete: 'off' },
    'aria-label': `${label}: ${CONTROL.search}`,
  })
  search.addEventListener('input', () => {
    const words = search.value.toLowerCase().split(/\s+/)
    for (const { option, line } of checks) {
      const text = option.text.toLowerCase()
      line.hidden = !option.selected && !words.every((word) => text.includes(word))
    }
  })
  search.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault())
  return search
}
