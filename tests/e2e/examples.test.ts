import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { command, demoFolder } from '../support/demo'
import { type Definition, definitions } from '../support/field-definitions'
import type { OpenApi } from '../support/openapi'
import { FIXTURES, realSchemas } from '../support/schemas'
import { type Server, startServer } from '../support/server'

let server: Server
beforeAll(async () => {
  const folder = demoFolder()
  await command(folder, 'migrate', 'up')
  server = await startServer(folder)
})
afterAll(() => server.stop())

interface Json {
  readonly type: string
  readonly fields?: readonly Definition[]
}

let batches = 0

/** Creates a record of the examples in a collection for each list of fields; how many there were. */
async function taken(all: readonly (readonly Definition[])[]): Promise<number> {
  const batch = batches++
  const made = all.map((fields, at) => ({ name: `made_${batch}x${at}`, fields }))
  const collections = made.map((one) => ({ ...one, id: `pbc_${one.name}`, type: 'base' }))
  const json = { collections, deleteMissing: true }
  await server.admin('/api/collections/import', { method: 'PUT', json })
  const { components } = (await (await server.admin('/api/stack/openapi.json')).json()) as OpenApi
  const counts = made.map(async ({ name, fields }, at) => {
    const examples = examplesOf(components.schemas[`Made${batch}x${at}Create`])
    const json = { ...Object.fromEntries(fields.flatMap(needed)), ...examples }
    const answer = await server.admin(`/api/collections/${name}/records`, { json })
    const secret = fields.flatMap(({ type, name }) => (type === 'password' ? [name] : []))
    const shown = Object.entries(examples).filter(([field]) => !secret.includes(field))
    expect(await answer.json()).toMatchObject(Object.fromEntries(shown))
    return shown.length
  })
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

/** What a field must have that has no example, since any value will do. */
const needed = ({ name, type, required }: Definition): [string, unknown][] =>
  required && ANY[type] !== undefined ? [[name, ANY[type]]] : []

const ANY: Readonly<Record<string, unknown>> = {
  ...{ bool: true, json: [1], text: 'x', editor: 'x', password: 'x' },
}

const examplesOf = (schema: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries((schema as Described).properties).flatMap(([field, { examples = [] }]) =>
      examples.map((example) => [field, example]),
    ),
  )

interface Described {
  readonly properties: Readonly<Record<string, { readonly examples?: readonly unknown[] }>>
}

/** Files are sent otherwise, and a link needs a record to lead to. */
const own = ({ fields = [] }: Json): readonly Definition[] =>
  fields
    .filter(({ type }) => !['file', 'relation', 'autodate'].includes(type))
    .map((field) => ({ ...field, system: field.name === 'id', hidden: false }))

const written = (collections: readonly Json[]) =>
  collections.filter(({ type }) => type !== 'view').map(own)

test('PocketBase takes the examples of the demo', async () => {
  const { items } = (await (await server.admin('/api/collections?perPage=500')).json()) as {
    items: readonly Json[]
  }
  expect(await taken(written(items))).toBeGreaterThan(30)
})

test.each([...FIXTURES, ...realSchemas('valid')])(
  'PocketBase takes the examples of $name',
  async ({ collections }) => {
    expect(await taken(written(collections))).toBeGreaterThan(0)
  },
)

test('PocketBase takes the examples of any fields', async () => {
  const some = fc
    .sample(definitions(), { seed: 20_261_124, numRuns: 60 })
    .map((fields) => own({ type: 'base', fields }))
  expect(await taken(some)).toBeGreaterThan(200)
})
