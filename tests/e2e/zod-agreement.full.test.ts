import { expect, test } from 'vitest'
import { agreement } from '../support/agreement'
import { startServer } from '../support/server'

/** Few collections have limits; those that have them are asked more often. */
const OFTEN: Readonly<Record<string, number>> = {
  options: 500,
  plain: 160,
  orders: 100,
  members: 40,
}

test('zod.ts and PocketBase think the same of thousands of bodies', {
  timeout: 600_000,
}, async () => {
  const server = await startServer()
  const { tried, taken } = await agreement(server, (name) => OFTEN[name] ?? 10)
  await server.stop()
  expect(tried).toBeGreaterThanOrEqual(2000)
  expect(taken).toBeGreaterThan(tried / 4)
  expect(taken).toBeLessThan(tried)
})
