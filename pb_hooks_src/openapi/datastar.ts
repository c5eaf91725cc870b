import type { Audience } from '../model/audience'
import type { Model } from '../model/model'
import { EVENTS } from '../web/datastar'
import { type About, made, printed, seenBy } from './document'
import { type Lazy, mapped, objectOf, ref, refTo, TEXT } from './json-schema'
import { type Group, type Operation, operationsOf } from './operation'
import { recordOperations } from './records'
import { type Seen, schemasOf } from './schemas'
import { ERROR_SCHEMAS } from './shared'

/**
 * The same records, spoken as Datastar events: what `openapiDocument` says of an audience, where a
 * request has the header of Datastar.
 */
export function datastarDocument(model: Model, audience: Audience, about: About): string {
  const seen = seenBy(model, audience)
  return printed(about, [
    ...seen.map((one) => () => {
      const operations = recordOperations(one, audience)
      return { operations: operations.map(spoken), schemas: bodiesOf(one, operations) }
    }),
    () => ({ operations: [LIVE], schemas: made({ ...EVENT_SCHEMAS, ...ERROR_SCHEMAS }) }),
  ])
}

/** The schemas of what is sent; what is answered are events. */
function bodiesOf(seen: Seen, operations: readonly Operation[]): readonly Lazy[] {
  const bodies = operations.flatMap(({ body = {} }) => Object.values(body))
  return schemasOf(seen).filter(([name]) => bodies.includes(name))
}

const spoken = (operation: Operation): Operation => ({
  ...operation,
  parameters: [
    'datastarRequest',
    ...(operation.parameters ?? []).filter((name) => name !== 'fields'),
    ...['view', 'target', 'mode', 'signals'],
  ],
  answers: { 200: { events: 'DatastarEvent' } },
})

const LIVE: Operation = operationsOf('realtime', 'guests')('get', '/api/realtime', {
  id: 'pbLive',
  summary: 'Follow collections',
  description:
    'Sets the signal `live.changed` when it opens and after each change: what the page shows is ' +
    'read again. With a filter, a page or a sort that is not newest first, that is all.',
  parameters: ['live', 'liveView', 'filter', 'sort', 'page', 'expand'],
  answers: { 200: { events: 'DatastarEvent' } },
})

const nameOf = (event: string): string =>
  event.replace(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase())

const EVENT_SCHEMAS: Group['schemas'] = {
  DatastarEvent: {
    oneOf: Object.keys(EVENTS).map((event) => ref(nameOf(event))),
    discriminator: {
      propertyName: 'event',
      mapping: mapped(EVENTS, (_lines, event) => refTo('schemas', nameOf(event)).$ref),
    },
  },
  ...Object.fromEntries(
    Object.entries(EVENTS).map(([event, lines]) => [
      nameOf(event),
      objectOf({
        event: { ...TEXT, enum: [event] },
        data: { ...TEXT, description: `Lines of a key and a value: ${lines}.` },
      }),
    ]),
  ),
}
