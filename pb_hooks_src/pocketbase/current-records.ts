import { Fault } from '../fault'
import type { Document } from '../state/document'
import type { Json } from '../state/json'
import { pickedKeys } from '../state/picked'
import { DECLARED_PASSWORD, type Seal, type Sealed } from '../state/secrets'
import type { Records } from '../state/state'
import { collectionIn, json } from './current-state'

/** What somebody makes of the password of a record, and of what is said of it. */
type OfPassword = (record: core.Record, said: unknown) => unknown

/** The records that a document names, with the values that it speaks of. */
export function currentRecords(
  app: core.App,
  { records = {}, gone = [] }: Document,
  password: OfPassword,
): Records {
  const result: Record<string, Record<string, Json>> = {}
  const put = (collection: string, id: string, values: Json | undefined): void => {
    const found = result[collection] ?? {}
    result[collection] = found
    if (values) found[id] = values
  }
  for (const { kind, name } of gone) {
    const [collection = '', id = ''] = name.split('/')
    if (kind === 'records') put(collection, id, storedValues(app, collection, id))
  }
  for (const [collection, declared] of Object.entries(records)) {
    for (const { id, ...said } of declared) {
      const record = storedRecord(app, collection, id)
      put(collection, id, record && saidOf(record, said, password))
    }
  }
  return result
}

function saidOf(record: core.Record, said: Json, password: OfPassword): Json {
  const values = pickedKeys(said, valuesOf(record))
  return said.password === undefined
    ? values
    : { ...values, password: password(record, said.password) }
}

/** A password that is what is said is told as that; another one by a seal of what is stored. */
export const toldPassword =
  ({ secrets }: Sealed, seal: Seal): OfPassword =>
  (record, said) => {
    const plain = secrets.get(String(said))
    const isSaid = plain !== undefined && isPassword(record, plain)
    if (isSaid || said === DECLARED_PASSWORD) return said
    const stored = passwordOf(record)
    return stored === '' ? '' : seal(stored)
  }

/** What is stored of a password: its hash, where records sign in with it. */
export const passwordOf = (record: core.Record): string =>
  record.getString(record.collection().isAuth() ? 'password:hash' : 'password')

const isPassword = (record: core.Record, plain: string): boolean =>
  record.collection().isAuth()
    ? record.validatePassword(plain)
    : record.getString('password') === plain

/** The values of a record; nothing where there is no such record, or no such collection. */
export function storedValues(app: core.App, collection: string, id: string): Json | undefined {
  const record = storedRecord(app, collection, id)
  return record && valuesOf(record)
}

function storedRecord(app: core.App, collection: string, id: string): core.Record | undefined {
  const found = collectionIn(app, collection)
  const why = found?.name === '_superusers' ? NO_SUPERUSERS : found?.type === 'view' ? NO_VIEWS : ''
  if (why !== '') {
    throw new Fault('bad_document', `"${collection}": ${why}`, `records.${collection}`)
  }
  try {
    return found && app.findRecordById(collection, id)
  } catch {
    return undefined
  }
}

const NO_VIEWS = 'records of a view are made of others, so they cannot be declared.'
const NO_SUPERUSERS =
  'a document does not say who may read it. `pocketbase superuser` makes superusers, and ' +
  '`pocketbase stack token` those of machines.'

/**
 * All values of a record in the order of its fields, since those of a Go map have none; those of `json`
 * fields, which Go has as bytes, too. No password is among them, and no key that tokens are signed with.
 */
export function valuesOf(record: core.Record): Json {
  const data = json<Json>(record.fieldsData())
  const isAuth = record.collection().isAuth()
  const values: Record<string, unknown> = {}
  for (const field of record.collection().fields) {
    const name = field?.getName() ?? ''
    if (name === '' || (isAuth && name === 'tokenKey')) continue
    values[name] = field?.type() === 'json' ? jsonOf(record, name) : data[name]
    if (name === 'password') values[name] = DECLARED_PASSWORD
  }
  return values
}

const jsonOf = (record: core.Record, name: string): unknown =>
  JSON.parse(record.getString(name) || 'null')
