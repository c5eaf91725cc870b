import { afterAll, beforeAll, expect, test } from 'vitest'
import { HARD_SCHEMA } from '../support/hard-schema'
import { FIXTURES } from '../support/schemas'
import { type Server, startServer } from '../support/server'
import { filled, rendersAll } from '../support/views'

/** Of the many collections that differ in their name alone, a few. */
const ODD = ['2024_stats', '___', '__proto__', 'default', 'toString']

const COLLECTIONS = FIXTURES.flatMap(({ name, collections }) =>
  name === 'odd-names' ? collections.filter((found) => ODD.includes(found.name)) : collections,
)

let server: Server
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test('every view of every collection is made', { timeout: 120_000 }, async () => {
  const model = await filled(server, [...COLLECTIONS, ...HARD_SCHEMA])
  let made = 0
  for (const collection of model.collections) {
    made += await rendersAll(server, collection, { thorough: false })
  }
  expect(made).toBeGreaterThanOrEqual(COLLECTIONS.length * 11 * 2)
})
