import { CONTROL } from '../../../pb_hooks_src/pages/texts-fields'
import { button, made } from '../made'

/** The files that a record has already. */
interface Kept {
  readonly lines: readonly HTMLElement[]
  /** How many stay. */
  readonly count: () => number
}

/** One of them: the box that takes it away, and its line. */
interface One {
  readonly name: string
  readonly box: HTMLInputElement
  readonly line: HTMLElement
}

/**
 * Shows the files that a record has, in place of the boxes that take them away: with a picture where
 * it is one, and where there may be several, in an order that can be changed.
 */
export function keptFiles(input: HTMLInputElement): Kept {
  const field = input.parentElement
  const boxes = [...(field?.querySelectorAll<HTMLInputElement>('[type=checkbox]') ?? [])]
  const list = made('ul', { class: 'files' })
  // Names in an order of their own are sent under the name of the field, new files after them.
  const names = made('span', { hidden: true })
  const send = (): void => {
    const ordered = [...list.children].map((line) => line.getAttribute('data-name') ?? '')
    const name = input.name.replace(/\+$/, '')
    names.replaceChildren(
      ...ordered.map((value) => made('input', { type: 'hidden', name, value, 'data-touched': '' })),
    )
    input.dispatchEvent(new CustomEvent('change', { bubbles: true }))
  }
  const move = (line: HTMLElement, step: -1 | 1): void => {
    const other = step < 0 ? line.previousElementSibling : line.nextElementSibling
    if (step < 0) other?.before(line)
    else other?.after(line)
    if (other) send()
  }
  const all = boxes.map((box) => keptFile(box, input, boxes.length > 1 ? move : undefined))
  list.append(...all.map(({ line }) => line))
  for (const { box } of all) box.closest('label')?.setAttribute('hidden', '')
  return {
    lines: all.length === 0 ? [] : [list, names],
    count: () => all.filter(({ box }) => !box.checked).length,
  }
}

type Move = (line: HTMLElement, step: -1 | 1) => void

function keptFile(box: HTMLInputElement, input: HTMLInputElement, move?: Move): One {
  const name = box.value
  const link = made('a', { target: '_blank', rel: 'noreferrer', class: 'name' }, name)
  const address = `${input.dataset.path ?? ''}${encodeURIComponent(name)}`
  const picture = IMAGE.test(name) ? [made('img', { alt: '', loading: 'lazy' })] : []
  // One that is protected is given its address by who knows the token.
  const show = (element: HTMLElement, place: string, to: string): void =>
    element.setAttribute(input.dataset.protected === undefined ? place : 'data-file', to)
  show(link, 'href', address)
  for (const image of picture) show(image, 'src', `${address}?thumb=100x100`)
  const remove = button(CONTROL.remove, () => {
    box.checked = !box.checked
    line.toggleAttribute('data-gone', box.checked)
    remove.setAttribute('aria-pressed', String(box.checked))
    box.dispatchEvent(new Event('change', { bubbles: true }))
  })
  remove.setAttribute('aria-label', `${CONTROL.remove} ${name}`)
  remove.setAttribute('aria-pressed', 'false')
  const line = made('li', { 'data-name': name }, ...picture, link)
  if (move) line.append(...movers(line, name, move))
  line.append(remove)
  return { name, box, line }
}

const movers = (line: HTMLElement, name: string, move: Move): readonly HTMLElement[] => [
  button('↑', () => move(line, -1), { class: 'icon', 'aria-label': `${CONTROL.earlier}: ${name}` }),
  button('↓', () => move(line, 1), { class: 'icon', 'aria-label': `${CONTROL.later}: ${name}` }),
]

/** What PocketBase makes small pictures of. */
const IMAGE = /\.(?:png|jpe?g|gif|webp)$/i
