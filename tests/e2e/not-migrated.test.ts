import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { flagsOf, ROOT } from '../support/folders'
import { type Resources, resourcesOf } from '../support/resources'
import { preparedFolder, type Server, stackCommand, startServer } from '../support/server'

const MIGRATION = 'pb_migrations/1700000001_stack_declared.js'

let server: Server
let refused: Resources['refused']
let answer: Resources['answer']
beforeAll(async () => {
  const folder = preparedFolder()
  const down = ['migrate', 'down', '2', ...flagsOf(folder)]
  const says = execFileSync(inject('binary'), down, {
    input: 'y\n',
    encoding: 'utf8',
    stdio: 'pipe',
  })
  expect(says).toContain('Reverted 1700000001_stack_declared.js')
  rmSync(join(folder, MIGRATION))
  server = await startServer(folder)
  ;({ refused, answer } = resourcesOf(server))
})
afterAll(() => server.stop())

test.each<[string, string, unknown]>([
  ['POST', 'plan', {}],
  ['POST', 'apply', { document: {}, hash: '' }],
  ['GET', 'drift', undefined],
  ['GET', 'settings', undefined],
  ['PUT', 'collections/posts', {}],
  ['DELETE', 'records/posts/x', undefined],
  ['GET', 'collections', undefined],
])('without its migration, %s %s says what to do', async (method, path, json) => {
  expect(await refused(method, path, json)).toMatchObject({
    status: 503,
    message: expect.stringContaining('copy pb_migrations of the pack'),
    data: { migrations: { code: 'not_migrated' } },
  })
})

test('so do commands, and doctor', async () => {
  const command = (...args: string[]) => stackCommand(server.folder, ...args)
  expect((await command('drift')).err).toContain('copy pb_migrations of the pack')
  expect((await command('doctor')).out).toMatch(
    /^off +migrations +stack_declared is not in the migrations folder: nothing can be planned/m,
  )
  cpSync(join(ROOT, MIGRATION), join(server.folder, MIGRATION))
  expect((await command('doctor')).out).toMatch(
    /^off +migrations +stack_declared is not applied yet: start the server/m,
  )
})

test('with it everything goes, after a start', async () => {
  await server.kill()
  server = await startServer(server.folder)
  ;({ refused, answer } = resourcesOf(server))
  expect(await answer('PUT', 'collections/posts', {})).toEqual({})
  expect((await stackCommand(server.folder, 'doctor')).out).toMatch(
    /^ok +migrations +stack_declared is applied$/m,
  )
  const row = await server.admin("/api/collections/stack_declared/records?filter=(kind='key')")
  const { items } = (await row.json()) as { items: { id: string }[] }
  const path = `/api/collections/stack_declared/records/${items[0]?.id}`
  await server.admin(path, { method: 'DELETE' })
  await answer('PUT', 'settings', { smtp: { password: 'hush-new-key' } })
  expect(await answer('GET', 'settings')).toEqual({ smtp: { password: 'secret:same' } })
})

test('what is declared is told to nobody but superusers, and goes in no import', async () => {
  const path = '/api/collections/stack_declared'
  for (const one of ['records', 'records?filter=(key~"a")']) {
    expect((await server.fetch(`${path}/${one}`)).status).toBe(403)
  }
  expect((await server.fetch(path, { method: 'DELETE', token: server.superuser })).status).toBe(400)
  await server.admin('/api/collections/import', {
    method: 'PUT',
    json: { collections: [{ name: 'only', type: 'base', fields: [] }], deleteMissing: true },
  })
  expect(await answer('GET', 'settings')).toEqual({ smtp: { password: 'secret:same' } })
})
