import { expect } from 'vitest'
import type { CollectionJson } from '../../pb_hooks_src/schema/snapshot'
import { alike } from './made-again'
import { type Server, stackCommand, startServer } from './server'
import { schemaOf } from './state'
import { tofuFor } from './tofu'

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

/** Imports a server that runs, and wants nothing to be changed by that, and nothing to change then. */
export async function importsWhole(server: Server): Promise<void> {
  const before = await schemaOf(server)
  const exported = async (format: string): Promise<string> =>
    (await stackCommand(server.folder, 'export', `--format=${format}`)).out
  const [main, imports] = [await exported('hcl'), await exported('hcl-imports')]
  const tofu = await tofuFor(server)
  await tofu.write({ 'main.tf': main, 'imports.tf': imports })
  expect((await tofu.run('fmt', '-check', '-diff')).printed).toBe('')
  const count = main.match(/^resource /gm)?.length
  expect(await tofu.apply()).toContain(`${count} imported, 0 added, 0 changed, 0 destroyed`)
  const plan = await tofu.plan()
  expect(plan, plan.printed).toMatchObject({ code: 0 })
  expect(await schemaOf(server)).toEqual(before)
  tofu.remove()
}
