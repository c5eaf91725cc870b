import fc from 'fast-check'
import type { ZodType } from 'zod'
import type { Collection, Model } from '../../pb_hooks_src/model/model'
import { readModel } from '../../pb_hooks_src/model/read'
import { readSnapshot } from '../../pb_hooks_src/schema/snapshot'
import { type Body, bodiesFor } from './bodies'
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

/**
 * Sends bodies to PocketBase and to the zod.ts that it serves, for every collection of the fixture
 * schemas, and throws the smallest body of which they think differently.
 */
export async function agreement(
  server: Server,
  bodiesOf: (name: string) => number,
): Promise<Tally> {
  const collections = FIXTURES.flatMap((fixture) => fixture.collections)
  const json = { collections, deleteMissing: false }
  await server.admin('/api/collections/import', { method: 'PUT', json })
  const model = readModel(readSnapshot(collections))
  const code = await loaded(await (await server.admin('/api/stack/zod.ts')).text())
  const schemas = code.schemas as Readonly<Record<string, Schemas>>
  const ids = await linkedRecords(server, model)
  const tally = { tried: 0, taken: 0 }
  for (const collection of writable(model)) {
    const its = schemas[collection.name]
    if (its === undefined) throw new Error(`zod.ts has nothing for ${collection.name}.`)
    const runs = bodiesOf(collection.name)
    await createsAgree(server, collection, { its, ids, runs, tally })
    await updatesAgree(server, collection, { its, ids, runs, tally })
  }
  return tally
}

const writable = ({ collections }: Model): readonly Collection[] =>
  collections.filter(({ kind }) => kind !== 'view')

interface Trial {
  readonly its: Schemas
  readonly ids: (collection: string) => readonly string[]
  readonly runs: number
  readonly tally: Tally
}

async function createsAgree(server: Server, { name, ...rest }: Collection, trial: Trial) {
  const path = recordsOf(name)
  await agree(
    bodiesFor({ name, ...rest }, 'create', trial.ids),
    trial,
    trial.its.create,
    async (body) => {
      const response = await send(server, 'POST', path, body)
      const made = (await response.json()) as { id: string }
      if (response.ok) {
        trial.its.record.parse(made)
        await send(server, 'DELETE', `${path}/${made.id}`)
      }
      return { status: response.status, says: made }
    },
  )
}

async function updatesAgree(server: Server, collection: Collection, trial: Trial) {
  const path = `${recordsOf(collection.name)}/${await good(server, collection, trial.ids, 0)}`
  await agree(bodiesFor(collection, 'update', trial.ids), trial, trial.its.update, async (body) => {
    const response = await send(server, 'PATCH', path, body)
    const says: unknown = await response.json()
    if (response.ok) trial.its.record.parse(says)
    return { status: response.status, says }
  })
}

type Answer = { readonly status: number; readonly says: unknown }

async function agree(
  bodies: fc.Arbitrary<Body>,
  { runs, tally }: Trial,
  schema: ZodType,
  asked: (body: Body) => Promise<Answer>,
): Promise<void> {
  const property = fc.asyncProperty(bodies, async (body) => {
    const { status, says } = await asked(body)
    const { success, error } = schema.safeParse(body)
    tally.tried++
    if (success) tally.taken++
    if (success === (status === 200) && (success || status === 400)) return
    throw new Error(`PocketBase: ${status} ${JSON.stringify(says)}\nzod: ${error ?? 'fine'}`)
  })
  await fc.assert(property, { seed: SEED, numRuns: runs })
}

/** Some records of each collection that others link to. */
async function linkedRecords(server: Server, model: Model): Promise<Trial['ids']> {
  const targets = new Set(
    model.collections.flatMap(({ fields }) =>
      fields.flatMap(({ value }) => (value.is === 'link' ? [value.to] : [])),
    ),
  )
  const ids = new Map<string, readonly string[]>()
  for (const collection of writable(model).filter(({ name }) => targets.has(name))) {
    const made: string[] = []
    for (let n = 0; n < 5; n++) made.push(await good(server, collection, () => [''], n))
    ids.set(collection.name, made)
  }
  return (name) => ids.get(name) ?? ['']
}

/** The id of a record made with the first body of its kind that PocketBase takes. */
async function good(
  server: Server,
  collection: Collection,
  ids: Trial['ids'],
  nth: number,
): Promise<string> {
  for (const body of fc.sample(bodiesFor(collection, 'create', ids), { seed: nth, numRuns: 200 })) {
    const response = await send(server, 'POST', recordsOf(collection.name), body)
    if (response.ok) return ((await response.json()) as { id: string }).id
  }
  throw new Error(`PocketBase takes no body for ${collection.name}.`)
}

const recordsOf = (name: string): string => `/api/collections/${name}/records`

/** Sends a body as JSON, or as a form where it has files. */
function send(server: Server, method: string, path: string, body?: Body): Promise<Response> {
  const headers = { Authorization: server.superuser }
  if (body === undefined) return fetch(server.url + path, { method, headers })
  const entries = Object.entries(body)
  const hasFile = (value: unknown): boolean =>
    value instanceof File || (Array.isArray(value) && value.some(hasFile))
  const files = entries.filter(([, value]) => hasFile(value))
  const rest = JSON.stringify(Object.fromEntries(entries.filter(([, value]) => !hasFile(value))))
  if (files.length === 0) {
    const type = { ...headers, 'Content-Type': 'application/json' }
    return fetch(server.url + path, { method, headers: type, body: rest })
  }
  const form = new FormData()
  form.set('@jsonPayload', rest)
  for (const [name, value] of files) {
    for (const file of [value].flat()) form.append(name, file as File)
  }
  return fetch(server.url + path, { method, headers, body: form })
}
