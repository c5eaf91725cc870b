import { byId } from './element'
import { favourites, toggleFavourite } from './looks'
import { askListed } from './nav-asked'

/** A collection that this viewer may list. */
export interface Listed {
  readonly name: string
  readonly label: string
  readonly address: string
}

/** The collections of the navigation, as the server has put them there. */
export const listed = (): readonly Listed[] =>
  [...document.querySelectorAll<HTMLAnchorElement>('#nav a.to')].map((link) => ({
    name: link.title,
    label: labelOf(link),
    address: link.hash,
  }))

/** One in a group is called after the group, too. */
function labelOf(link: HTMLAnchorElement): string {
  const group = link.closest('details')?.querySelector('summary')?.textContent ?? ''
  return `${group === '' ? '' : `${group}: `}${link.textContent}`
}

/** Follows the navigation: its stars, what is put into it, and its drawer on narrow screens. */
export function watchNav(): void {
  const side = byId('side')
  const open = drawer(side, byId('menu'))
  side.addEventListener('click', ({ target }) => {
    const star = target instanceof Element ? target.closest<HTMLButtonElement>('.star') : null
    if (star) {
      toggleFavourite(star.value)
      showFavourites()
    } else if (target instanceof Element && target.closest('a')) open(false)
  })
  new MutationObserver(() => {
    showFavourites()
    showPlace()
    void askListed()
  }).observe(byId('nav'), { childList: true, subtree: true, attributeFilter: ['hidden'] })
  addEventListener('storage', showFavourites)
}

/** On narrow screens: a tap beside it closes it. */
function drawer(side: HTMLElement, menu: HTMLElement): (yes: boolean) => void {
  const isOpen = (): boolean => menu.getAttribute('aria-expanded') === 'true'
  const open = (yes: boolean): void => {
    menu.setAttribute('aria-expanded', String(yes))
    side.classList.toggle('open', yes)
  }
  menu.addEventListener('click', () => open(!isOpen()))
  addEventListener('keydown', ({ key }) => key === 'Escape' && open(false))
  const tapped = (event: Event): void => {
    if (!isOpen() || event.composedPath().some((one) => one === side || one === menu)) return
    event.preventDefault()
    event.stopPropagation()
    open(false)
  }
  addEventListener('click', tapped, true)
  matchMedia('(width < 48rem)').addEventListener('change', () => open(false))
  return open
}

/** Says in the navigation where one is. */
export function showPlace(): void {
  const at = /^#\/\w*/.exec(location.hash)?.[0]
  for (const link of document.querySelectorAll<HTMLAnchorElement>('#side a.to')) {
    const here = link.hash === at
    if (here && !link.hasAttribute('aria-current')) showLink(link)
    if (here) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
}

/** Its group is closed, or it is out of sight, where one came by another way. */
function showLink(link: HTMLElement): void {
  const group = link.closest('details')
  if (group) group.open = true
  link.scrollIntoView({ block: 'nearest' })
}

function showFavourites(): void {
  const marked = favourites()
  for (const star of document.querySelectorAll<HTMLButtonElement>('#nav .star')) {
    const pressed = String(marked.includes(star.value))
    if (star.getAttribute('aria-pressed') !== pressed) star.setAttribute('aria-pressed', pressed)
  }
  const shown = listed().filter(({ name }) => marked.includes(name))
  const starred = byId('starred')
  starred.hidden = shown.length === 0
  starred.querySelector('ul')?.replaceChildren(...shown.map(itemOf))
  showPlace()
}

function itemOf({ name, label, address }: Listed): HTMLElement {
  const [item, link] = [document.createElement('li'), document.createElement('a')]
  link.href = address
  link.title = name
  link.className = 'to'
  link.textContent = label
  item.append(link)
  return item
}
