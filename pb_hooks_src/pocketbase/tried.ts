import type { CollectionJson } from '../schema/snapshot'
import { expected } from '../state/expected'
import type { Json } from '../state/json'
import type { Merged } from '../state/merged'
import { type Sealed, unsealed, unsealedText } from '../state/secrets'
import type { State } from '../state/state'
import { isNothing, type Steps } from '../state/steps'
import type { Choice, Trial } from '../state/trial'
import { currentRecords, storedValues } from './current-records'
import { collectionIn, json } from './current-state'
import { type Rehearsal, STAND_IN } from './rehearse'
import { rowsOf, textOf } from './rows'
import { rehearsed } from './scratch'

/** What is to be tried. */
export interface Trying {
  readonly stored: State
  readonly both: Merged
  readonly part: Sealed
  readonly steps: Steps
}

/** What a document makes of a PocketBase, as PocketBase says. Fault: `refused`. */
export function triedState(app: core.App, trying: Trying, trial: Trial): State {
  if (trial === 'none') return trying.both.desired
  const found = trial === 'validation' ? validated(app, trying) : undefined
  // What validation does not let through may be right for somebody who sees more of it.
  return found ?? rehearsedState(app, trying)
}

/** The same where it needs no other PocketBase to say so. */
export function untriedState(app: core.App, trying: Trying, choice: Choice): State | undefined {
  const { both, steps } = trying
  const trial = isNothing(steps) ? 'none' : choice(both, steps)
  if (trial === 'none') return both.desired
  return trial === 'validation' ? validated(app, trying) : undefined
}

/** No secret goes anywhere, but how long it is: PocketBase may want it longer. */
const standIn =
  ({ secrets }: Sealed) =>
  (seal: string): string =>
    'x'.repeat(secrets.get(seal)?.length ?? STAND_IN.length)

/** What PocketBase's validation says of it, in memory; nothing where it refuses. */
function validated(app: core.App, { both, part, steps }: Trying): State | undefined {
  const { save, settings } = unsealed(steps, standIn(part))
  try {
    const collections = save.map((wanted) => {
      const found = collectionIn(app, wanted.id)
      const collection = found ?? new Collection(wanted as object)
      if (found) unmarshal(wanted, found)
      app.validate(collection)
      return json<CollectionJson>(collection)
    })
    return expected(both.desired, {
      settings: settingsWith(app, settings),
      collections,
      records: both.desired.records,
    })
  } catch {
    return undefined
  }
}

function settingsWith(app: core.App, changed: Json): Json {
  const settings = app.settings().clone()
  if (Object.keys(changed).length === 0) return json(settings)
  unmarshal(changed, settings)
  app.validate(settings)
  return json(settings)
}

/** What has become of it, in the transaction that did it. */
export function madeState(tx: core.App, { both, part, steps }: Trying): State {
  return expected(both.desired, {
    settings: settingsWith(tx, steps.settings),
    collections: steps.save.map(({ id }) => json(tx.findCollectionByNameOrId(id))),
    records: currentRecords(tx, part.document, (_record, said) => said),
  })
}

/** What the document makes of it, as another PocketBase says. */
function rehearsedState(app: core.App, { stored, both, part, steps }: Trying): State {
  const records = Object.entries(part.document.records ?? {}).flatMap(([collection, all]) =>
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
      standIn(part),
    ),
  )
  return expected(both.desired, answer)
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
