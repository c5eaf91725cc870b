import { Fault } from '../fault'
import { answer } from '../feature'
import { stack } from '../stack'
import { pocketbaseHost } from './host'
import { audienceOf, ifNoneMatchOf, send } from './send'

/** Runs in an executor VM: finds the route by name, lets it answer, writes the answer. */
export function dispatch(event: core.RequestEvent, feature: string, route: string): void {
  try {
    const found = stack.find(({ name }) => name === feature)
    if (!found) throw new Fault('not_found', `No feature ${feature}.`)
    const request = {
      query: event.requestInfo().query,
      audience: audienceOf(event),
      ifNoneMatch: ifNoneMatchOf(event),
    }
    send(event, answer(found, route, request, pocketbaseHost(event.app)))
  } catch (error) {
    throw toApiError(error, event.app)
  }
}

/**
 * A fault keeps its status, and its code travels as PocketBase's own error items do. Anything else
 * is our bug: PocketBase would call it a 400, and its stack belongs in the log.
 */
function toApiError(error: unknown, app: core.App): ApiError {
  if (error instanceof Fault) {
    return new ApiError(error.status, error.message, {
      [error.at]: new ValidationError(error.code, error.message),
    })
  }
  const stack = error instanceof Error ? error.stack : String(error)
  app.logger().error('pb-stack: unexpected error', 'stack', stack)
  return new InternalServerError('pb-stack failed; the log says where.')
}
