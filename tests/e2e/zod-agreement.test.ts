import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreement } from '../support/agreement'
import { type Server, startServer } from '../support/server'

let server: Server
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test('zod.ts and PocketBase think the same of bodies of the right types', {
  timeout: 120_000,
}, async () => {
  const { tried, taken } = await agreement(server, (name) => ({
    whole: name === 'options' ? 20 : 2,
  }))
  expect(tried).toBeGreaterThanOrEqual(140)
  expect(taken).toBeGreaterThan(tried / 4)
  expect(taken).toBeLessThan(tried)
})
