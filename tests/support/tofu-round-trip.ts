import { expect } from 'vitest'
import type { CollectionJson } from '../../pb_hooks_src/schema/snapshot'
import { indexKey } from '../../pb_hooks_src/state/index-text'
import { type Server, stackCommand, startServer } from './server'
import { schemaOf } from './state'
import { tofuFor } from './tofu'
import { version } from './versions'

/** Collections whose indexes are what they do, where PocketBase keeps any words for it. */
const alike = (collections: readonly object[]): readonly object[] =>
  version().normalIndexes
    ? collections
    : collections.map((json) => ({
        ...json,
        indexes: ((json as { indexes?: string[] }).indexes ?? []).map(indexKey),
      }))

/** PocketBase's own tables are nobody's, but how superusers sign in. */
const declarable = async (server: Server): Promise<readonly object[]> =>
  ((await schemaOf(server)) as readonly CollectionJson[]).filter(
    ({ system, type }) => system !== true || type === 'auth',
  )

/**
 * Exports a server, applies that to an empty one, and wants both to be the same, and to stay so. Returns
 * the configuration.
 */
export async function roundTrip(source: Server): Promise<string> {
  const { out, err } = await stackCommand(source.folder, 'export', '--format=hcl')
  expect(out, err).toContain('resource "pocketbase_settings" "main"')
  const target = await startServer()
  const names = (await schemaOf(source)).map(({ name }) => name)
  if (!names.includes('users')) {
    await target.admin('/api/collections/users', { method: 'DELETE' })
  }
  const tofu = await tofuFor(target)
  await tofu.write({ 'main.tf': out })
  const formatted = await tofu.run('fmt', '-check', '-diff')
  expect(formatted.printed).toBe('')
  await tofu.apply()
  expect(alike(await declarable(target))).toEqual(alike(await declarable(source)))
  const settings = async (server: Server) => (await server.admin('/api/settings')).json()
  expect(await settings(target)).toEqual(await settings(source))
  const again = await tofu.plan()
  expect(again, again.printed).toMatchObject({ code: 0 })
  expect(again.printed).toContain('No changes.')
  const before = await (await target.admin('/api/collections?perPage=500')).json()
  expect(await tofu.apply()).toContain('0 added, 0 changed, 0 destroyed')
  expect(await (await target.admin('/api/collections?perPage=500')).json()).toEqual(before)
  tofu.remove()
  await target.stop()
  return out
}
