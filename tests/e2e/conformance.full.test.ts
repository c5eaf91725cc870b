import { describe, expect, test } from 'vitest'
import { asCaller } from '../support/caller'
import { conformance } from '../support/conformance'
import { PASSWORD } from '../support/folders'
import { startMailbox } from '../support/mail'
import { populate } from '../support/populate'
import type { Operation } from '../support/requests'
import { FIXTURES, realSchemas, type SchemaFile } from '../support/schemas'
import { type Server, startServer } from '../support/server'

/** What differs from schema to schema; PocketBase's own collections are asked on the demo. */
const only = ({ path }: Operation): boolean =>
  /^\/api\/(batch|collections\/(?!_superusers|_mfas|_otps|_externalAuths|_authOrigins)\w)/.test(
    path,
  )

/** Requests made from the documents of a guest, a record of each auth collection, a superuser. */
describe.each([...FIXTURES, ...realSchemas('valid')])('$name', ({ collections }) => {
  test('what conforms is accepted, or refused for a reason that is documented', async () => {
    const server = await startServer()
    const mail = await startMailbox()
    try {
      await server.admin('/api/collections/import', { method: 'PUT', json: { collections } })
      const json = {
        batch: { enabled: true },
        smtp: { enabled: true, host: '127.0.0.1', port: mail.port },
      }
      await server.admin('/api/settings', { method: 'PATCH', json })
      const place = { server, password: PASSWORD }
      const superuser = { token: server.superuser, nth: 0, spared: [] }
      await asCaller({ ...place, ...superuser }, populate)
      const tokens = [undefined, ...(await tokensOf(server, collections)), server.superuser]
      const { asked, never } = await conformance(place, tokens, { numRuns: 4, only })
      expect(never.length, never.join()).toBeLessThan(asked / 3)
    } finally {
      await server.stop()
      await mail.stop()
    }
  }, 300_000)
})

/** A token of a record of each auth collection that has one. */
async function tokensOf(
  server: Server,
  collections: SchemaFile['collections'],
): Promise<readonly string[]> {
  const people = collections.filter(({ type, system }) => type === 'auth' && !system)
  const tokens = people.map(async ({ name }) => {
    const at = `/api/collections/${name}`
    const { items } = await json<{ items: readonly { id: string }[] }>(
      await server.admin(`${at}/records?perPage=1&sort=id`),
    )
    if (!items[0]) return []
    const path = `${at}/impersonate/${items[0].id}`
    return [(await json<{ token: string }>(await server.admin(path, { method: 'POST' }))).token]
  })
  return (await Promise.all(tokens)).flat()
}

const json = async <T>(response: Response): Promise<T> => (await response.json()) as T
