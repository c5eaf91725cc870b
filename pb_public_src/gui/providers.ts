import { PAGE } from '../../pb_hooks_src/pages/texts'
import { jsonIn } from '../json'
import { whose } from '../whose'
import { ask } from './asks'

interface Provider {
  readonly name: string
  readonly displayName?: string
}

/** Puts a button for each provider where the forms of a collection have a place for them. */
export async function showProviders(): Promise<void> {
  const places = document.querySelectorAll<HTMLElement>('[data-providers]')
  await Promise.all([...places].map(fill))
}

async function fill(place: HTMLElement): Promise<void> {
  const collection = place.dataset.providers ?? ''
  const answer = await fetch(`/api/collections/${collection}/auth-methods`)
  const { oauth2 } = jsonIn(await answer.text()) as { oauth2?: { providers?: Provider[] } }
  const buttons = (oauth2?.providers ?? []).map(({ name, displayName }) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = `${PAGE.with} ${displayName || name}`
    // By the time of the click it is there: a window may only be opened by one.
    button.addEventListener('pointerenter', sdk, { once: true })
    button.addEventListener('click', () => void signIn(collection, name))
    return button
  })
  place.replaceChildren(...buttons)
}

/** PocketBase's SDK, which is asked for here alone: it lies beside this script. */
const SDK: string = './pocketbase.es.mjs'
const sdk = (): Promise<typeof import('pocketbase')> => import(SDK)

/** Signs in with a provider, in a window of its own. */
async function signIn(collection: string, provider: string): Promise<void> {
  const { default: PocketBase, BaseAuthStore } = await sdk()
  const client = new PocketBase('/', new BaseAuthStore())
  const mfaId = document.querySelector<HTMLInputElement>('[name=mfaId]')?.value ?? ''
  client.beforeSend = (url, options) => {
    if (mfaId !== '' && url.endsWith('auth-with-oauth2')) options.body = { ...options.body, mfaId }
    return { url, options }
  }
  ask({ is: 'problem', message: PAGE.popup })
  try {
    const { token, record } = await client.collection(collection).authWithOAuth2({ provider })
    whose.keep({ token, record })
    ask({ is: 'problem', message: '' })
  } catch (error) {
    const { response } = error as { response?: Readonly<Record<string, unknown>> }
    const { mfaId: wanted, message } = response ?? {}
    if (typeof wanted === 'string') ask({ is: 'second', mfaId: wanted })
    else ask({ is: 'problem', message: String(message || PAGE.popupFailed) })
  }
}
