/** Documents that are kept, bundled to `pb-stack-serve.js`: next to nothing, in every VM. */
import { documentKey } from '../document-key'
import { type Document, documentReply } from '../web/http'
import { kept } from './kept'
import { live } from './live'
import { once } from './once'
import { audienceOf, ifNoneMatchOf, send } from './send'
import { countVm } from './vms'

countVm($app as unknown as core.App)

/** Lets superusers pass. Others are told what PocketBase would tell, and what to do. */
export function requireSuperuser({ auth, request }: core.RequestEvent): void {
  if (auth?.isSuperuser()) return
  if (auth) throw new ForbiddenError('This is for superusers: sign in as one.', undefined)
  const sent = (request?.header.get('Authorization') ?? '') !== ''
  throw new UnauthorizedError(sent ? WRONG : NONE, undefined)
}

const MORE = '`pocketbase stack token create` prints one for a machine.'
const NONE = `This needs the token of a superuser in the header Authorization: ${MORE}`
const WRONG = `This token is wrong, has expired or was revoked. Sign in again; ${MORE}`

/** Sends a document that is still good; only where there is none does the other bundle wake up. */
export function serveDocument(event: core.RequestEvent, feature: string, route: string): void {
  const { app } = event
  const key = documentKey(feature, route, { audience: audienceOf(event) })
  const { token, off } = live(app)
  const plain = event.request?.url?.rawQuery === '' && !off.includes(feature)
  const find = (): Document | undefined => kept(app, key, live(app).token)
  const make = (): void => {
    const admin = require(`${__hooks}/pb-stack-admin.js`) as typeof import('./admin')
    admin.dispatch(event, feature, route)
  }
  const document = plain ? (kept(app, key, token) ?? once(app, `${key}#asked`, find, make)) : make()
  if (document) send(event, documentReply(document, ifNoneMatchOf(event)))
}
