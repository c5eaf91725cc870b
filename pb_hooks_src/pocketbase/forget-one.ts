import { isOwn } from '../schema/pack'
import { cascadeQueries } from '../state/cascade'
import type { Named } from '../state/document'
import type { Plan } from '../state/plan'
import { moved } from './apply-state'
import { type Answered, type Asked, attempted, notYours } from './attempted'
import { collectionIn, json } from './current-state'
import { counted, type Prepared, preparedFor, readingOf } from './plan-state'

/** Makes one thing be gone, and forgets what was declared of it; the settings are only forgotten. */
export function forgotten(app: core.App, asked: Asked): Answered {
  const { named, planOnly, allowed } = asked
  refuseKept(app, named)
  const document = { isPart: true, collections: [], gone: [named] } as const
  const check = (tx: core.App): void => {
    if (!allowed.includes(named.name) && goesWith(tx, named).found > 0) throw moved()
  }
  const reading = readingOf(app)
  const prepare = (): Prepared => {
    const ready = preparedFor(app, { document, secrets: new Map() }, reading)
    return { ...ready, plan: withLosses(ready.plan, named, goesWith(app, named)) }
  }
  const { plan, backup } = attempted(app, asked, { prepare, check })
  return planOnly ? { body: plan } : { backup }
}

function refuseKept(app: core.App, named: Named): void {
  if (named.kind !== 'collections') return
  if (isOwn(named.name) || collectionIn(app, named.name)?.system) throw notYours(named)
}

type Counted = ReturnType<typeof counted>

/** The records that go with something: those of a collection, those that hang on a record. */
function goesWith(app: core.App, { kind, name }: Named): Counted {
  const [collection = '', id = ''] = name.split('/')
  const live = kind === 'settings' ? undefined : collectionIn(app, collection)
  if (!live || live.type === 'view') return NONE
  if (kind === 'collections') {
    const all = app.countRecords(live)
    return { found: all, total: all }
  }
  return cascadeQueries(json(app.findAllCollections()), live.id, id)
    .map((query) => counted(app, query))
    .reduce(
      (one, other) => ({ found: one.found + other.found, total: one.total + other.total }),
      NONE,
    )
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
