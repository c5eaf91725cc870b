import { PAGE } from '../../pb_hooks_src/pages/texts'
import { byId } from './element'
import { withMore } from './loading'
import { setTheme, theme } from './looks'
import { borrow, isBorrowed, isOffered, viewer } from './session'

/** Follows what is chosen in the menu of the account. */
export function watchAccount(): void {
  const chooser = byId<HTMLSelectElement>('theme')
  chooser.value = theme()
  chooser.addEventListener('change', () => setTheme(chooser.value))
  byId('continue').addEventListener('click', borrow)
  const menu = byId('account')
  menu.addEventListener('beforetoggle', () => void withMore(({ offerOwn }) => offerOwn()))
  menu.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a, button')) menu.hidePopover()
  })
}

/** Says who is signed in. */
export function showViewer(): void {
  const record = viewer()
  byId('who').textContent = record ? nameOf(record) : PAGE.guest
  byId('whose').textContent = isBorrowed() ? PAGE.borrowed : String(record?.email ?? '')
  byId('to-sign-in').hidden = record !== undefined
  byId('sign-out').hidden = record === undefined
  byId('continue').hidden = !isOffered()
}

/** What people call a record of an auth collection. */
const nameOf = (record: Readonly<Record<string, unknown>>): string =>
  String(record.name || record.username || record.email || record.id || PAGE.account)
