import { Fault } from '../fault'
import type { Declaration } from '../state/declaration'
import { type Document, readDocument } from '../state/document'
import { expected } from '../state/expected'
import { type Keeping, keeping } from '../state/keeping'
import { type Merged, merged } from '../state/merged'
import { type Means, type Plan, type Planned, planOf, type Told } from '../state/plan'
import { countQuery } from '../state/query'
import { type Seal, type Sealed, sealed, unsealed, unsealedText } from '../state/secrets'
import type { Shape, State } from '../state/state'
import { isNothing, type Steps, stepsOf } from '../state/steps'
import { withUndeclared } from '../state/undeclared'
import { counted, hangingOn } from './counted'
import { currentRecords, passwordOf, storedValues, toldPassword } from './current-records'
import { currentState, shapeOf } from './current-state'
import { declarations, declarationsText, ownKey } from './declarations'
import { type Rehearsal, STAND_IN } from './rehearse'
import { rowsOf, textOf } from './rows'
import { rehearsed } from './scratch'

/** A plan, with all that is needed to carry it out. */
export interface Prepared {
  readonly plan: Plan
  /** With secrets, so it is shown to nobody. */
  readonly steps: () => Steps
  /** What is there, as a text: once it is another than it was, another plan is needed. */
  readonly worldOf: (app: core.App) => string
  readonly world: string
  /** What is to be remembered once it is carried out. */
  readonly keeping: () => Keeping
}

/** What documents are read with. */
interface Reading {
  readonly shape: Shape
  /** Equal secrets have equal seals as long as the key of the pack stays the same. */
  readonly seal: Seal
  readonly hashed: (text: string) => string
  /** Makes of a declaration what is kept of it. */
  readonly asKept?: (declaration: Declaration) => Declaration
  /** Only compares: PocketBase is not asked whether it takes it. */
  readonly untried?: true
}

/** PocketBase's blanks and what the pack's key is for, of this moment. Fault: `not_migrated`. */
export function readingOf(app: core.App): Reading {
  const key = ownKey(app)
  return {
    shape: shapeOf(app),
    seal: (text) => `secret:${$security.hs256(text, key).slice(0, 16)}`,
    hashed: (text) => $security.hs256(text, key).slice(0, 32),
  }
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
export function preparedFor(
  app: core.App,
  { document: said, secrets }: Sealed,
  { shape, seal, hashed, untried, asKept = (declaration) => declaration }: Reading,
): Prepared {
  const document = said.isPart || !said.records ? said : withUndeclared(said, declarations(app))
  const world = worldText(app, document)
  const kept = declarationsText(app)
  const part = { document, secrets }
  const stored = {
    ...currentState(app, seal),
    records: currentRecords(app, document, toldPassword(part, seal)),
  }
  const both = merged(stored, document, shape)
  const desired = untried ? both.desired : rehearsedState(app, stored, both, part)
  const losses = said.isPart ? [] : recordLosses(app, both.current, desired)
  const planned = planOf(
    { current: both.current, desired, losses },
    meansOf(app, { world, hashed }),
  )
  if (!untried) refuseImpossible(planned)
  return {
    plan: planned.plan,
    steps: () => unsealed(stepsOf(both.current, desired), (found) => secrets.get(found) ?? found),
    keeping: () => keeping(declarations(app), { document, current: both.current, desired, asKept }),
    worldOf: (now) => `${worldText(now, document)}\n${declarationsText(now)}`,
    world: `${world}\n${kept}`,
  }
}

/** What the document makes of it, as PocketBase says; PocketBase is not asked where nothing changes. */
function rehearsedState(
  app: core.App,
  stored: State,
  { current, desired }: Merged,
  { document, secrets }: Sealed,
): State {
  const steps = stepsOf(current, desired)
  if (isNothing(steps)) return desired
  // No secret goes there, but how long it is: PocketBase may want it longer.
  const standIn = (seal: string): string => 'x'.repeat(secrets.get(seal)?.length ?? STAND_IN.length)
  const records = Object.entries(document.records ?? {}).flatMap(([collection, all]) =>
    all.map(({ id, ...values }) => {
      const stored = storedValues(app, collection, id) ?? {}
      return { collection, id, values, stored }
    }),
  )
  const answer = rehearsed(
    app,
    unsealedText(
      {
        settings: stored.settings,
        rows: rowsOf(app, { secrets: false }),
        auth: stored.collections.filter(({ type }) => type === 'auth'),
        tables: tablesOf(app),
        steps: { ...steps, records: [] },
        records,
      } satisfies Rehearsal,
      standIn,
    ),
  )
  return expected(desired, answer)
}

/** The texts of all tables of collections, their indexes, and views. */
const tablesOf = (app: core.App): string =>
  textOf(
    app,
    `SELECT coalesce(group_concat(sql, '\n;\n' ORDER BY
       CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, rowid), '') AS text
     FROM sqlite_master
     WHERE sql IS NOT NULL AND tbl_name NOT IN ('_collections', '_params', '_migrations')
       AND name NOT LIKE 'sqlite_%'`,
  )

/** What a document is compared with, as PocketBase has written it down. */
const worldText = (app: core.App, document: Document): string =>
  [
    textOf(app, "SELECT value AS text FROM _params WHERE id = 'settings'"),
    rowsOf(app, { secrets: true }),
    JSON.stringify(currentRecords(app, document, passwordOf)),
  ].join('\n')

const meansOf = (app: core.App, rest: Pick<Means, 'world' | 'hashed'>): Means => ({
  ...rest,
  counted: (query) => counted(app, query),
})

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
