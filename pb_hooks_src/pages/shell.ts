import type { Audience } from '../model/audience'
import type { Model } from '../model/model'
import { isOwn } from '../schema/pack'
import { patchElements, pieces } from '../web/datastar'
import { still } from './go'
import { nav } from './nav'
import { signIn } from './sign-in'
import { NAV, PAGE } from './texts'

/**
 * What the shell of the GUI is filled with for an audience, as events of Datastar: where it may go,
 * and how a guest signs in. In the words of the client that the pack's own pages have.
 */
export function shell(model: Model, audience: Audience, appName: string): string {
  const brand = `<a id="brand" href="#/">${still(appName)}</a>`
  const parts = [brand, nav(model, audience), signIn(model, audience), first(model, audience)]
  const events = parts.map((html) => patchElements('beta', html, { target: '', mode: 'outer' }))
  return pieces(events).join('')
}

/** What a superuser does first where nobody has made a collection; nothing for others. */
function first({ collections }: Model, { is }: Audience): string {
  const brought = collections.every(({ name, system }) => system || isOwn(name) || name === 'users')
  const [before, after] = NAV.first
  const says =
    is === 'superuser' && brought ? `${before}<a href="/_/">${PAGE.dashboard}</a>${after}` : ''
  return `<p id="first">${says}</p>`
}
