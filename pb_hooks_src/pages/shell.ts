import type { Audience } from '../model/audience'
import type { Model } from '../model/model'
import { patchElements, pieces } from '../web/datastar'
import { still } from './go'
import { nav } from './nav'
import { signIn } from './sign-in'

/**
 * What the shell of the GUI is filled with for an audience, as events of Datastar: where it may go,
 * and how a guest signs in. In the words of the client that the pack's own pages have.
 */
export function shell(model: Model, audience: Audience, appName: string): string {
  const brand = `<a id="brand" href="#/">${still(appName)}</a>`
  const parts = [brand, nav(model, audience), signIn(model, audience)]
  const events = parts.map((html) => patchElements('beta', html, { target: '', mode: 'outer' }))
  return pieces(events).join('')
}
