import { afterEach, describe, expect, test } from 'vitest'
import { readModel } from '../../pb_hooks_src/model/read'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { openapiDocument } from '../support/documents'
import { ABOUT, expectValid, type OpenApi, operationsOf } from '../support/openapi'
import { FIXTURES, realSchemas } from '../support/schemas'
import { type Server, stackCommand, startServer } from '../support/server'
import { lacking, version } from '../support/versions'

const PATH = '/api/stack/openapi.json'

let server: Server | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

const importAll = (into: Server, collections: readonly unknown[], deleteMissing = false) =>
  into.admin('/api/collections/import', { method: 'PUT', json: { collections, deleteMissing } })

const read = async (from: Server): Promise<string> => (await from.admin(PATH)).text()

describe.each([...FIXTURES, ...realSchemas('valid')])('$name', ({ collections }) => {
  test('is imported and described, with valid and stable bytes', async () => {
    server = await startServer()
    await importAll(server, collections)
    const text = await read(server)
    const document = JSON.parse(text) as OpenApi
    await expectValid(document)
    for (const { name } of collections) {
      expect(document.paths).toHaveProperty([`/api/collections/${name}/records`, 'get'])
    }
    for (const form of ['', '?version=3.0']) {
      const answer = await server.admin(`/api/stack/openapi.datastar.json${form}`)
      await expectValid((await answer.json()) as OpenApi)
    }
    expect(await read(server)).toBe(text)
    expect(text).toBe(await inNode(server))
  })
})

/** The document as plain Node makes it of the same schema: goja must give the same bytes. */
async function inNode(from: Server): Promise<string> {
  const { items } = (await (await from.admin('/api/collections?perPage=500')).json()) as {
    items: unknown[]
  }
  const model = readModel(readSnapshot(items))
  return JSON.stringify(
    openapiDocument(model, { is: 'superuser' }, { ...ABOUT, missing: lacking() }),
  )
}

/** Collections without the indexes that PocketBase could not drop again. */
const droppable = <Json extends object>(collections: readonly Json[]): readonly Json[] =>
  version().normalIndexes
    ? collections
    : collections.map((json) => ({
        ...json,
        indexes: ((json as { indexes?: string[] }).indexes ?? []).filter(
          (text) => !/ ON `` /.test(text),
        ),
      }))

test.each([realSchemas('revisions')].filter((revisions) => revisions.length > 0))(
  'the states of one project, one after another, the pack’s own collection dropped on the way',
  async (...revisions) => {
    server = await startServer()
    const seen: string[] = []
    for (const { collections } of revisions) {
      // One state gives a field another type: PocketBase takes that only with deleteMissing.
      await importAll(server, droppable(collections), true)
      const text = await read(server)
      const document = JSON.parse(text) as OpenApi
      await expectValid(document)
      expect(operationsOf(document).length).toBeGreaterThan(collections.length)
      expect(seen).not.toContain(text)
      seen.push(text)
    }
    expect(seen).toHaveLength(4)
    const { out } = await stackCommand(server.folder, 'doctor')
    expect(out).toMatch(/^off +migrations +the collection stack_features was deleted/m)
  },
)
