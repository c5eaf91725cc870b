import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Model } from '../../pb_hooks_src/model/model'
import { writesByForm } from '../support/form-records'
import { written } from '../support/good-records'
import { HARD_SCHEMA } from '../support/hard-schema'
import { FIXTURES, realSchemas } from '../support/schemas'
import { type Server, startServer } from '../support/server'
import { filled, rendersAll } from '../support/views'

const SCHEMAS = [...FIXTURES, { name: 'hard', collections: HARD_SCHEMA }, ...realSchemas('valid')]

describe.each(SCHEMAS)('$name', ({ collections }) => {
  let server: Server
  let model: Model
  beforeAll(async () => {
    server = await startServer()
    model = await filled(server, collections)
  }, 600_000)
  afterAll(() => server.stop())

  test('every view of every collection is made, in both dialects', {
    timeout: 600_000,
  }, async () => {
    let made = 0
    for (const collection of model.collections) made += await rendersAll(server, collection)
    expect(made).toBeGreaterThanOrEqual(collections.length * 9 * 2)
  })

  test('a record of every collection is made, changed and deleted by the requests of its form', {
    timeout: 600_000,
  }, async () => {
    expect(written(model).length).toBeGreaterThan(0)
    for (const collection of written(model)) await writesByForm(server, collection)
  })
})
