import { CONTROL } from '../../../pb_hooks_src/pages/texts-fields'
import { button, made } from '../made'
import { listed } from '../nav'
import type { Option } from './search'

/** A record that is chosen: its name leads to it where the viewer may see its collection. */
export function chip({ id, label }: Option, to: string, remove: () => void): HTMLElement {
  return made(
    'li',
    { class: 'chip' },
    linkTo(to, id, label),
    button('×', remove, { class: 'icon', 'aria-label': `${CONTROL.remove} ${label}` }),
  )
}

/** The name of a record, as a link to it where the viewer may list its collection. */
function linkTo(collection: string, id: string, label: string): HTMLElement {
  return mayList(collection)
    ? made('a', { href: `#/${collection}/${encodeURIComponent(id)}` }, label)
    : made('span', {}, label)
}

/** Makes the name of a record in a detail lead to it. */
export function linked(name: HTMLElement): void {
  const { to = '', id = '' } = name.dataset
  if (mayList(to)) name.replaceChildren(linkTo(to, id, name.textContent ?? ''))
}

/** Whether this viewer may list a collection. */
export const mayList = (collection: string): boolean =>
  listed().some(({ name }) => name === collection)
