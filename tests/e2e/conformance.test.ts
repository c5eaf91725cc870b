import { afterAll, beforeAll, expect, test } from 'vitest'
import { conformance } from '../support/conformance'
import { command, demoFolder } from '../support/demo'
import { type Mailbox, startMailbox } from '../support/mail'
import { type Server, signIn, startServer } from '../support/server'

/** Requests made from the documents of a guest, a technician and a superuser, sent to the demo. */
let server: Server
let mail: Mailbox

const PASSWORD = 'open-the-workshop'

beforeAll(async () => {
  const folder = demoFolder()
  await command(folder, 'demo', 'seed', '--tickets=20')
  server = await startServer(folder)
  mail = await startMailbox()
  const json = {
    batch: { enabled: true },
    smtp: { enabled: true, host: '127.0.0.1', port: mail.port },
  }
  await server.admin('/api/settings', { method: 'PATCH', json })
})
afterAll(async () => {
  await server.stop()
  await mail.stop()
})

test('what conforms is accepted, or refused for a reason that is documented', async () => {
  const tom = await signIn(server.fetch, 'technicians', 'tom@repair.example', PASSWORD)
  const place = { server, password: PASSWORD }
  const effort = { numRuns: 5 }
  const { asked, never } = await conformance(place, [undefined, tom, server.superuser], effort)
  expect(asked).toBeGreaterThan(100)
  // Who refuses everything has a reason for everything.
  expect(never.length, never.join()).toBeLessThan(asked / 6)
}, 300_000)
