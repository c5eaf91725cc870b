import { afterEach, describe, expect, test } from 'vitest'
import { indexKey } from '../../pb_hooks_src/state/index-text'
import { revise } from '../support/revisions'
import { FIXTURES, realSchemas } from '../support/schemas'
import { type Server, startServer } from '../support/server'
import { startWithSql } from '../support/sql'
import { apply, documentOf, planned, schemaOf, words } from '../support/state'
import { version } from '../support/versions'

let servers: Server[] = []
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  servers = []
})

async function start(): Promise<Server> {
  const server = await startServer()
  servers.push(server)
  return server
}

const updatedIn = async (server: Server) => {
  const { items } = (await (await server.admin('/api/collections?perPage=500')).json()) as {
    items: { name: string; updated: string }[]
  }
  return items.map(({ name, updated }) => `${name} ${updated}`)
}

/** Collections whose indexes are what they do, where PocketBase keeps any words for it. */
const alike = (collections: readonly object[]): readonly object[] =>
  version().normalIndexes
    ? collections
    : collections.map((json) => ({
        ...json,
        indexes: ((json as { indexes?: string[] }).indexes ?? []).map(indexKey),
      }))

describe.each([...FIXTURES, ...realSchemas('valid')])('$name', ({ collections }) => {
  test('told as a document makes another PocketBase the same, once', async () => {
    const [source, target] = await Promise.all([start(), start()])
    await source.admin('/api/collections/import', { method: 'PUT', json: { collections } })
    const document = await documentOf(source)
    const done = await apply(target, document)
    expect(done.changes.length).toBeGreaterThan(0)
    expect(alike(await schemaOf(target))).toEqual(alike(await schemaOf(source)))
    expect(words(await planned(target, document))).toEqual([])
    const before = await updatedIn(target)
    await apply(target, document)
    expect(await updatedIn(target)).toEqual(before)
  })
})

test.each([realSchemas('revisions')].filter((revisions) => revisions.length > 0))(
  'the revisions of one project, over a thousand rows in each table, lose nothing that is not named',
  async (...revisions) => {
    const server = await startWithSql()
    servers.push(server)
    for (const { collections } of revisions) await revise(server, { collections })
  },
  300_000,
)
