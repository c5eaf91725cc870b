import { Fault, isFault } from '../fault'
import { canonical } from '../schema/canonical'
import { isOwn } from '../schema/pack'
import { answeredCollection, answeredRecord, answeredSettings } from '../state/answered'
import { isSame, type Kept } from '../state/declaration'
import type { Document, Named } from '../state/document'
import type { Json } from '../state/json'
import { asSaid, readPart, saidIn } from '../state/part'
import type { Plan } from '../state/plan'
import { type Seal, sealed, withSecrets } from '../state/secrets'
import { SECRET } from '../state/verdict'
import { carriedOut, moved, refuseLosses } from './apply-state'
import { collectionIn, sealedCollection, sealedSettings, storedValues } from './current-state'
import { declarations } from './declarations'
import { once } from './once'
import { type Prepared, preparedFor, readingOf } from './plan-state'

/** How something is to be declared, or to go. */
export interface Asked {
  readonly named: Named
  readonly by: string
  /** What may be lost, by the names of a plan. */
  readonly allowed: readonly string[]
  /** Only says what would happen. */
  readonly planOnly: boolean
}

/** What is answered: a declared thing, or a plan; and the backup that was made. */
export interface Answered {
  readonly body?: unknown
  readonly backup?: string | undefined
}

/** What is declared of one thing, with the values of this moment. Faults: `not_declared`, `gone`. */
export function told(app: core.App, named: Named): Json {
  const kept = declarations(app).find((one) => isSame(one, named))
  if (!kept) throw notDeclared(named)
  return answer(app, kept, readingOf(app).seal)
}

const notDeclared = ({ kind, name }: Named): Fault =>
  new Fault('not_declared', `Nothing is declared of ${name === '' ? 'the' : name} ${kind}.`, kind)

function answer(app: core.App, kept: Kept, seal: Seal): Json {
  const { kind, name } = kept
  if (kind === 'settings') return answeredSettings(kept, sealedSettings(app, seal))
  const [collection = '', id = ''] = name.split('/')
  if (kind === 'collections') {
    const live = collectionIn(app, collection)
    if (!live) throw gone(name)
    return answeredCollection(kept, sealedCollection(live, seal))
  }
  const values = storedValues(app, collection, id)
  if (!values) throw gone(name)
  return answeredRecord(kept, values)
}

const gone = (name: string): Fault => new Fault('gone', `${name} is declared, and is gone.`, 'name')

/** Makes one thing what is declared of it. Nothing is written where it is that already. */
export function declared(app: core.App, asked: Asked, raw: unknown): Answered {
  const { named, planOnly } = asked
  if (named.kind === 'collections' && isOwn(named.name)) throw notYours(named)
  const reading = readingOf(app)
  const part = sealed(readPart(named, raw, reading.shape), reading.seal)
  if (!planOnly) {
    const kept = declarations(app).find((one) => isSame(one, named))
    const found = kept && unchanged(app, { kept, document: part.document, raw, seal: reading.seal })
    if (found) return { body: found }
  }
  const prepare = (): Prepared => {
    const ready = preparedFor(app, part, reading)
    const { save, forget } = ready.keeping
    return { ...ready, keeping: { save: save.map((one) => asSaid(one, raw)), forget } }
  }
  const { plan, backup } = done(app, asked, { prepare })
  return planOnly ? { body: plan } : { body: told(app, named), backup }
}

interface Comparing {
  readonly kept: Kept
  readonly document: Document
  readonly raw: unknown
  readonly seal: Seal
}

/** What is there, where the same was declared before and nothing of it is otherwise by now. */
function unchanged(app: core.App, { kept, document, raw, seal }: Comparing): Json | undefined {
  if (canonical(kept.document) !== canonical(saidIn(document, kept, raw))) return undefined
  if (kept.kind === 'collections' && !collectionIn(app, kept.name)) return undefined
  const found = answer(app, kept, seal)
  const settled = saidIn(
    withSecrets(document, () => SECRET.same),
    kept,
    raw,
  )
  return canonical(found) === canonical(settled) ? found : undefined
}

/** Makes one thing be gone, and forgets what was declared of it; the settings are only forgotten. */
export function forgotten(app: core.App, asked: Asked): Answered {
  const { named, planOnly, allowed } = asked
  refuseKept(app, named)
  const part = { document: { isPart: true, collections: [], gone: [named] } as const }
  const check = (tx: core.App): void => {
    if (named.kind !== 'collections' || allowed.includes(named.name)) return
    const live = collectionIn(tx, named.name)
    if (live && live.type !== 'view' && tx.countRecords(live) > 0) throw moved()
  }
  const reading = readingOf(app)
  const prepare = (): Prepared => {
    const ready = preparedFor(app, { ...part, secrets: new Map() }, reading)
    return { ...ready, plan: withoutEmpty(ready.plan) }
  }
  const { plan, backup } = done(app, asked, { prepare, check })
  return planOnly ? { body: plan } : { backup }
}

function refuseKept(app: core.App, named: Named): void {
  if (named.kind !== 'collections') return
  if (isOwn(named.name) || collectionIn(app, named.name)?.system) throw notYours(named)
}

const notYours = ({ name }: Named): Fault =>
  new Fault('refused', `"${name}" is not yours to change so.`, 'name')

/** Who deletes a collection by its name loses what is in it, and nothing where that is nothing. */
const withoutEmpty = (plan: Plan): Plan => ({
  ...plan,
  changes: plan.changes.map(({ loss, ...change }) =>
    loss && loss.found > 0 ? { ...change, loss } : change,
  ),
  losses: plan.losses.filter(({ found }) => found > 0),
})

interface Doing {
  readonly prepare: () => Prepared
  readonly check?: ((tx: core.App) => void) | undefined
}

/**
 * Who declares one thing has seen no plan, so where the world has moved there is simply another. One
 * goes after another: to plan takes a process, and of many at once only one would not be in vain.
 */
function done(app: core.App, asked: Asked, doing: Doing): Done {
  for (let left = ATTEMPTS; ; left -= 1) {
    try {
      return once<never, Done>(
        app,
        'pb-stack/declaring',
        () => undefined,
        () => attempted(app, asked, doing),
      )
    } catch (error) {
      if (left === 0 || !isFault(error) || error.code !== 'world_moved') throw error
    }
  }
}

interface Done {
  readonly plan: Plan
  readonly backup?: string | undefined
}

function attempted(app: core.App, { planOnly, allowed, by }: Asked, doing: Doing): Done {
  const ready = doing.prepare()
  const { plan } = ready
  if (planOnly) return { plan }
  refuseLosses(plan.losses, allowed)
  return { plan, backup: carriedOut(app, ready, { by, check: doing.check }) }
}

/** Each of many that declare at once may be overtaken by all others. */
const ATTEMPTS = 30
