import { isOwn } from '../schema/pack'
import type { CollectionJson } from '../schema/snapshot'
import type { Named } from '../state/document'
import type { Plan } from '../state/plan'
import { countQuery, holds } from '../state/query'
import type { Sealed } from '../state/secrets'
import { removing } from '../state/trial'
import { moved } from './apply-state'
import { type Answered, type Asked, attempted, notYours } from './attempted'
import { type Counted, counted, hangingOn } from './counted'
import { collectionIn, json } from './current-state'
import { waitingAgain } from './pending-state'
import { type Prepared, preparedFor, preparedWithin } from './plan-state'
import { readingOf } from './reading'

/** Makes one thing be gone, and forgets what was declared of it; the settings are only forgotten. */
export function forgotten(app: core.App, asked: Asked): Answered {
  const { named, planOnly, pending, allowed } = asked
  refuseKept(app, named)
  let empty: readonly string[] = []
  const reading = readingOf(app)
  const trial = removing(named)
  const partIn = (now: core.App): Sealed => ({
    secrets: new Map(),
    document: {
      ...({ isPart: true, collections: [], gone: [named] } as const),
      ...(pending && waitingAgain(now, named)),
    },
  })
  const withItsLosses = (now: core.App, ready: Prepared): Prepared => ({
    ...ready,
    plan: withLosses(ready.plan, named, goesWith(now, named)),
  })
  const prepare = (): Prepared => {
    const ready = preparedFor(app, partIn(app), { ...reading, trial })
    empty = ready.plan.losses.flatMap(({ name, found }) => (found === 0 ? [name] : []))
    return withItsLosses(app, ready)
  }
  const prepareWithin = (tx: core.App): Prepared | undefined => {
    const ready = preparedWithin(tx, partIn(tx), { ...reading, trial })
    return ready && withItsLosses(tx, ready)
  }
  const check = (tx: core.App): void => {
    const gone = allowed.includes(named.name) ? 0 : goesWith(tx, named).found
    if (gone > 0 || empty.some((name) => !allowed.includes(name) && isFilled(tx, name)))
      throw moved()
  }
  const { plan, backup } = attempted(app, asked, { prepare, prepareWithin, check })
  return planOnly ? { body: plan } : { backup }
}

/** Whether records have values in a field, by its name in a plan. */
function isFilled(tx: core.App, name: string): boolean {
  const [table = '', column = ''] = name.split('.')
  const { fields = [] } = json<Partial<CollectionJson>>(collectionIn(tx, table) ?? {})
  const field = fields.find((one) => one.name === column)
  return field !== undefined && counted(tx, countQuery({ table, where: holds(field) })).found > 0
}

function refuseKept(app: core.App, named: Named): void {
  if (named.kind !== 'collections') return
  if (isOwn(named.name) || collectionIn(app, named.name)?.system) throw notYours(named)
}

/** The records that go with something: those of a collection, those that hang on a record. */
function goesWith(app: core.App, { kind, name }: Named): Counted {
  const [collection = '', id = ''] = name.split('/')
  const live = kind === 'settings' ? undefined : collectionIn(app, collection)
  if (!live || live.type === 'view') return NONE
  if (kind === 'collections') {
    const all = app.countRecords(live)
    return { found: all, total: all }
  }
  const collections = json<readonly CollectionJson[]>(app.findAllCollections())
  return hangingOn(app, { collections, collectionId: live.id, id })
}

const NONE: Counted = { found: 0, total: 0 }

/**
 * Who deletes something by its name knows that it goes: a loss is what goes with it, and an empty
 * collection is none.
 */
function withLosses(plan: Plan, { kind, name }: Named, { found, total }: Counted): Plan {
  const loss = { name, says: 'deletes records that hang on it', found, total }
  return {
    ...plan,
    changes: plan.changes.map(({ loss, ...change }) =>
      loss && loss.found > 0 ? { ...change, loss } : change,
    ),
    losses: [
      ...plan.losses.filter(({ found }) => found > 0),
      ...(kind === 'records' && found > 0 ? [loss] : []),
    ],
  }
}
