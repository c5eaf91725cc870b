/**
 * What runs often, bundled to `pb-stack.js`: without zod and without the generators, since a bundle
 * is evaluated once in every VM of the pool.
 */
import { documentKey } from '../document-key'
import { type Document, documentReply } from '../web/http'
import { kept } from './kept'
import { schemaToken, switchedOff } from './live'
import { once } from './once'
import { audienceOf, ifNoneMatchOf, send } from './send'

/** Sends a document that is still good; only where there is none does the other bundle wake up. */
export function serveDocument(event: core.RequestEvent, feature: string, route: string): void {
  const { app } = event
  const key = documentKey(feature, route, audienceOf(event))
  const plain = event.request?.url?.rawQuery === '' && !switchedOff(app).includes(feature)
  const find = (): Document | undefined => kept(app, key, schemaToken(app))
  const make = (): void => {
    const admin = require(`${__hooks}/pb-stack-admin.js`) as typeof import('./admin')
    admin.dispatch(event, feature, route)
  }
  const document = plain ? once(app, `${key}#asked`, find, make) : make()
  if (document) send(event, documentReply(document, ifNoneMatchOf(event)))
}
