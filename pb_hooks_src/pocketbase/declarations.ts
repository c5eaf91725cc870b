import { Fault } from '../fault'
import { DECLARED } from '../schema/pack'
import type { Kept } from '../state/declaration'
import type { Document, Named } from '../state/document'
import type { Json } from '../state/json'
import type { Keeping } from '../state/keeping'
import { collectionIn } from './current-state'
import { textOf } from './rows'

/** All that is declared. Fault: `not_migrated`. */
export const declarations = (app: core.App): readonly Kept[] => found(app, 'TRUE')

/** What is declared of one thing. Fault: `not_migrated`. */
export const declarationOf = (app: core.App, { kind, name }: Named): Kept | undefined =>
  found(app, 'kind = {:kind} AND name = {:name}', { kind, name })[0]

/** What is declared of the things that a document declares or has go, and of what goes with them. */
export function declarationsOf(app: core.App, document: Document): readonly Kept[] {
  if (document.gone) return declarations(app)
  const { settings, collections = [], records = {} } = document
  const named: readonly Named[] = [
    ...(settings ? [{ kind: 'settings', name: '' } as const] : []),
    ...collections.map(({ name }) => ({ kind: 'collections', name }) as const),
    ...Object.entries(records).flatMap(([collection, all]) =>
      all.map(({ id }) => ({ kind: 'records', name: `${collection}/${id}` }) as const),
    ),
  ]
  return named.flatMap((one) => declarationOf(app, one) ?? [])
}

/** What is declared and waits for a collection. */
export const waitingDeclarations = (app: core.App): readonly Kept[] =>
  found(app, "kind = 'collections' AND pending != '[]'")

/** The names that declared collections had before, but for one of them. */
export const namesBefore = (app: core.App, except: string): readonly string[] =>
  found(app, "name != {:except} AND json_extract(document, '$.renamedFrom') != ''", {
    except,
  }).map(({ document }) => String(document.renamedFrom))

function found(
  app: core.App,
  condition: string,
  values: Readonly<Record<string, string>> = {},
): readonly Kept[] {
  if (!collectionIn(app, DECLARED)) throw notMigrated()
  const rows = arrayOf(new DynamicModel(ROW)) as unknown as (typeof ROW)[]
  const query = app.db().newQuery(
    `SELECT kind, name, document, made, pending, declared, [[by]] FROM ${DECLARED}
     WHERE ${READABLE} AND ${condition} ORDER BY kind, rowid`,
  )
  query.bind(values).all(rows)
  return [...rows].map(({ kind, name, document, made, pending, declared, by }) => ({
    kind: kind as Kept['kind'],
    document: JSON.parse(document) as Json,
    made: JSON.parse(made) as Json,
    pending: JSON.parse(pending) as readonly string[],
    ...{ name, declared, by },
  }))
}

/** The same as a text, made by SQLite; `''` where nothing is. */
export const declarationsText = (app: core.App): string =>
  textOf(
    app,
    `SELECT json_group_array(json_array(kind, name, document, made, pending, declared, [[by]])
       ORDER BY rowid) AS text FROM ${DECLARED} WHERE ${READABLE}`,
  )

/** What somebody wrote there by hand, and declares nothing, is passed over. */
const READABLE = ['document:object', 'made:object', 'pending:array']
  .map((word) => word.split(':'))
  .map(([name, type]) => `CASE WHEN json_valid(${name}) THEN json_type(${name}) END = '${type}'`)
  .concat("kind IN ('settings', 'collections', 'records')")
  .join(' AND ')

const ROW = { kind: '', name: '', document: '', made: '', pending: '', declared: '', by: '' }

/** Said where a collection of the pack is missing. */
export const notMigrated = (collection: string = DECLARED): Fault =>
  new Fault(
    'not_migrated',
    `The collection ${collection} is not there: copy pb_migrations of the pack too and start the ` +
      'server again, or run `pocketbase migrate up`.',
    'migrations',
  )

/** Writes down what was declared, in a transaction of the caller's. */
export function keep(tx: core.App, { save, forget }: Keeping, by: string): void {
  for (const one of forget) {
    const record = recordOf(tx, one)
    if (record) tx.delete(record)
  }
  for (const one of save) {
    const record = recordOf(tx, one) ?? new Record(tx.findCollectionByNameOrId(DECLARED))
    record.set('kind', one.kind)
    record.set('name', one.name)
    record.set('by', by)
    // As texts: PocketBase would put the keys of objects in another order.
    for (const key of ['document', 'made', 'pending'] as const) {
      record.set(key, JSON.stringify(one[key]))
    }
    tx.save(record)
  }
}

/** By columns: a filter of PocketBase 0.36 finds nothing by a parameter that is `''`. */
const recordOf = (app: core.App, { kind, name }: Named): core.Record | undefined =>
  app.findAllRecords(DECLARED, $dbx.hashExp({ kind, name }))[0]

/** The key that secrets are sealed with: made by the migration, and anew where somebody deleted it. */
export function ownKey(app: core.App): string {
  const collection = collectionIn(app, DECLARED)
  if (!collection) throw notMigrated()
  const row = new DynamicModel({ key: '' })
  app.db().newQuery(`SELECT coalesce(max([[key]]), '') AS [[key]] FROM ${DECLARED}`).one(row)
  if (row.key !== '') return String(row.key)
  const record = new Record(collection)
  record.set('kind', 'key')
  record.set('key', $security.randomString(50))
  app.save(record)
  return ownKey(app)
}
