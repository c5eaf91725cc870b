import { Fault } from '../fault'
import { canonical } from '../schema/canonical'
import { isOwn } from '../schema/pack'
import { type Declaration, isSame } from '../state/declaration'
import type { Document, Named } from '../state/document'
import type { Json } from '../state/json'
import { asSaid, readPart, saidIn } from '../state/part'
import { type Seal, type Sealed, sealed, withSecrets } from '../state/secrets'
import { carrying, planning, rehearsing } from '../state/trial'
import { SECRET } from '../state/verdict'
import { answerOf, told } from './answer-state'
import { type Answered, type Asked, attempted, notYours } from './attempted'
import { storedValues } from './current-records'
import { collectionIn } from './current-state'
import { declarationOf } from './declarations'
import { readyPart } from './pending-state'
import { preparedFor, preparedWithin } from './plan-state'
import { readingOf } from './reading'

/** Makes one thing what is declared of it. Nothing is written where it is that already. */
export function declared(app: core.App, asked: Asked, raw: unknown): Answered {
  const { named, planOnly } = asked
  if (named.kind === 'collections' && isOwn(named.name)) throw notYours(named)
  const reading = readingOf(app)
  const part = sealed(readPart(named, raw, reading.shape), reading.seal)
  refuseLost(app, named)
  const found = planOnly ? undefined : unchanged(app, { named, part, raw, seal: reading.seal })
  if (found) return { body: found }
  const asKept = (one: Declaration): Declaration => (isSame(one, named) ? asSaid(one, raw) : one)
  const partIn = (now: core.App): Sealed => ({
    ...part,
    document: readyPart(now, part.document, asked),
  })
  const { plan, backup } = attempted(app, asked, {
    prepare: () => {
      const trial = planOnly ? planning : rehearsing
      return preparedFor(app, partIn(app), { ...reading, asKept, trial })
    },
    prepareWithin: (tx) => preparedWithin(tx, partIn(tx), { ...reading, asKept, trial: carrying }),
  })
  if (planOnly) return { body: plan }
  const pending = declarationOf(app, named)?.pending ?? []
  return { body: told(app, named), backup, pending: pending.map((one) => `${named.name}.${one}`) }
}

/** A record without a collection is nothing that PocketBase could refuse. */
function refuseLost(app: core.App, { kind, name }: Named): void {
  const [collection = ''] = name.split('/')
  if (kind !== 'records' || collectionIn(app, collection)) return
  throw new Fault('bad_document', `There is no collection "${collection}".`, 'collection')
}

interface Comparing {
  readonly named: Named
  readonly part: Sealed
  readonly raw: unknown
  readonly seal: Seal
}

/** What is there, where the same was declared before and nothing of it is otherwise by now. */
function unchanged(app: core.App, { named, part, raw, seal }: Comparing): Json | undefined {
  const kept = declarationOf(app, named)
  const said = (document: Document): string => canonical(saidIn(document, named, raw))
  if (!kept || canonical(kept.document) !== said(part.document)) return undefined
  if (!isThere(app, named)) return undefined
  const found = answerOf(app, kept, seal)
  const settled = withSecrets(part.document, () => SECRET.same)
  return canonical(found) === said(settled) ? found : undefined
}

function isThere(app: core.App, named: Named): boolean {
  const [collection = '', id = ''] = named.name.split('/')
  if (named.kind === 'records') return storedValues(app, collection, id) !== undefined
  return named.kind === 'settings' || collectionIn(app, collection) !== undefined
}
