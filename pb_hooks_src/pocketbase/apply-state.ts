import { Fault } from '../fault'
import type { Application } from '../state/application'
import type { Keeping } from '../state/keeping'
import type { Plan, Told } from '../state/plan'
import { isNothing } from '../state/steps'
import { keep } from './declarations'
import { type Prepared, prepared, within } from './plan-state'
import { forgetRehearsed } from './scratch'
import { writeState } from './write-state'

/** What was done, and the backup that was made before something was lost. */
export interface Applied extends Plan {
  readonly backup?: string
}

/**
 * Carries out the plan that a hash stands for, all of it or nothing. What would be lost has to be
 * allowed by name, and is in a backup then.
 *
 * Faults: those of a plan, `world_moved` where there is another plan by now, `would_lose`.
 */
export function applied(
  app: core.App,
  { document, hash, allowDestroy }: Application,
  by: string,
): Applied {
  const ready = prepared(app, document)
  if (ready.plan.hash !== hash) throw moved()
  refuseLosses(ready.plan.losses, allowDestroy)
  const backup = carriedOut(app, ready, { by })
  return { ...ready.plan, ...(backup !== undefined && { backup }) }
}

/** What would be lost has to be allowed by name. Fault: `would_lose`. */
export function refuseLosses(losses: readonly Told[], allowed: readonly string[]): void {
  const lost = losses.filter(({ name }) => !allowed.includes(name))
  if (lost.length > 0) throw wouldLose(lost)
}

interface Carrying {
  /** Who wants it. */
  readonly by: string
  /** Looks once more, inside the transaction, and throws. */
  readonly check?: ((tx: core.App) => void) | undefined
}

/**
 * Does what is planned, unless there is nothing to do, and remembers what was declared. Answers the
 * name of the backup that was made before something was lost. Fault: `world_moved`.
 */
export function carriedOut(app: core.App, ready: Prepared, carrying: Carrying): string | undefined {
  if (isNothing(ready.steps()) && isKept(ready.keeping(app))) return undefined
  const backup = ready.plan.losses.length > 0 ? backedUp(app) : undefined
  write(app, ready, carrying)
  forgetRehearsed(app)
  return backup
}

const isKept = ({ save, forget }: Keeping): boolean => save.length + forget.length === 0

function write(app: core.App, ready: Prepared, { by, check }: Carrying): void {
  wholly(app, (tx) => {
    if (ready.worldOf(tx) !== ready.world) throw moved()
    check?.(tx)
    carry(tx, ready, by)
  })
}

/** Does what is planned and remembers what was declared, in a transaction of the caller's. */
export function carry(tx: core.App, { steps, keeping, placed }: Prepared, by: string): void {
  within(placed, () => writeState(tx, steps()))
  keep(tx, keeping(tx), by)
}

/** One transaction. What fails leaves PocketBase's memory as it would have become, so it reads anew. */
export function wholly(app: core.App, work: (tx: core.App) => void): void {
  try {
    app.runInTransaction(work)
  } catch (error) {
    app.reloadSettings()
    app.reloadCachedCollections()
    throw error
  }
}

/** What is said where another plan is needed. */
export const moved = (): Fault =>
  new Fault('world_moved', 'Something has changed since this was planned: plan it again.', 'hash')

function wouldLose(losses: readonly Told[]): Fault {
  const names = losses.map(({ name }) => name)
  const data = Object.fromEntries(
    losses.map(({ name, says, found, total }) => [
      name,
      { code: 'would_lose', message: `It ${says}.`, params: { found, total } },
    ]),
  )
  const says = `This would lose ${names.join(', ')}: allow each by its name, in allowDestroy.`
  return new Fault('would_lose', says, 'allowDestroy', data)
}

function backedUp(app: core.App): string {
  const now = new DateTime().string().replace(/\D/g, '')
  const name = `pb_stack_before_${now}.zip`
  app.createBackup(new Context(), name)
  return name
}
