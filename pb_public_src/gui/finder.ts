import { byId } from './element'
import { favourites } from './looks'
import { type Listed, listed } from './nav'

/** Those whose name or label has all words of a text, what begins with it first, marked ones before. */
export function matching(
  all: readonly Listed[],
  text: string,
  marked: readonly string[],
): readonly Listed[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const rank = ({ name, label }: Listed): number =>
    (marked.includes(name) ? 0 : 2) +
    ([name, label].some((one) => one.toLowerCase().startsWith(words[0] ?? '')) ? 0 : 1)
  return all
    .filter(({ name, label }) =>
      words.every((word) => `${name} ${label}`.toLowerCase().includes(word)),
    )
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one)
}

/** The dialog that leads to a collection by a part of its name: Ctrl K, or its button. */
export function watchFinder(): void {
  const dialog = byId<HTMLDialogElement>('finder')
  const input = byId<HTMLInputElement>('finder-text')
  const list = byId('finder-list')
  let chosen = 0
  const show = (at: number): void => {
    const found = matching(listed(), input.value, favourites())
    chosen = found.length === 0 ? 0 : (at + found.length) % found.length
    list.replaceChildren(...found.map((one, index) => optionOf(one, index, chosen)))
    byId('finder-none').hidden = found.length > 0
    if (found.length > 0) input.setAttribute('aria-activedescendant', `finder-${chosen}`)
    else input.removeAttribute('aria-activedescendant')
    list.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }
  const open = (): void => {
    input.value = ''
    if (!dialog.open) dialog.showModal()
    show(0)
  }
  const go = (option: Element | null | undefined): void => {
    if (!(option instanceof HTMLElement)) return
    dialog.close()
    byId('main').focus()
    location.hash = option.dataset.to ?? ''
  }
  byId('go').addEventListener('click', open)
  addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    // What is asked just now is answered first.
    if (!document.querySelector(':modal')) open()
  })
  input.addEventListener('input', () => show(0))
  input.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') go(list.children[chosen])
    if (step === undefined) return
    event.preventDefault()
    show(chosen + step)
  })
  list.addEventListener('click', ({ target }) =>
    go(target instanceof Element ? target.closest('li') : null),
  )
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close())
}

function optionOf({ name, label, address }: Listed, index: number, chosen: number): HTMLElement {
  const option = document.createElement('li')
  option.id = `finder-${index}`
  option.setAttribute('role', 'option')
  option.setAttribute('aria-selected', String(index === chosen))
  option.dataset.to = address
  option.append(label)
  const small = document.createElement('small')
  small.textContent = name
  option.append(small)
  return option
}
