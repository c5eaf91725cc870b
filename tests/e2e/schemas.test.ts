import { afterEach, expect, test } from 'vitest'
import { described, expectDescribed, importAll } from '../support/described'
import { expectValid, type OpenApi, operationsOf } from '../support/openapi'
import { FIXTURES, realSchemas } from '../support/schemas'
import { type Server, stackCommand, startServer } from '../support/server'
import { version } from '../support/versions'

let server: Server | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

test.each(FIXTURES)('$name is imported and described, with valid and stable bytes', async (one) => {
  server = await startServer()
  await expectDescribed(server, one.collections)
})

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
      const text = await described(server)
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
