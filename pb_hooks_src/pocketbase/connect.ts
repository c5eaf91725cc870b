import { isFault } from '../fault'
import { changed, type Live, readLive, topicOf } from '../records/live'
import type { MessageEvent } from './events'
import { KEY, printKept } from './kept-live'
import { mark } from './mark'
import { dialectIn } from './send'
import { speaks } from './spoken'
import { findView } from './views'

/**
 * Subscribes a new stream, as the client's own request would have, and tells the page that it is
 * open: what changed before is in the list that the page then reads.
 */
export function connect(e: MessageEvent, message: subscriptions.Message): void {
  const { request, auth } = e.requestEvent
  const asked = request?.url?.query()
  if (!asked?.get('live')) return
  const { query } = e.requestEvent.requestInfo()
  const superuser = auth?.isSuperuser() ?? false
  const dialect = dialectIn(e.requestEvent)
  const token = request?.header.get('Authorization') ?? ''
  if (token !== '' && !auth) refuse(e, 401, 'The token is not valid any more.')
  const live: Live = { dialect, superuser, ...faultless(e, () => readLive(query)) }
  const collections = Object.keys(live.views)
  for (const name of collections) mayFollow(e, name, live)
  const { client } = e
  client.set('auth', auth)
  client.set(KEY, printKept({ end: endOf(token), until: 0, text: JSON.stringify(live) }))
  client.subscribe(...collections.map((name) => topicOf(name, live)))
  const { name, data } = changed(dialect, collections, mark())
  message.name = name
  message.data = data as unknown as number[]
}

/** What PocketBase would not tell of goes by its answers to a list; a view has to be there. */
function mayFollow(e: MessageEvent, name: string, { dialect, superuser, views }: Live): void {
  let collection: core.Collection
  try {
    collection = $app.findCachedCollectionByNameOrId(name)
  } catch {
    refuse(e, 404, `There is no collection "${name}".`)
  }
  if (collection.listRule === null && !superuser) {
    refuse(e, 403, `Only superusers follow "${name}".`)
  }
  const view = views[name] ?? ''
  const app = $app as unknown as core.App
  if (!speaks(app, collection.id)) refuse(e, 404, `"${name}" is left out of Datastar.`)
  if (view === '') return
  faultless(e, () => findView(app, collection, { name: view, dialect, superuser }))
}

function faultless<Value>(e: MessageEvent, work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    if (isFault(error)) refuse(e, error.status, error.message)
    throw error
  }
}

/** When a token ends, in seconds; 0 without one. PocketBase has checked it. */
function endOf(token: string): number {
  if (token === '') return 0
  return Number($security.parseUnverifiedJWT(token.replace(/^Bearer /i, '')).exp)
}

/** Ends the stream before it begins: what PocketBase writes later is too late for a status. */
function refuse(e: MessageEvent, status: number, message: string): never {
  e.requestEvent.response.writeHeader(status)
  throw new ApiError(status, message)
}
