import { type Event, patchElements, patchSignals, removeElements } from '../web/datastar'
import type { Asking, Hooked } from './events'
import { refusal, unrefused } from './refusals'
import { rendering } from './rendering'
import { dialectIn, openStream, writeEvents } from './send'
import { speaks } from './spoken'

/**
 * Speaks to whoever sent a request, from a route or a hook of the project's own. Each thing that is
 * said goes out at once, on a line of its own, since PocketBase's JSON may stand before it.
 */
export function datastar(e: core.RequestEvent): pbStack.Datastar {
  const hooked = 'requestEvent' in e
  const at: Asking = hooked ? (e as Hooked) : { app: e.app, requestEvent: e }
  const { request } = at.requestEvent
  const dialect = dialectIn(at.requestEvent)
  const asked = isAsked(at)
  // As on PocketBase's own routes, the answer to a write says that nothing is wrong any more.
  let owed = !hooked && !READS.includes(request?.method ?? '')
  const say = (event: Event): void => {
    if (asked) write(at, owed ? [unrefused(at, dialect), event] : [event])
    owed = false
  }
  return {
    asked,
    patch: (html, { target = '', mode = 'outer' } = {}) =>
      say(patchElements(dialect, html, { target, mode })),
    remove: (target) => say(removeElements(dialect, target)),
    signals: (values) => say(patchSignals(dialect, values)),
    error: (problem) => {
      if (hooked || !asked)
        throw typeof problem === 'string' ? new BadRequestError(problem) : problem
      owed = false
      say(refusal(at, dialect, problem))
    },
    render: (view, records) => {
      const [first, ...rest] = [records].flat()
      if (!first) return ''
      const collection = first.collection()
      return rendering({ ...at, collection }, { name: view, dialect }).items([first, ...rest])
    },
  }
}

const READS = ['GET', 'HEAD']

/**
 * Whether a page asks, and gets a stream: not inside a batch, which hands on its headers, nor from a
 * collection that is left out.
 */
const isAsked = ({ app, requestEvent, collection }: Asking): boolean =>
  requestEvent.request?.header.get('Datastar-Request') !== '' &&
  requestEvent.requestInfo().context !== 'batch' &&
  (!collection || speaks(app, collection.id))

function write({ requestEvent }: Asking, events: readonly Event[]): void {
  openStream(requestEvent.response)
  writeEvents(requestEvent.response, events)
  requestEvent.flush()
}
