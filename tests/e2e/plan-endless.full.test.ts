import { expect, test } from 'vitest'
import { startServer } from '../support/server'
import { ENDLESS, planned, words } from '../support/state'

test('what PocketBase thinks about for ever is refused, and holds nobody up', async () => {
  const server = await startServer()
  try {
    const init = { method: 'POST', token: server.superuser, json: ENDLESS }
    const endless = server.fetch('/api/stack/plan', init)
    expect(words(await planned(server, { settings: { meta: { appName: 'Meanwhile' } } }))).toEqual([
      'update settings meta',
    ])
    expect((await endless).status).toBe(400)
  } finally {
    await server.stop()
  }
}, 300_000)
