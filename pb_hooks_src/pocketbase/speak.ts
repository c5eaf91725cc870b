import { isFault } from '../fault'
import { type Asked, readAsked } from '../records/asked'
import { type Dialect, END, type Event } from '../web/datastar'
import { cached } from './cached'
import type { Rendering } from './compiled'
import type { Call, Hooked } from './events'
import { dialectFor } from './pinned'
import { refusal } from './refusals'
import { rendering } from './rendering'
import { openStream, writeEvents } from './send'

/** What is wanted of an answer, and what it is made with. */
export interface Wanted {
  readonly asked: Asked
  readonly dialect: Dialect
  /** None where the request wants no HTML: `?view=none`. */
  readonly view: Rendering | undefined
}

/** What a route tells, once PocketBase has done its part. */
export type Tell<E> = (e: E, wanted: Wanted) => readonly Event[]

/** A record route: its usual view, and what it tells. Made once, since a closure costs time. */
export interface Route<E> {
  readonly usual: string
  readonly tell: Tell<E>
}

/** Whether a refusal is told, left to PocketBase, or told and left to hooks around this one. */
type Refusals = 'told' | 'thrown' | 'both'

/**
 * Answers with events. What is wrong with the request or the view is always told; so is a refusal of
 * PocketBase or of somebody's hook, unless it is left to PocketBase.
 */
export function speak<E extends Hooked>(
  e: E,
  route: Route<E>,
  call: Call,
  refusals: Refusals,
): void {
  const { header } = call
  if (header('Last-Event-ID') === END) {
    call.requestEvent.noContent(204)
    return
  }
  const { response } = call.requestEvent
  const dialect = dialectFor(header('Accept'))
  openStream(response)
  let told: readonly Event[]
  let passedOn: unknown
  try {
    told = route.tell(e, wantedOf(e.collection, call, dialect, route.usual))
  } catch (error) {
    if (refusals === 'thrown' && !isFault(error)) {
      response.header().del('Content-Type')
      throw error
    }
    told = [refusal(e, dialect, error)]
    if (refusals === 'both') passedOn = error
  }
  writeEvents(response, told)
  if (passedOn) throw passedOn
}

/** What PocketBase has been asked already is handed on: to ask again takes as long as to render. */
function wantedOf(
  collection: Hooked['collection'],
  { requestEvent, request }: Call,
  dialect: Dialect,
  usual: string,
): Wanted {
  const asked = cached(askedBy, request.url?.rawQuery ?? '', readAsked)
  const name = asked.view || usual
  if (name === 'none') return { asked, dialect, view: undefined }
  const app = $app as unknown as core.App
  const wish = { name, dialect, fields: asked.fields }
  return { asked, dialect, view: rendering({ app, collection, requestEvent }, wish) }
}

/** Most requests ask in the words of the one before. */
const askedBy = new Map<string, Asked>()
