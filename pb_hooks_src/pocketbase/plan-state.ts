import { Fault, isFault } from '../fault'
import { type Document, readDocument } from '../state/document'
import { type Keeping, keeping } from '../state/keeping'
import { merged } from '../state/merged'
import { placed } from '../state/placed'
import { type Plan, type Planned, planOf, type Told } from '../state/plan'
import { countQuery } from '../state/query'
import { type Sealed, sealed, unsealed } from '../state/secrets'
import type { State } from '../state/state'
import { isNothing, type Steps, stepsOf } from '../state/steps'
import { rehearsing } from '../state/trial'
import { withUndeclared } from '../state/undeclared'
import { counted, hangingOn } from './counted'
import { currentRecords, passwordOf, toldPassword } from './current-records'
import { currentState, partOfState } from './current-state'
import { declarations, declarationsOf, declarationsText } from './declarations'
import { type Reading, readingOf } from './reading'
import { rowsOf, textOf } from './rows'
import { madeState, type Trying, triedState, untriedState } from './tried'

/** A plan, with all that is needed to carry it out. */
export interface Prepared {
  readonly plan: Plan
  /** With secrets, so it is shown to nobody. */
  readonly steps: () => Steps
  /** What is there, as a text: once it is another than it was, another plan is needed. */
  readonly worldOf: (app: core.App) => string
  readonly world: string
  /** What is to be remembered of it, in the transaction that carried it out; or where nothing changes. */
  readonly keeping: (app: core.App) => Keeping
  /** An error of carrying it out, told where the document has what it is about. */
  readonly placed: (error: unknown) => unknown
}

/**
 * Plans what makes this PocketBase what an untrusted document says. It reads, and writes nothing.
 *
 * Faults: `bad_document`, and `refused` with PocketBase's own errors.
 */
export function prepared(app: core.App, raw: unknown): Prepared {
  const reading = readingOf(app)
  return preparedFor(app, sealed(readDocument(raw, reading.shape), reading.seal), reading)
}

/** The same of a document, or a part of one, that is read already. */
export function preparedFor(app: core.App, said: Sealed, reading: Reading): Prepared {
  const part = withGone(app, said)
  const { document } = part
  const worldOf = (now: core.App): string => `${worldText(now, document)}\n${declarationsText(now)}`
  const world = worldOf(app)
  const { untried, trial = rehearsing } = reading
  const trying = comparing(app, part, { reading, stored: currentState(app, reading.seal) })
  const isSettled = untried || isNothing(trying.steps)
  const tried = isSettled ? 'none' : trial(trying.both, trying.steps)
  const desired = within(placedIn(trying), () => triedState(app, trying, tried))
  const planned = planning(app, trying, { reading, world, desired })
  if (!untried) refuseImpossible(planned)
  const compared = { document, current: trying.both.current, desired, asKept: asKeptBy(reading) }
  return {
    ...{ plan: planned.plan, worldOf, world, placed: placedIn(trying) },
    steps: stepsFrom(trying, desired),
    keeping: (now) => keeping(declarations(now), compared),
  }
}

/**
 * The same of a part that is declared in a transaction, in which nothing moves; nothing where another
 * PocketBase has to say first whether it can be.
 */
export function preparedWithin(tx: core.App, part: Sealed, reading: Reading): Prepared | undefined {
  const { document } = part
  const stored = partOfState(tx, reading.seal, document)
  const trying = comparing(tx, part, { reading, stored })
  const desired = untriedState(tx, trying, reading.trial ?? rehearsing)
  if (!desired) return undefined
  const planned = planning(tx, trying, { reading, world: '', desired })
  refuseImpossible(planned)
  const { current } = trying.both
  return {
    ...{ plan: planned.plan, worldOf: () => '', world: '', placed: placedIn(trying) },
    steps: stepsFrom(trying, desired),
    keeping: (now) => {
      const made = madeState(now, trying)
      const kept = declarationsOf(now, document)
      return keeping(kept, { document, current, desired: made, asKept: asKeptBy(reading) })
    },
  }
}

const placedIn =
  ({ part: { document }, both }: Trying) =>
  (error: unknown): unknown =>
    isFault(error) ? placed(error, document, both.desired) : error

/** Does something, and tells its errors otherwise. */
export function within<Done>(told: (error: unknown) => unknown, work: () => Done): Done {
  try {
    return work()
  } catch (error) {
    throw told(error)
  }
}

const asKeptBy = ({ asKept = (declaration) => declaration }: Reading) => asKept

/** A whole document with the records that it declares no more. */
const withGone = (app: core.App, { document, secrets }: Sealed): Sealed => ({
  secrets,
  document:
    document.isPart || !document.records ? document : withUndeclared(document, declarations(app)),
})

interface Comparing {
  readonly reading: Reading
  readonly stored: Omit<State, 'records'>
}

function comparing(app: core.App, part: Sealed, { reading, stored: found }: Comparing): Trying {
  const records = currentRecords(app, part.document, toldPassword(part, reading.seal))
  const stored = { ...found, records }
  const both = merged(stored, part.document, reading.shape)
  return { stored, both, part, steps: stepsOf(both.current, both.desired) }
}

interface Planning {
  readonly reading: Reading
  readonly world: string
  readonly desired: State
}

function planning(
  app: core.App,
  { both: { current }, part }: Trying,
  { reading: { hashed }, world, desired }: Planning,
): Planned {
  const losses = part.document.isPart ? [] : recordLosses(app, current, desired)
  return planOf(
    { current, desired, losses },
    { world, hashed, counted: (query) => counted(app, query) },
  )
}

const stepsFrom =
  ({ both, part: { secrets } }: Trying, desired: State) =>
  (): Steps =>
    unsealed(stepsOf(both.current, desired), (found) => secrets.get(found) ?? found)

/** What a document is compared with, as PocketBase has written it down. */
const worldText = (app: core.App, document: Document): string =>
  [
    textOf(app, "SELECT value AS text FROM _params WHERE id = 'settings'"),
    rowsOf(app, { secrets: true }),
    JSON.stringify(currentRecords(app, document, passwordOf)),
  ].join('\n')

/** The records that a whole document does not declare any more go, with those that hang on them. */
function recordLosses(
  app: core.App,
  { collections, records }: State,
  desired: State,
): readonly Told[] {
  return Object.entries(records).flatMap(([collection, all]) => {
    const collectionId = collections.find(({ name }) => name === collection)?.id ?? ''
    const gone = Object.keys(all).filter((id) => !desired.records[collection]?.[id])
    return gone.map((id) => {
      const hanging = hangingOn(app, { collections, collectionId, id })
      const of = counted(app, countQuery({ table: collection, where: '' }))
      return {
        name: `${collection}/${id}`,
        says: 'deletes the record, with those that hang on it',
        found: 1 + hanging.found,
        total: of.total + hanging.total,
      }
    })
  })
}

function refuseImpossible({ refused }: Planned): void {
  if (refused.length === 0) return
  const [first] = refused
  const data = Object.fromEntries(refused.map((told) => [told.name, impossible(told)]))
  throw new Fault('refused', `${first?.name} ${first?.says} (${first?.found}).`, first?.name, data)
}

const impossible = ({ says, found, total }: Told): object => ({
  code: 'not_unique',
  message: `It ${says}.`,
  params: { found, total },
})
