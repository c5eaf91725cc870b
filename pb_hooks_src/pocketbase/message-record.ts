import { slicesOf, storedJson } from '../records/slices'

/**
 * A record made anew from the JSON of a realtime message, so that a view gets the very same values
 * from a message as from a list: PocketBase's own types, and no field that PocketBase left out for
 * this viewer.
 */
export function messageRecord(app: core.App, json: Json, text = NONE): core.Record {
  const collection = app.findCachedCollectionByNameOrId(String(json.collectionId))
  const record = new Record(collection)
  const fields = fieldsOf(collection)
  for (const { name, hidden, set } of fields) {
    if (!(name in json)) record.hide(name)
    else {
      set(record, name, json[name], partOf(text, name))
      if (hidden) record.unhide(name)
    }
  }
  if ('email' in json) record.ignoreEmailVisibility(true)
  const known = new Set([...fields.map(({ name }) => name), ...NO_FIELDS])
  for (const name of Object.keys(json).filter((key) => !known.has(key))) {
    record.withCustomData(true).set(name, json[name])
  }
  if (json.expand !== undefined)
    record.setExpand(expandOf(app, json.expand as Json, partOf(text, 'expand')))
  return record
}

type Json = Readonly<Record<string, unknown>>

/** The text that a value was read from; `''` where it was read from none. */
type Text = () => string

const NONE: Text = () => ''

/** The text of a member or an element of what a text says. */
export const partOf =
  (text: Text, key: string): Text =>
  () =>
    text() === '' ? '' : (slicesOf(text()).get(key) ?? '')

const NO_FIELDS = ['collectionId', 'collectionName', 'expand']

const expandOf = (app: core.App, expand: Json, text: Text): Json =>
  Object.fromEntries(
    Object.entries(expand).map(([name, found]) => {
      const whole = partOf(text, name)
      const made = Array.isArray(found)
        ? found.map((one, at) => messageRecord(app, one, partOf(whole, String(at))))
        : messageRecord(app, found as Json, whole)
      return [name, made]
    }),
  )

type Set = (record: core.Record, name: string, value: unknown, text: Text) => void
interface Field {
  readonly name: string
  /** PocketBase tells superusers alone of it. */
  readonly hidden: boolean
  readonly set: Set
}

const SETTERS: Readonly<Record<string, Set>> = {
  // PocketBase lets nobody set one, so it is put where it reads it.
  autodate: (record, name, value) => record.setRaw(name, new DateTime(String(value))),
  // The text as it came, if it did: an object would go through a Go map.
  json: (record, name, value, text) =>
    record.set(name, storedJson(text() || JSON.stringify(value))),
}

const plain: Set = (record, name, value) => record.set(name, value)

/** The fields of a collection, read once for each of its states. */
function fieldsOf(collection: core.Collection): readonly Field[] {
  const found = known.get(collection.id)
  if (found?.collection === collection) return found.fields
  const fields = [...collection.fields].flatMap((field) =>
    field
      ? [{ name: field.getName(), hidden: field.getHidden(), set: SETTERS[field.type()] ?? plain }]
      : [],
  )
  known.set(collection.id, { collection, fields })
  return fields
}

/** One per VM: a cache, never truth. */
const known = new Map<
  string,
  {
    readonly collection: core.Collection
    readonly fields: readonly Field[]
  }
>()
