import fc from 'fast-check'
import type { ZodType } from 'zod'
import type { Collection } from '../../pb_hooks_src/model/model'
import { readModel } from '../../pb_hooks_src/model/read'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { type Body, bodiesAround, bodiesFor, writable } from './bodies'
import { goodRecord, linkedRecords, recordsOf, send, written } from './good-records'
import type { Ids } from './good-values'
import { FIXTURES } from './schemas'
import type { Server } from './server'
import { loaded } from './typed-code'

/** The schemas of a collection, as zod.ts exports them. */
interface Schemas {
  readonly record: ZodType
  readonly create: ZodType
  readonly update: ZodType
}

/** How many bodies were tried, and of how many both thought well. */
export interface Tally {
  tried: number
  taken: number
}

/** Made with this seed, the bodies are the same in every run. */
const SEED = 20_260_729

/** How many bodies of a collection to try, and how many around the limits of each of its fields. */
export type Effort = (collection: string) => { readonly whole: number; readonly each?: number }

/**
 * Sends bodies to PocketBase and to the zod.ts that it serves, for every collection of the fixture
 * schemas, and throws the smallest body of which they think differently.
 */
export async function agreement(server: Server, effort: Effort): Promise<Tally> {
  const collections = FIXTURES.flatMap((fixture) => fixture.collections)
  const json = { collections, deleteMissing: false }
  await server.admin('/api/collections/import', { method: 'PUT', json })
  const model = readModel(readSnapshot(collections))
  const code = await loaded(await (await server.admin('/api/stack/zod.ts')).text())
  const schemas = code.schemas as Readonly<Record<string, Schemas>>
  const ids = await linkedRecords(server, model)
  const tally = { tried: 0, taken: 0 }
  for (const collection of written(model)) {
    const its = schemas[collection.name]
    if (its === undefined) throw new Error(`zod.ts has nothing for ${collection.name}.`)
    const { whole, each = 0 } = effort(collection.name)
    const creates = agreed(its.create, tally, creating(server, collection, its))
    const updates = agreed(its.update, tally, await updating(server, collection, its, ids))
    await creates(bodiesFor(collection, 'create', ids), whole)
    await updates(bodiesFor(collection, 'update', ids), whole)
    if (each === 0) continue
    for (const field of writable(collection, 'create')) {
      await creates(bodiesAround(collection, 'create', ids, field), each)
    }
  }
  return tally
}

type Asked = (body: Body) => Promise<{ readonly status: number; readonly says: unknown }>

/** Creates a record, looks whether its schema knows it, and takes it away again. */
function creating(server: Server, { name }: Collection, { record }: Schemas): Asked {
  const path = recordsOf(name)
  return async (body) => {
    const response = await send(server, 'POST', path, body)
    const made = (await response.json()) as { id: string }
    if (response.ok) {
      record.parse(made)
      await send(server, 'DELETE', `${path}/${made.id}`)
    }
    return { status: response.status, says: made }
  }
}

/** Updates one record again and again. */
async function updating(
  server: Server,
  collection: Collection,
  { record }: Schemas,
  ids: Ids,
): Promise<Asked> {
  const path = `${recordsOf(collection.name)}/${await goodRecord(server, collection, ids, 0)}`
  return async (body) => {
    const response = await send(server, 'PATCH', path, body)
    const says: unknown = await response.json()
    if (response.ok) record.parse(says)
    return { status: response.status, says }
  }
}

const agreed =
  (schema: ZodType, tally: Tally, asked: Asked) =>
  async (bodies: fc.Arbitrary<Body>, numRuns: number): Promise<void> => {
    const property = fc.asyncProperty(bodies, async (body) => {
      const { status, says } = await asked(body)
      const { success, error } = schema.safeParse(body)
      tally.tried++
      if (success) tally.taken++
      if (success === (status === 200) && (success || status === 400)) return
      throw new Error(`PocketBase: ${status} ${JSON.stringify(says)}\nzod: ${error ?? 'fine'}`)
    })
    await fc.assert(property, { seed: SEED, numRuns })
  }
