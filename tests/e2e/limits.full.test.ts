import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectValid, type OpenApi } from '../support/openapi'
import { type Server, stackCommand, startServer } from '../support/server'

/**
 * 500 collections in circles of twenty, each with a link to the next. Longer circles are beyond the
 * validators, which follow every link by recursion.
 */
const COUNT = 500
const CIRCLE = 20

let server: Server
beforeAll(async () => {
  server = await startServer()
  const name = (index: number): string => `many_${index}`
  const next = (index: number): string =>
    name((index + 1) % CIRCLE === 0 ? index + 1 - CIRCLE : index + 1)
  const collections = Array.from({ length: COUNT }, (_, index) => ({
    id: `pbc_${name(index)}`,
    name: name(index),
    type: 'base',
    listRule: '',
    fields: [
      { name: 'title', type: 'text', required: true },
      { name: 'next', type: 'relation', collectionId: `pbc_${next(index)}`, maxSelect: 1 },
    ],
  }))
  await server.admin('/api/collections/import', { method: 'PUT', json: { collections } })
}, 300_000)
afterAll(() => server.stop())

test('are described, validly and stably', { timeout: 120_000 }, async () => {
  const first = await (await server.admin('/api/stack/openapi.json')).text()
  const document = JSON.parse(first) as OpenApi
  await expectValid(document)
  expect(Object.keys(document.paths).length).toBeGreaterThan(2 * COUNT)
  expect(await (await server.admin('/api/stack/openapi.json')).text()).toBe(first)
})

test('are printed by the command, and the server still serves', { timeout: 120_000 }, async () => {
  const { code, out } = await stackCommand(server.folder, 'openapi')
  expect(code).toBe(0)
  expect(out).toBe(`${await (await server.admin('/api/stack/openapi.json')).text()}\n`)
  expect((await server.fetch('/api/collections/many_7/records')).status).toBe(200)
})
