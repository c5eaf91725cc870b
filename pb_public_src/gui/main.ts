/**
 * The GUI at `/stack/`: what Datastar's attributes cannot say. The page asks PocketBase for all that
 * it shows, by attributes that answer the events of asks.ts; here is decided when, and of what.
 */
import { answering } from '../answering'
import { watchFiles } from '../files'
import { watchLogin } from '../login'
import { showViewer, watchAccount } from './account'
import { read, readAtLast } from './asks'
import { watchBulk } from './bulk-bar'
import { catching } from './catching'
import { watchCells } from './cell-keys'
import { discreet } from './discreet'
import { save } from './editing'
import { byId } from './element'
import { watchFinder } from './finder'
import { OUTDATED } from './heads'
import { watchMore } from './loading'
import { showTheme } from './looks'
import { watchNav } from './nav'
import { reaching } from './reach'
import { holdsOn, watchRecord } from './record'
import { learning } from './record-asks'
import { watchLinks } from './record-links'
import { keepRenewed, renew } from './renewal'
import { goToPlace } from './router'
import { eyes, LOGIN, OTHER, token, useSession } from './session'
import { keepLast, offerLast } from './sign-in-as'
import { closeTable, watchTable } from './table'
import { watchTimes } from './times'

export * from './parts'

showTheme()
useSession()
globalThis.fetch = catching(discreet(learning(answering(reaching(fetch)))))
watchLogin()
watchFiles()
watchNav()
watchFinder()
watchAccount()
watchTable()
watchTimes()
watchBulk()
watchMore()
watchRecord()
watchLinks()
watchCells()
showViewer()
byId('skip').addEventListener('click', () => byId('main').focus())
addEventListener('pb-ready', begin, { once: true })

/** From here on Datastar hears what is asked. */
function begin(): void {
  let shellIsThere = false
  const go = (): void => goToPlace(shellIsThere)
  let shell = new AbortController()
  const readShell = async (): Promise<void> => {
    // What is still to come is for somebody else's eyes.
    shell.abort()
    shell = new AbortController()
    const { signal } = shell
    shellIsThere = false
    await readAtLast('shell', '/api/stack/shell', signal)
    if (signal.aborted) return
    shellIsThere = true
    offerLast()
    go()
  }
  let known = eyes()
  addEventListener(LOGIN, () => {
    showViewer()
    keepLast()
    // A login that was only renewed changes nothing that is shown.
    if (eyes() === known) return
    known = eyes()
    dispatchEvent(new Event(OTHER))
    closeTable()
    void readShell()
    go()
  })
  addEventListener('hashchange', async ({ oldURL }) => {
    if (holdsOn()) return
    if (await save()) go()
    else history.pushState(null, '', oldURL)
  })
  const lookAgain = (): void => {
    if (token() !== '' && !document.hidden) void read('shell', '/api/stack/shell', shell.signal)
  }
  // Collections are mostly made, renamed and removed in another window.
  addEventListener(OUTDATED, lookAgain)
  document.addEventListener('visibilitychange', lookAgain)
  // By then a renewal that was refused itself has signed out.
  addEventListener('pb-unauthorized', () => queueMicrotask(renew))
  renew()
  void readShell()
  go()
  keepRenewed()
}
