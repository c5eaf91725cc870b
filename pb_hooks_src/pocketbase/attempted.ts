import { Fault, isFault } from '../fault'
import type { Named } from '../state/document'
import type { Plan } from '../state/plan'
import { carriedOut, carry, refuseLosses, wholly } from './apply-state'
import { once } from './once'
import type { Prepared } from './plan-state'
import { forgetRehearsed } from './scratch'

/** How something is to be declared, or to go. */
export interface Asked {
  readonly named: Named
  readonly by: string
  /** What may be lost, by the names of a plan. */
  readonly allowed: readonly string[]
  /** Only says what would happen. */
  readonly planOnly: boolean
  /** What needs a collection that is not there may wait for it. */
  readonly pending: boolean
}

/** What is answered: a declared thing, or a plan; the backup that was made; and what waits. */
export interface Answered {
  readonly body?: unknown
  readonly backup?: string | undefined
  readonly pending?: readonly string[]
}

/** Said of what only migrations and PocketBase make. */
export const notYours = ({ name }: Named): Fault =>
  new Fault('refused', `"${name}" is not yours to change so.`, 'name')

interface Doing {
  readonly prepare: () => Prepared
  /** The same in a transaction; nothing where it has to be rehearsed before. */
  readonly prepareWithin: (tx: core.App) => Prepared | undefined
  readonly check?: ((tx: core.App) => void) | undefined
}

/**
 * Who declares one thing has seen no plan, so where the world has moved there is simply another. One
 * that is rehearsed goes after another: of many at once only one would not be in vain.
 */
export function attempted(app: core.App, asked: Asked, doing: Doing): Done {
  if (asked.planOnly) return { plan: doing.prepare().plan }
  const done = atOnce(app, asked, doing)
  if (done) return done
  for (let left = ATTEMPTS; ; left -= 1) {
    try {
      return once<never, Done>(
        app,
        'pb-stack/declaring',
        () => undefined,
        () => attempt(app, asked, doing),
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

/** In one transaction, in which nothing moves. What may lose something needs a backup before. */
function atOnce(app: core.App, { by }: Asked, { prepareWithin }: Doing): Done | undefined {
  let done: Done | undefined
  wholly(app, (tx) => {
    const ready = prepareWithin(tx)
    if (!ready || ready.plan.losses.length > 0) return
    carry(tx, ready, by)
    done = { plan: ready.plan }
  })
  if (done) forgetRehearsed(app)
  return done
}

function attempt(app: core.App, { allowed, by }: Asked, doing: Doing): Done {
  const ready = doing.prepare()
  const { plan } = ready
  refuseLosses(plan.losses, allowed)
  return { plan, backup: carriedOut(app, ready, { by, check: doing.check }) }
}

/** Each of many that declare at once may be overtaken by all others. */
const ATTEMPTS = 30
