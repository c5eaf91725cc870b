import { expect, test } from 'vitest'
import { agreement } from '../support/agreement'
import { startServer } from '../support/server'

test('zod.ts and PocketBase think the same of bodies of the right types', {
  timeout: 120_000,
}, async () => {
  const server = await startServer()
  const { tried, taken } = await agreement(server, (name) => ({
    whole: name === 'options' ? 20 : 2,
  }))
  await server.stop()
  expect(tried).toBeGreaterThanOrEqual(140)
  expect(taken).toBeGreaterThan(tried / 4)
  expect(taken).toBeLessThan(tried)
})
