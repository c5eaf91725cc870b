import { VIEWS } from '../../pb_hooks_src/pages/bulk-texts'
import { byId } from './element'
import { keptViews, renamed, type Saved, viewsOf, without, withView } from './kept-views'
import { made } from './made'
import { readPlace, tableAddress } from './place'

/** Where they are kept, in this browser. */
const KEY = 'pb-stack.views'

/** The view whose name is being written anew; `''` where one is to be saved. */
let renames = ''

/** Follows the menu of saved views: ways to look at this table, each an address. */
export function watchViews(): void {
  const menu = byId('views')
  menu.addEventListener('beforetoggle', () => {
    renames = ''
    showViews()
  })
  menu.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return
    if (target.closest('a')) menu.hidePopover()
    const button = target.closest<HTMLButtonElement>('button[name]')
    if (button?.name === 'remove') keep((all) => without(all, here().collection, button.value))
    if (button?.name === 'rename') rename(button.value)
    if (button?.name === 'remove') byId('view-name').focus()
  })
  byId('save-view').addEventListener('submit', (event) => {
    event.preventDefault()
    const input = byId<HTMLInputElement>('view-name')
    const name = input.value.trim()
    const { collection, address } = here()
    if (name === '') return
    keep((all) =>
      renames === ''
        ? withView(all, collection, { name, address })
        : renamed(all, collection, { from: renames, to: name }),
    )
    renames = ''
    input.value = ''
    showViews()
  })
  addEventListener('storage', ({ key }) => key === KEY && showViews())
  addEventListener('hashchange', showViews)
  // Somebody may have opened it before this was loaded.
  showViews()
}

/** The table that is open, and how it is looked at: not the record beside it. */
function here(): { readonly collection: string; readonly address: string } {
  const place = readPlace(location.hash)
  if (place.is !== 'table') return { collection: '', address: '' }
  const { collection, looks } = place
  return { collection, address: tableAddress(collection, looks) }
}

const kept = () => keptViews(localStorage.getItem(KEY) ?? '')

function keep(change: (all: ReturnType<typeof kept>) => ReturnType<typeof kept>): void {
  localStorage.setItem(KEY, JSON.stringify(change(kept())))
  showViews()
}

function rename(name: string): void {
  const input = byId<HTMLInputElement>('view-name')
  renames = name
  input.value = name
  showViews()
  input.select()
}

function showViews(): void {
  const { collection, address } = here()
  const views = viewsOf(kept(), collection)
  byId('views-list').replaceChildren(...views.map((view) => itemOf(view, address)))
  byId('no-views').hidden = views.length > 0
  byId('view-keep').textContent = renames === '' ? VIEWS.save : VIEWS.rename
}

function itemOf({ name, address }: Saved, now: string): HTMLElement {
  const [item, link] = [document.createElement('li'), document.createElement('a')]
  link.href = address
  link.textContent = name
  if (address === now) link.setAttribute('aria-current', 'true')
  item.append(link, button('rename', '✎', name), button('remove', '×', name))
  return item
}

const button = (does: 'rename' | 'remove', sign: string, name: string): HTMLElement =>
  made(
    'button',
    {
      ...{ type: 'button', name: does, value: name, class: 'icon' },
      'aria-label': `${VIEWS[does]}: ${name}`,
    },
    sign,
  )
