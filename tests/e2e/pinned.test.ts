import { expect, test } from 'vitest'
import { ask } from '../support/datastar'
import { type Server, stackCommand, startServer } from '../support/server'
import { openStream } from '../support/stream'

const SWITCHES = '/api/collections/stack_features/records'
const LIST = '/api/collections/stack_features/records'

/** The first word of the events that a client of each dialect gets: of a list, and of a stream. */
async function spoken(server: Server): Promise<readonly string[]> {
  const events: string[] = []
  for (const dialect of ['beta', 'one'] as const) {
    const asked = { dialect, token: server.superuser }
    events.push((await ask(server, LIST, asked)).events[0]?.event ?? '')
    const stream = await openStream(server, '/api/realtime?live=stack_features', asked)
    events.push((await stream.until(() => true)).event)
    await stream.close()
  }
  return events
}

async function again(server: Server): Promise<Server> {
  await server.kill()
  return startServer(server.folder)
}

const BETA = ['datastar-merge-fragments', 'datastar-merge-signals']
const ONE = ['datastar-patch-elements', 'datastar-patch-signals']

test('a project pins a dialect by switching off the other', async () => {
  let server = await startServer()
  try {
    expect(await spoken(server)).toEqual([...BETA, ...ONE])
    const json = { name: 'datastar.beta', off: true }
    const { id } = (await (await server.admin(SWITCHES, { json })).json()) as { id: string }
    server = await again(server)
    expect(await spoken(server)).toEqual([...ONE, ...ONE])
    const { out } = await stackCommand(server.folder, 'doctor')
    expect(out).toMatch(/^off +datastar +datastar\.beta is not spoken$/m)
    const other = { method: 'PATCH', json: { name: 'datastar.one' } }
    await server.admin(`${SWITCHES}/${id}`, other)
    server = await again(server)
    expect(await spoken(server)).toEqual([...BETA, ...BETA])
  } finally {
    await server.stop()
  }
})
