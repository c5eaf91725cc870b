import { Fault } from '../fault'
import { changes } from '../state/changes'
import { type Declaration, type Keeping, keeping } from '../state/declaration'
import { type Document, readDocument } from '../state/document'
import { expected } from '../state/expected'
import { type Merged, merged } from '../state/merged'
import { type Means, type Plan, type Planned, planOf, type Told } from '../state/plan'
import { type Seal, type Sealed, sealed, unsealed } from '../state/secrets'
import type { Shape, State } from '../state/state'
import { type Steps, stepsOf } from '../state/steps'
import { currentState, shapeOf, storedValues } from './current-state'
import { declarations, ownKey } from './declarations'
import { STAND_IN } from './rehearse'
import { rehearsed } from './scratch'

/** A plan, with all that is needed to carry it out. */
export interface Prepared {
  readonly plan: Plan
  /** With secrets, so it is shown to nobody. */
  readonly steps: Steps
  /** What is there, as a text: once it is another than it was, another plan is needed. */
  readonly world: (app: core.App) => string
  readonly planned: string
  /** What is to be remembered once it is carried out. */
  readonly keeping: Keeping
}

/** What documents are read with. */
interface Reading {
  readonly shape: Shape
  readonly seal: Seal
  /** Makes of a declaration what is kept of it. */
  readonly asKept?: (declaration: Declaration) => Declaration
}

/** PocketBase's blanks and the pack's key, of this moment. Fault: `not_migrated`. */
export const readingOf = (app: core.App): Reading => ({ shape: shapeOf(app), seal: sealOf(app) })

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
  { document, secrets }: Sealed,
  { shape, seal, asKept = (declaration) => declaration }: Reading,
): Prepared {
  const kept = declarations(app)
  const stored = currentState(app, document, seal)
  const both = merged(stored, document, shape)
  const desired = rehearsedState(app, stored, both, document)
  const planned = planOf({ current: both.current, desired }, meansOf(app))
  refuseImpossible(planned)
  return {
    plan: planned.plan,
    steps: unsealed(stepsOf(both.current, desired), (found) => secrets.get(found) ?? found),
    world: (now) => JSON.stringify([currentState(now, document, seal), declarations(now)]),
    planned: JSON.stringify([stored, kept]),
    keeping: keeping(kept, { document, desired, asKept }),
  }
}

/** What the document makes of it, as PocketBase says; PocketBase is not asked where nothing changes. */
function rehearsedState(
  app: core.App,
  stored: State,
  { current, desired }: Merged,
  document: Document,
): State {
  const steps = stepsOf(current, desired)
  if (changes(current, desired).length === 0) return desired
  const standIn = <Value>(value: Value): Value => unsealed(value, () => STAND_IN)
  const records = Object.entries(document.records ?? {}).flatMap(([collection, all]) =>
    all.map(({ id, ...values }) => {
      const stored = storedValues(app, collection, id) ?? {}
      return { collection, id, values, stored }
    }),
  )
  const answer = rehearsed(
    standIn({
      settings: stored.settings,
      collections: stored.collections,
      tables: tablesOf(app),
      steps: { ...steps, records: [] },
      records,
    }),
  )
  return expected(desired, answer)
}

/** The texts of all tables of collections, their indexes, and views. */
function tablesOf(app: core.App): readonly string[] {
  const found = arrayOf(new DynamicModel({ sql: '' })) as unknown as { readonly sql: string }[]
  app
    .db()
    .newQuery(
      `SELECT sql FROM sqlite_master
       WHERE sql IS NOT NULL AND tbl_name NOT IN ('_collections', '_params', '_migrations')
         AND name NOT LIKE 'sqlite_%'
       ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, rowid`,
    )
    .all(found)
  return [...found].map(({ sql }) => sql)
}

/** Equal secrets have equal seals as long as the key of the pack stays the same. */
function sealOf(app: core.App): Seal {
  const key = ownKey(app)
  return (text) => `secret:${$security.hs256(text, key).slice(0, 16)}`
}

const meansOf = (app: core.App): Means => ({
  counted: (query) => counted(app, query),
  hashed: (text) => $security.sha256(text).slice(0, 32),
})

/** What a query counts. */
export function counted(app: core.App, query: string): ReturnType<Means['counted']> {
  const row = new DynamicModel({ total: 0, found: 0 })
  app.db().newQuery(query).one(row)
  return { total: Number(row.total), found: Number(row.found) }
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
