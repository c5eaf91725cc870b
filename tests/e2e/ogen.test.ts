import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COLD } from '../support/cold'
import { command, demoFolder } from '../support/demo'
import { EMAIL, PASSWORD } from '../support/folders'
import { goModule } from '../support/go-module'
import { HARD_SCHEMA } from '../support/hard-schema'
import { allowBatches, expectClients, writeClient } from '../support/ogen-clients'
import { type Server, startServer } from '../support/server'

test(
  'ogen makes a client of a schema, with an empty ignore list, and go vet has no doubts',
  () => expectClients([{ name: 'hard', collections: HARD_SCHEMA }]),
  COLD,
)

test('what ogen does not know is refused, not passed over', async () => {
  const either = { anyOf: [{ type: 'object' }, { type: 'object', title: 'other' }] }
  const content = { 'application/json': { schema: either } }
  const document = {
    openapi: '3.1.0',
    info: { title: 'refused', version: '1' },
    paths: { '/': { get: { responses: { 200: { description: '', content } } } } },
  }
  const module = goModule('ogen')
  const refused = writeClient(module, 'refused', JSON.stringify(document))
  await expect(refused).rejects.toThrow(/anyOf/)
  module.remove()
})

describe('the demo', () => {
  let server: Server
  beforeAll(async () => {
    const folder = demoFolder()
    await command(folder, 'demo', 'seed', '--tickets=1')
    server = await startServer(folder)
    await allowBatches(server)
  })
  afterAll(() => server.stop())

  test(
    'clients of its live documents do all of it on the server',
    async () => {
      const demo = goModule('ogen', { PB_URL: server.url, EMAIL, PASSWORD })
      for (const [name, query] of [
        ['technicians', 'openapi.json?as=technicians'],
        ['superuser', 'openapi.json?as=superuser'],
        ['events', 'openapi.datastar.json?as=technicians'],
      ] as const) {
        const document = await server.admin(`/api/stack/${query}`)
        await writeClient(demo, name, await document.text())
      }
      demo.addCheck('ogen')
      expect(await demo.go('vet', './...')).toBe('')
      expect(await demo.go('test', './check')).toMatch(/^ok\s/)
      demo.remove()
    },
    COLD,
  )
})
