import { made } from '../made'
import { hang } from './hang'
import type { Option } from './search'

/** The list below a text that is searched by. */
export interface Choices {
  readonly show: (options: readonly Option[]) => void
  readonly close: () => void
  readonly isOpen: () => boolean
  /** Makes another one the one that Enter chooses. */
  readonly move: (step: number) => void
  readonly active: () => Option | undefined
}

/** A list of choices for a combobox, above all else on the page; a click chooses. */
export function choicesOf(input: HTMLInputElement, choose: (option: Option) => void): Choices {
  const list = listFor(input)
  let options: readonly Option[] = []
  let at = 0
  let letGo = (): void => undefined
  const mark = (to: number): void => {
    at = options.length === 0 ? 0 : (to + options.length) % options.length
    for (const [index, item] of [...list.children].entries()) {
      item.setAttribute('aria-selected', String(index === at))
    }
    input.setAttribute('aria-activedescendant', `${list.id}-${at}`)
    list.children[at]?.scrollIntoView({ block: 'nearest' })
  }
  const close = (): void => {
    letGo()
    if (list.isConnected) list.hidePopover()
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }
  list.addEventListener('click', ({ target }) => {
    const item = target instanceof Element ? target.closest('li') : null
    const option = item && options[[...list.children].indexOf(item)]
    if (option) choose(option)
  })
  const show = (given: readonly Option[]): void => {
    close()
    options = given
    list.replaceChildren(...given.map(({ label }, index) => itemOf(`${list.id}-${index}`, label)))
    if (given.length === 0) return
    list.showPopover()
    letGo = hang(list, input)
    input.setAttribute('aria-expanded', 'true')
    mark(0)
  }
  const isOpen = (): boolean => input.getAttribute('aria-expanded') === 'true'
  return { show, close, isOpen, move: (step) => mark(at + step), active: () => options[at] }
}

const itemOf = (id: string, label: string): HTMLElement => made('li', { id, role: 'option' }, label)

function listFor(input: HTMLInputElement): HTMLElement {
  const list = made('ul', {
    ...{ id: `${input.id}-choices`, class: 'choices', role: 'listbox', popover: 'manual' },
    'aria-label': input.labels?.[0]?.textContent ?? '',
  })
  input.setAttribute('aria-controls', list.id)
  input.after(list)
  // A press must not take the focus away.
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  return list
}
