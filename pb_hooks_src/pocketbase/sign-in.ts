import { ITSELF, placeOf } from '../records/answers'
import { readAsked } from '../records/asked'
import { type Event, patchElements, patchSignals, pieces, type Signals } from '../web/datastar'
import type { Asking, Call, Hooked, SignInEvent } from './events'
import { refusal, unrefused } from './refusals'
import { rendering } from './rendering'
import { dialectIn, openStream } from './send'
import { speaks } from './spoken'

/**
 * Where a request keeps what its innermost hook has to tell until the outermost one tells it: by
 * then other hooks have agreed, and what they do in a transaction is stored.
 */
const TOLD = 'pbStackSignIn'

/**
 * A sign-in, around all that happens in it. A route has a hook, and the sign-in itself has one
 * within: the first of them on a request speaks. Where another hook answered in PocketBase's place,
 * that is the answer. A refusal also goes on to hooks around this one, which may roll back.
 */
export function signIn(e: Hooked, _call: Call, outermost: boolean): void {
  const { requestEvent: request } = e
  if (request.get(TOLD) !== null || isOthers(e, outermost)) {
    e.next()
    return
  }
  request.set(TOLD, '')
  try {
    e.next()
  } catch (error) {
    const answered = request.written()
    if (!answered) told(request, [refusal(asking(e), dialectIn(request), error)])
    tell(request)
    if (answered || !outermost) throw error
    return
  }
  tell(request)
}

/** A collection that is left out, or a transaction whose end only PocketBase's answer waits for. */
const isOthers = (e: Hooked, outermost: boolean): boolean =>
  !speaks(e.app, e.collection?.id ?? '') || (!outermost && e.app.isTransactional())

/** The fields of these forms are not those of the collection, so it is left out. */
const asking = ({ app, requestEvent }: Hooked): Asking => ({ app, requestEvent })

/** The end of a sign-in, around PocketBase's own answer: nobody else has the token. */
export function signedIn(e: SignInEvent): void {
  const { requestEvent: request } = e
  if (request.written() || request.get(TOLD) === null) {
    e.next()
    return
  }
  openStream(request.response)
  try {
    e.next()
  } catch (error) {
    if (request.written()) told(request, [signals(request, { _mfaId: mfaId(e) })])
    throw error
  }
  const { token, record } = e
  const viewer = { id: record?.id, collectionName: record?.collection().name }
  told(request, [signals(request, { _token: token, _viewer: viewer, _mfaId: '' }), ...shown(e)])
}

/** The view of the record that a request asks for; none is usual. A wrong one undoes no sign-in. */
function shown(e: SignInEvent): readonly Event[] {
  const { app, collection, requestEvent, record: viewer } = e
  const dialect = dialectIn(requestEvent)
  const fine = unrefused(asking(e), dialect)
  try {
    const asked = readAsked(requestEvent.request?.url?.rawQuery ?? '')
    if (asked.view === '' || asked.view === 'none') return [fine]
    const viewing = { app, collection, requestEvent, viewer }
    const { items } = rendering(viewing, { name: asked.view, dialect })
    return [fine, patchElements(dialect, items([viewer]), placeOf(asked, ITSELF))]
  } catch (error) {
    return [refusal(asking(e), dialect, error)]
  }
}

/**
 * What PocketBase has just answered to somebody who needs a second factor. The event does not say
 * it, but any of the record's that was begun by the same means is as good.
 */
function mfaId({ app, record, authMethod }: SignInEvent): string {
  const begun = record ? app.findAllMFAsByRecord(record) : []
  return begun.find((mfa) => mfa?.method() === authMethod)?.id ?? ''
}

const signals = (request: core.RequestEvent, values: Signals): Event =>
  patchSignals(dialectIn(request), values)

const told = (request: core.RequestEvent, events: readonly Event[]): void =>
  request.set(TOLD, pieces(events).join(''))

/** PocketBase's own answer, one line of JSON, has gone before: an event stream has no use for it. */
function tell(request: core.RequestEvent): void {
  const events = String(request.get(TOLD))
  if (events === '') return
  openStream(request.response)
  request.response.write(`\n${events}`)
}
