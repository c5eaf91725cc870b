import { afterEach, expect, test } from 'vitest'
import { expectDescribed } from '../support/described'
import { realSchemas } from '../support/schemas'
import { type Server, startServer } from '../support/server'

let server: Server | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

test('the schemas of real projects are imported and described, with valid and stable bytes', async () => {
  for (const { name, collections } of realSchemas('valid')) {
    server = await startServer()
    await expectDescribed(server, collections).catch((error) => expect.fail(`${name}: ${error}`))
    await server.stop()
    server = undefined
  }
}, 300_000)
