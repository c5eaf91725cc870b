import { Fault } from '../fault'
import type { CollectionJson } from '../schema/snapshot'
import type { Rehearsed } from '../state/expected'
import { type Json, without } from '../state/json'
import { DECLARED_PASSWORD, TOKENS } from '../state/secrets'
import type { Records } from '../state/state'
import type { RecordStep, Steps } from '../state/steps'
import { valuesOf } from './current-records'
import { COLUMNS, insertRows } from './rows'
import { ANSWER } from './scratch'
import { refused, writeState } from './write-state'

/** What another PocketBase needs to know to do the same there. No secret is in it. */
export interface Rehearsal {
  readonly settings: Json
  /** Those of all collections, without what is in the options of auth collections. */
  readonly rows: string
  readonly auth: readonly CollectionJson[]
  /** The texts of tables, indexes and views. */
  readonly tables: string
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
    app.runInTransaction((tx) => writeState(tx, rehearsal.steps, true))
    return { rehearsed: made(app, rehearsal) }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { refused: { message: error.message, at: error.at, data: error.cause } }
  }
}

/** Makes this empty PocketBase one like the other, without its rows. */
function furnish(app: core.App, { settings, rows, auth, tables }: Rehearsal): void {
  app.runInTransaction((tx) => {
    const db = tx.db()
    for (const found of tx.findAllCollections()) {
      if (found) db.newQuery(`DROP TABLE IF EXISTS \`${found.name}\``).execute()
    }
    db.newQuery('DELETE FROM _collections').execute()
    db.newQuery(tables).execute()
    insertRows(tx, rows)
    for (const collection of auth) {
      const options = JSON.stringify(withTokens(without(collection, ...COLUMNS)))
      const query = db.newQuery('UPDATE _collections SET options = {:options} WHERE id = {:id}')
      query.bind({ id: collection.id, options }).execute()
    }
  })
  app.reloadCachedCollections()
  const there = app.settings().clone()
  unmarshal(settings, there)
  app.saveNoValidate(there)
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

/** What has become of it: objects of PocketBase's, which become JSON as they are printed. */
function made(app: core.App, { steps, records }: Rehearsal): Rehearsed {
  const result: Record<string, Record<string, Json>> = {}
  for (const record of records) {
    result[record.collection] = { ...result[record.collection], [record.id]: normal(app, record) }
  }
  const ids = steps.save.map(({ id }) => id)
  const saved = app.findAllCollections().filter((found) => ids.includes(found?.id ?? ''))
  return {
    settings: app.settings() as unknown as Json,
    collections: saved as unknown as CollectionJson[],
    records: result as Records,
  }
}

/** A declared record as PocketBase would store it; validated, but for links to rows that are not here. */
function normal(
  app: core.App,
  { collection, id, values, stored }: Rehearsal['records'][number],
): Json {
  const record = new Record(app.findCollectionByNameOrId(collection), { id })
  for (const [key, value] of Object.entries({ ...stored, ...values })) {
    record.set(key, value === DECLARED_PASSWORD ? STAND_IN.slice(0, 30) : value)
  }
  if (record.collection().isAuth()) record.refreshTokenKey()
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
