/**
 * What runs often, bundled to `pb-stack.js`: without zod and without the generators, since a bundle
 * is evaluated once in every VM of the pool.
 */
import { documentKey } from '../document-key'
import { documentReply } from '../web/http'
import { kept } from './kept'
import { schemaToken, switchedOff } from './live'
import { audienceOf, ifNoneMatchOf, send } from './send'

export const BUILD = PB_STACK_BUILD

/** Sends a document that is still good; only where there is none does the other bundle wake up. */
export function serveDocument(event: core.RequestEvent, feature: string, route: string): void {
  const plain = event.request?.url?.rawQuery === ''
  const key = documentKey(feature, route, audienceOf(event))
  const document = plain ? kept(event.app, key, schemaToken(event.app)) : undefined
  if (document && !switchedOff(event.app).includes(feature)) {
    send(event, documentReply(document, ifNoneMatchOf(event)))
    return
  }
  const admin = require(`${__hooks}/pb-stack-admin.js`) as typeof import('./admin')
  admin.dispatch(event, feature, route)
}
