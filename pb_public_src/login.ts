import { type Dialect, patchSignals, type ShortEvent } from '../pb_hooks_src/web/datastar'
import { SDK } from '../pb_public/stack/token.js'
import { showFiles } from './files'
import { jsonIn } from './json'
import { endStreams } from './streams'
import { whose } from './whose'

/** Takes a sign-in from PocketBase's own answer, which is the first line of one in Datastar. */
export function signIn(text: string): void {
  const { token, record } = jsonIn(text.split('\n')[0] ?? '')
  if (typeof token !== 'string') return
  whose.keep({ token, record })
  showFiles()
}

/** Forgets who was signed in, and ends the streams that are open. */
export function signOut(): void {
  whose.forget()
  left()
}

/** What a page knows of a guest. */
export const nobody = (dialect: Dialect): ShortEvent =>
  patchSignals(dialect, { _token: '', _viewer: { id: '', collectionName: '' } })

/** Follows a sign-out in another window. */
export function watchLogin(): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === SDK && !newValue) left()
  })
}

function left(): void {
  endStreams()
  showFiles()
}
