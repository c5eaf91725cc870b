import { Fault } from '../fault'
import type { CollectionJson } from '../schema/snapshot'
import type { Rehearsed } from '../state/expected'
import { type Json, without } from '../state/json'
import { TOKENS } from '../state/secrets'
import type { Records } from '../state/state'
import type { RecordStep, Steps } from '../state/steps'
import { json, valuesOf } from './current-state'
import { ANSWER } from './scratch'
import { refused, writeState } from './write-state'

/** What another PocketBase needs to know to do the same there. No secret is in it. */
export interface Rehearsal {
  readonly settings: Json
  readonly collections: readonly CollectionJson[]
  /** The texts of tables, indexes and views. */
  readonly tables: readonly string[]
  readonly steps: Steps
  /** Declared records with all the values that they have by now. */
  readonly records: readonly (RecordStep & { readonly stored: Json })[]
}

/** Runs in the other PocketBase; answers one line of JSON. */
export function rehearse(app: core.App, input: string): string {
  const rehearsal = JSON.parse(toString($os.readFile(input))) as Rehearsal
  return `${ANSWER}${JSON.stringify(answer(app, rehearsal))}\n`
}

function answer(app: core.App, rehearsal: Rehearsal): unknown {
  try {
    furnish(app, rehearsal)
    app.runInTransaction((tx) => writeState(tx, rehearsal.steps))
    return { rehearsed: made(app, rehearsal) }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { refused: { message: error.message, at: error.at, data: error.cause } }
  }
}

/** Makes this empty PocketBase one like the other, without its rows. */
function furnish(app: core.App, { settings, collections, tables }: Rehearsal): void {
  app.runInTransaction((tx) => {
    const db = tx.db()
    for (const found of tx.findAllCollections()) {
      if (found) db.newQuery(`DROP TABLE IF EXISTS \`${found.name}\``).execute()
    }
    db.newQuery('DELETE FROM _collections').execute()
    for (const text of tables) db.newQuery(text).execute()
    for (const collection of collections) insert(tx, collection)
  })
  app.reloadCachedCollections()
  const there = app.settings().clone()
  unmarshal(settings, there)
  app.saveNoValidate(there)
}

const COLUMNS = [
  ...['id', 'system', 'type', 'name', 'fields', 'indexes', 'listRule', 'viewRule', 'createRule'],
  ...['updateRule', 'deleteRule'],
]

/** Writes the row of a collection, as PocketBase does: what has no column is in its options. */
function insert(tx: core.App, collection: CollectionJson): void {
  const values = Object.fromEntries(
    COLUMNS.map((name) => {
      const value = collection[name] ?? null
      return [name, typeof value === 'object' && value ? JSON.stringify(value) : value]
    }),
  )
  const options = JSON.stringify(withTokens(without(collection, ...COLUMNS)))
  const names = [...COLUMNS, 'options']
  tx.db()
    .newQuery(
      `INSERT INTO _collections (${names.map((name) => `\`${name}\``).join(', ')})
       VALUES (${names.map((name) => `{:${name}}`).join(', ')})`,
    )
    .bind({ ...values, options })
    .execute()
}

/** PocketBase signs with nothing else, so what is never signed with needs to be long alone. */
const withTokens = (options: Json): Json =>
  Object.fromEntries(
    Object.entries(options).map(([key, value]) =>
      TOKENS.includes(key) ? [key, { secret: STAND_IN, ...(value as Json) }] : [key, value],
    ),
  )

/** Stands where a secret is: it is as long as the longest that PocketBase wants. */
export const STAND_IN = 'x'.repeat(50)

function made(app: core.App, { steps, records }: Rehearsal): Rehearsed {
  const result: Record<string, Record<string, Json>> = {}
  for (const record of records) {
    result[record.collection] = { ...result[record.collection], [record.id]: normal(app, record) }
  }
  return {
    settings: json(app.settings()),
    collections: steps.save.map(
      ({ id }) =>
        without(
          json<Json>(app.findCollectionByNameOrId(id)),
          'created',
          'updated',
        ) as CollectionJson,
    ),
    records: result as Records,
  }
}

/** A declared record as PocketBase would store it; validated, but for links to rows that are not here. */
function normal(
  app: core.App,
  { collection, id, values, stored }: Rehearsal['records'][number],
): Json {
  const record = new Record(app.findCollectionByNameOrId(collection), { id })
  for (const [key, value] of Object.entries({ ...stored, ...values })) record.set(key, value)
  try {
    app.validate(record)
  } catch (error) {
    const fault = refused(error, `${collection}/${id} is refused`, ['records', collection, id])
    if (!isOnlyMissing(fault)) throw fault
  }
  const data = valuesOf(record)
  return Object.fromEntries(Object.keys(values ?? {}).map((key) => [key, data[key]]))
}

const isOnlyMissing = ({ cause }: Fault): boolean => {
  const codes = [...JSON.stringify(cause).matchAll(/"code":"(\w+)"/g)].map(([, code]) => code)
  return codes.every((code) => code === 'validation_missing_rel_records')
}
