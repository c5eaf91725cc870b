import { Fault, isFault } from '../fault'
import type { Named } from '../state/document'
import type { Plan } from '../state/plan'
import { carriedOut, refuseLosses } from './apply-state'
import { once } from './once'
import type { Prepared } from './plan-state'

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
  readonly check?: ((tx: core.App) => void) | undefined
}

/**
 * Who declares one thing has seen no plan, so where the world has moved there is simply another. One
 * goes after another: to plan takes a process, and of many at once only one would not be in vain.
 */
export function attempted(app: core.App, asked: Asked, doing: Doing): Done {
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

function attempt(app: core.App, { planOnly, allowed, by }: Asked, doing: Doing): Done {
  const ready = doing.prepare()
  const { plan } = ready
  if (planOnly) return { plan }
  refuseLosses(plan.losses, allowed)
  return { plan, backup: carriedOut(app, ready, { by, check: doing.check }) }
}

/** Each of many that declare at once may be overtaken by all others. */
const ATTEMPTS = 30
