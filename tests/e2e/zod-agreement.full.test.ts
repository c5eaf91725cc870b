import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreement } from '../support/agreement'
import { type Server, startServer } from '../support/server'

let server: Server
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

/** Few collections have limits; those that have them are asked more often. */
const OFTEN: Readonly<Record<string, { whole: number; each: number }>> = {
  options: { whole: 300, each: 80 },
  plain: { whole: 100, each: 40 },
  orders: { whole: 50, each: 20 },
  members: { whole: 30, each: 10 },
}

test('zod.ts and PocketBase think the same of thousands of bodies', {
  timeout: 600_000,
}, async () => {
  const { tried, taken } = await agreement(server, (name) => OFTEN[name] ?? { whole: 10 })
  expect(tried).toBeGreaterThanOrEqual(2000)
  expect(taken).toBeGreaterThan(tried / 4)
  expect(taken).toBeLessThan(tried)
})
