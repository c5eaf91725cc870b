import { afterEach, describe, expect, test } from 'vitest'
import { HARD_SCHEMA } from '../support/hard-schema'
import { FIXTURES, realSchemas } from '../support/schemas'
import { type Server, startServer } from '../support/server'
import { filled, rendersAll } from '../support/views'

let server: Server | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

const SCHEMAS = [...FIXTURES, { name: 'hard', collections: HARD_SCHEMA }, ...realSchemas('valid')]

describe.each(SCHEMAS)('$name', ({ collections }) => {
  test('every view of every collection is made, in both dialects', {
    timeout: 600_000,
  }, async () => {
    server = await startServer()
    const model = await filled(server, collections)
    let made = 0
    for (const collection of model.collections) made += await rendersAll(server, collection)
    expect(made).toBeGreaterThanOrEqual(collections.length * 9 * 2)
  })
})
