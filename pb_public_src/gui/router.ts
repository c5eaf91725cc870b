import { MAIL, MAILS, PAGE } from '../../pb_hooks_src/pages/texts'
import { ask } from './asks'
import { showDemoLogins } from './demo-logins'
import { byId } from './element'
import { listed, showPlace } from './nav'
import { type Place, readPlace } from './place'
import { showProviders } from './providers'
import { closeRecord, showRecord } from './record'
import { claimsOf, token } from './session'
import { closeTable, openTable } from './table'

/** Shows what the address says, as far as the viewer may see it. */
export function goToPlace(shellIsThere: boolean): void {
  const place = readPlace(location.hash)
  showPlace()
  if (place.is !== 'table') {
    closeRecord()
    closeTable()
  }
  if (place.is === 'mail') openMail(place, shellIsThere)
  else if (token() === '') openForGuest(place, shellIsThere)
  else if (place.is === 'sign-in') location.replace('#/')
  else openFor(place)
}

/** A guest sees tables that are for everybody: which they are shows once the shell is there. */
function openForGuest(place: Place, shellIsThere: boolean): void {
  const open = place.is === 'table' && listed().some(({ name }) => name === place.collection)
  if (open) openFor(place)
  else if (shellIsThere || place.is !== 'table') openSignIn(shellIsThere)
}

function openFor(place: Place): void {
  if (place.is === 'table') showTable(place)
  else show('at-home', PAGE.choose)
}

const shown = (id: string): boolean => document.getElementById(id)?.hidden === false

/** Shows one section of the page, and hides the others: who was in one of them by keys is in this one then. */
function show(id: string, title: string): void {
  const all = [...document.querySelectorAll<HTMLElement>('main > section:not(#work)')]
  const moves = all.some((section) => !section.hidden && section.id !== id)
  for (const section of all) section.hidden = section.id !== id
  const held = document.activeElement
  if (moves && (held === document.body || !held?.checkVisibility())) byId('main').focus()
  document.title = `${title} · ${byId('brand').textContent}`
}

function openSignIn(shellIsThere: boolean): void {
  closeTable()
  show('at-sign-in', PAGE.signIn)
  if (!shellIsThere) return
  // Both need the form, which comes with the shell.
  void showProviders()
  if (byId('demo').hidden) void showDemoLogins(byId('demo'))
}

function showTable({ collection, looks }: Extract<Place, { is: 'table' }>): void {
  const label = listed().find(({ name }) => name === collection)?.label ?? collection
  byId('table-title').textContent = label
  show('at-table', label)
  void openTable(collection, looks).then(showRecord)
}

/** The token of a link goes from the address into the form at once. */
function openMail(
  { what, token: mailed }: Extract<Place, { is: 'mail' }>,
  shellIsThere: boolean,
): void {
  if (mailed === '' && shown(`at-${what}`)) return
  const { collection } = claimsOf(mailed)
  const texts = Object.entries(MAILS).find(([name]) => name === what)?.[1]
  history.replaceState(null, '', `#/auth/${what}`)
  if (!texts || collection === '') {
    ask({ is: 'problem', message: MAIL.bad })
    openSignIn(shellIsThere)
    return
  }
  const form = byId<HTMLFormElement>(what)
  form.dataset.of = collection
  const input = form.elements.namedItem('token')
  if (input instanceof HTMLInputElement) input.value = mailed
  show(`at-${what}`, texts.title)
}
