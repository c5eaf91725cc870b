import type { Change } from './change'
import { changes } from './changes'
import { countQuery } from './query'
import { type Risk, risks } from './risks'
import type { State } from './state'

/** What is to be done, and what it may cost. */
export interface Plan {
  /** Stands for the document and for all that it was compared with. */
  readonly hash: string
  readonly changes: readonly (Change & { readonly loss?: Told })[]
  /** What goes for good: each has to be named before it does. */
  readonly losses: readonly Told[]
  readonly warnings: readonly Told[]
}

/** The plan for what was declared, with when and by whom it was declared last. */
export interface Drift extends Plan {
  readonly declared: string
  readonly by: string
}

/** A loss or a warning, with how many records it is about, of how many. */
export interface Told {
  readonly name: string
  readonly says: string
  readonly found: number
  readonly total: number
}

interface Counted {
  readonly found: number
  readonly total: number
}

/** What a plan is made with: how records are counted, and how a text becomes a short one. */
export interface Means {
  /** All that the document was compared with, as a text. */
  readonly world: string
  readonly counted: (query: string) => Counted
  readonly hashed: (text: string) => string
}

/** Both sides of a plan. */
export interface Compared {
  readonly current: State
  readonly desired: State
  /** What is lost beside what comes of collections. */
  readonly losses?: readonly Told[]
}

/** The plan, and what PocketBase could not do with what is stored. */
export interface Planned {
  readonly plan: Plan
  readonly refused: readonly Told[]
}

/** Plans what makes one state the other. */
export function planOf({ current, desired, losses: others = [] }: Compared, means: Means): Planned {
  const found = risks(current, desired).flatMap((risk) => counted(risk, means))
  const of = (is: Risk['is']): readonly Told[] =>
    found.filter((one) => one.risk.is === is).map(({ told }) => told)
  const losses = [...of('loss'), ...others]
  const all = changes(current, desired).map((change) => {
    const loss =
      change.do === 'create' ? undefined : losses.find(({ name }) => name === change.name)
    return loss ? { ...change, loss } : change
  })
  // What is there and what changes make what is to be, so no more needs to be told apart.
  const hash = means.hashed(`${means.world}\n${JSON.stringify([all, losses])}`)
  return { plan: { hash, changes: all, losses, warnings: of('warning') }, refused: of('refused') }
}

/** A loss is one even where nothing is stored yet: something may be, by the time it happens. */
function counted(
  risk: Risk,
  means: Means,
): readonly { readonly risk: Risk; readonly told: Told }[] {
  const { name, says } = risk
  const { found, total } = risk.count ? means.counted(countQuery(risk.count)) : NONE
  if (risk.is !== 'loss' && risk.count && found === 0) return []
  return [{ risk, told: { name, says, found, total } }]
}

const NONE: Counted = { found: 0, total: 0 }
