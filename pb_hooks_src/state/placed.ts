import { Fault } from '../fault'
import type { DeclaredCollection, Document } from './document'
import { isObject, type Json, listAt, objectAt } from './json'
import type { State } from './state'

/**
 * A refusal with PocketBase's errors about fields where a document has them: PocketBase counts those of
 * the collection, and each has some that no document needs to name. Such a one is told by its name.
 */
export function placed(fault: Fault, document: Document, desired: State): Fault {
  const { code, message, at, cause } = fault
  if (code !== 'refused' || !isObject(cause) || !isObject(cause.collections)) return fault
  const collections = Object.entries(cause.collections).map(([name, told]) => {
    const wanted = desired.collections.find((one) => one.name === name)
    const said = saidOf(document, name)
    return [name, isObject(told) && wanted && said ? inFields(told, wanted, said) : told]
  })
  return new Fault(code, message, at, { ...cause, collections: Object.fromEntries(collections) })
}

const saidOf = ({ collections = [], waiting }: Document, name: string): Json | undefined =>
  waiting?.[name]?.said ?? collections.find((one) => one.name === name)

function inFields(told: Json, wanted: Json, said: Json): Json {
  if (!isObject(told.fields)) return told
  const declared = listAt(said, 'fields') as NonNullable<DeclaredCollection['fields']>
  const fields = listAt(wanted, 'fields').filter(isObject)
  const entries = Object.entries(objectAt(told, 'fields')).map(([nth, error]) => {
    const name = fields[Number(nth)]?.name
    const at = declared.findIndex((field) => field.name === name)
    return [at < 0 ? String(name ?? nth) : at, error]
  })
  return { ...told, fields: Object.fromEntries(entries) }
}
