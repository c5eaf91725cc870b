import { afterEach, describe, expect, test } from 'vitest'
import { revise } from '../support/revisions'
import { FIXTURES, realSchemas } from '../support/schemas'
import { type Server, startServer } from '../support/server'
import { apply, documentOf, planned, schemaOf, words } from '../support/state'

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

describe.each([...FIXTURES, ...realSchemas('valid')])('$name', ({ collections }) => {
  test('told as a document makes another PocketBase the same, once', async () => {
    const [source, target] = await Promise.all([start(), start()])
    await source.admin('/api/collections/import', { method: 'PUT', json: { collections } })
    const document = await documentOf(source)
    const done = await apply(target, document)
    expect(done.changes.length).toBeGreaterThan(0)
    expect(await schemaOf(target)).toEqual(await schemaOf(source))
    expect(words(await planned(target, document))).toEqual([])
    const before = await updatedIn(target)
    await apply(target, document)
    expect(await updatedIn(target)).toEqual(before)
  })
})

test.each([realSchemas('revisions')].filter((revisions) => revisions.length > 0))(
  'the revisions of one project, over a thousand rows in each table, lose nothing that is not named',
  async (...revisions) => {
    const server = await start()
    for (const { collections } of revisions) await revise(server, { collections })
  },
  300_000,
)
