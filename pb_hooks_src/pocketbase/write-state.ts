import { Fault } from '../fault'
import type { CollectionJson } from '../schema/snapshot'
import { type Json, objectAt } from '../state/json'
import { isView } from '../state/state'
import type { RecordStep, Steps } from '../state/steps'
import { aside } from './aside'
import { collectionIn, json } from './current-state'

/**
 * Does what is planned, in a transaction of the caller's. Everything goes through PocketBase's own
 * validation and hooks. Fault: `refused`, with PocketBase's own errors.
 *
 * Collections may link to each other in circles, so all are saved before any of them is validated.
 * `alone` where nobody else looks at this PocketBase.
 */
export function writeState(tx: core.App, steps: Steps, alone = false): void {
  const views = steps.save.length + steps.remove.length > 0 ? takenViews(tx) : []
  for (const id of steps.remove) removeCollection(tx, id)
  const tables = steps.save.filter((collection) => !isView(collection))
  if (tables.length > 0) saveTables(tx, tables, alone)
  for (const view of steps.save.filter(isView)) saveCollection(tx, view)
  restoreViews(tx, views)
  validate(tx, steps)
  if (Object.keys(steps.settings).length > 0) writeSettings(tx, steps.settings)
  for (const record of steps.records) writeRecord(tx, record)
}

interface ViewText {
  readonly name: string
  readonly sql: string
}

/** SQLite changes no table while a view reads what is gone: they are put back, or made anew. */
function takenViews(tx: core.App): readonly ViewText[] {
  const views = arrayOf(new DynamicModel({ name: '', sql: '' })) as unknown as ViewText[]
  tx.db().newQuery("SELECT name, sql FROM sqlite_master WHERE type = 'view'").all(views)
  const texts = views.map(({ name, sql }) => ({ name, sql }))
  for (const { name } of texts) tx.deleteView(name)
  return texts
}

/** Puts back the views that nobody saved anew. */
function restoreViews(tx: core.App, views: readonly ViewText[]): void {
  for (const { name, sql } of views) {
    if (collectionIn(tx, name)?.type !== 'view' || tx.hasTable(name)) continue
    try {
      tx.db().newQuery(sql).execute()
      tx.tableInfo(name)
    } catch (error) {
      throw refused(error, `The view ${name} reads what is gone`, [
        'collections',
        name,
        'viewQuery',
      ])
    }
  }
}

function removeCollection(tx: core.App, id: string): void {
  const collection = tx.findCollectionByNameOrId(id)
  collection.integrityChecks(false)
  attempt(() => tx.delete(collection), `${collection.name} cannot be deleted`, collection.name)
}

function saveTables(tx: core.App, tables: readonly CollectionJson[], alone: boolean): void {
  const waiting = aside(tx, alone)
  for (const table of tables) {
    waiting.fetch(table.id)
    waiting.put(table.id, saveCollection(tx, table, waiting.back))
  }
  waiting.back()
}

/** Says whether it is a new one. */
function saveCollection(
  tx: core.App,
  wanted: CollectionJson,
  beforeValidation?: () => void,
): boolean {
  const found = collectionIn(tx, wanted.id)
  const collection = found ?? new Collection(wanted as object)
  attempt(() => found && unmarshal(wanted, found), 'It cannot be read', wanted.name)
  collection.integrityChecks(false)
  try {
    tx.saveNoValidate(collection)
  } catch (error) {
    const fault = refused(error, `${wanted.name} cannot be saved`, ['collections', wanted.name])
    // What PocketBase says of it when it validates is better than what SQLite says.
    if (!(error instanceof Fault) && isOfDatabase(fault, wanted.name)) {
      beforeValidation?.()
      attempt(() => tx.validate(collection), 'Refused', wanted.name)
    }
    throw fault
  }
  return !found
}

/** Whether PocketBase said nothing of its own: its errors are at what they are about. */
const isOfDatabase = ({ cause }: Fault, collection: string): boolean =>
  objectAt(objectAt((cause ?? {}) as Json, 'collections'), collection).code === 'refused'

function validate(tx: core.App, { save, look }: Steps): void {
  if (save.length + look.length === 0) return
  const all = new Map(tx.findAllCollections().map((found) => [found?.id, found]))
  for (const id of [...save.map((saved) => saved.id), ...look]) {
    const collection = all.get(id)
    if (collection) attempt(() => tx.validate(collection), 'Refused', collection.name)
  }
}

function attempt(effect: () => unknown, says: string, collection: string): void {
  try {
    effect()
  } catch (error) {
    throw refused(error, says, ['collections', collection])
  }
}

/** Those in memory are PocketBase's own and must not be touched: facts of a failed save stay there. */
function writeSettings(tx: core.App, changed: Json): void {
  const settings = tx.settings().clone()
  try {
    unmarshal(changed, settings)
    tx.save(settings)
  } catch (error) {
    throw refused(error, 'The settings are refused', ['settings'])
  }
}

function writeRecord(tx: core.App, { collection, id, values }: RecordStep): void {
  try {
    const found = recordIn(tx, collection, id)
    if (values === undefined) {
      if (found) tx.delete(found)
      return
    }
    const record = found ?? new Record(tx.findCollectionByNameOrId(collection), { id })
    for (const [key, value] of Object.entries(values)) record.set(key, value)
    tx.save(record)
  } catch (error) {
    throw refused(error, `${collection}/${id} is refused`, ['records', collection, id])
  }
}

function recordIn(app: core.App, collection: string, id: string): core.Record | undefined {
  try {
    return app.findRecordById(collection, id)
  } catch {
    return undefined
  }
}

/** PocketBase's errors where they belong, such as `collections.posts.fields.2.max`. */
export function refused(error: unknown, says: string, path: readonly string[]): Fault {
  if (error instanceof Fault) return error
  const { value } = Object(error) as { readonly value?: unknown }
  const { data } = json<{ data: Json }>(new BadRequestError('', value ?? error))
  const text = String(error).replace(/^GoError: /, '')
  const found = Object.keys(data).length > 0 ? data : { code: 'refused', message: text }
  const nested = [...path].reverse().reduce<unknown>((inner, key) => ({ [key]: inner }), found)
  return new Fault('refused', `${says}: ${text}`, path.join('.'), nested)
}
