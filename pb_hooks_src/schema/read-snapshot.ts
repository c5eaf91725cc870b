import * as z from 'zod/mini'
import { Fault } from '../fault'
import { readWith } from '../input'
import { type Snapshot, snapshotOf } from './snapshot'

const Field = z.looseObject({ id: z.string(), name: z.string(), type: z.string() })

const Collection = z.looseObject({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  fields: z.array(Field),
})

/**
 * Reads a snapshot from untrusted JSON: PocketBase's list of collections, or an import's
 * `{ collections }`.
 *
 * Faults: `legacy_schema` for an export of PocketBase before 0.23 (it lists its fields under
 * `schema`; PocketBase imports such a collection without an error and without fields),
 * `bad_schema` for anything else that is no schema.
 */
export function readSnapshot(raw: unknown): Snapshot {
  const list = isObject(raw) ? raw.collections : raw
  if (!Array.isArray(list)) {
    throw new Fault('bad_schema', 'A schema is a list of collections.', 'collections')
  }
  list.forEach(refuseLegacy)
  return snapshotOf(
    list.map((item, index) =>
      readWith(Collection, item, {
        code: 'bad_schema',
        at: `collections[${index}]`,
        what: 'This is not an export of collections by PocketBase 0.23 or newer.',
      }),
    ),
  )
}

function refuseLegacy(raw: unknown, index: number): void {
  if (!isObject(raw) || !Array.isArray(raw.schema) || raw.fields !== undefined) return
  throw new Fault(
    'legacy_schema',
    `Collection "${raw.name}" lists its fields under "schema": this file was exported by ` +
      'PocketBase before 0.23. PocketBase would import it without these fields. Start the old ' +
      'database once with PocketBase 0.23 or newer and export it again.',
    `collections[${index}].schema`,
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
