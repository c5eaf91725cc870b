import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, inject, test } from 'vitest'
import { flagsOf } from '../support/folders'
import { expectValid, type OpenApi } from '../support/openapi'
import { FIXTURES } from '../support/schemas'
import { type Server, stackCommand, startServer } from '../support/server'

let server: Server
afterEach(() => server.stop())

const document = async (): Promise<OpenApi> =>
  (await (await server.admin('/api/stack/openapi.json')).json()) as OpenApi

const migrate = (name: string, up: string): unknown => {
  const file = join(server.folder, 'pb_migrations', name)
  writeFileSync(file, `migrate((app) => { ${up} }, (app) => {})`)
  return execFileSync(inject('binary'), ['migrate', 'up', ...flagsOf(server.folder)])
}

test('a migration that another process runs is seen without a restart', async () => {
  server = await startServer()
  expect((await document()).paths).not.toHaveProperty(['/api/collections/late/records'])
  migrate(
    '1800000001_late.js',
    `app.save(new Collection({ name: 'late', type: 'base', listRule: '',
       fields: [{ name: 'title', type: 'text' }] }))`,
  )
  expect((await document()).paths).toHaveProperty(['/api/collections/late/records'])
  migrate(
    '1800000002_later.js',
    `const late = app.findCollectionByNameOrId('late')
     late.fields.add(new BoolField({ name: 'done' }))
     app.save(late)`,
  )
  expect((await document()).components.schemas).toHaveProperty(['LateRecord', 'properties', 'done'])
})

test('a link to a collection that is gone leaves a valid document, and doctor says so', async () => {
  server = await startServer()
  const { collections = [] } = FIXTURES.find(({ name }) => name === 'cycles') ?? {}
  await server.admin('/api/collections/import', { method: 'PUT', json: { collections } })
  const query = "DELETE FROM _collections WHERE name = 'teams'"
  migrate('1800000003_gone.js', `app.db().newQuery(${JSON.stringify(query)}).execute()`)
  const found = await document()
  await expectValid(found)
  expect(found.components.schemas).toHaveProperty(
    ['PeopleRecord', 'properties', 'team', 'type'],
    'string',
  )
  const { code, out } = await stackCommand(server.folder, '--hooksPool=50', 'doctor')
  expect(out).toMatch(/^warn people +"team" links to a collection that is not there/m)
  expect(code).toBe(1)
})

test('readers at the same time as changes get whole documents, and the last one in the end', async () => {
  server = await startServer(undefined, ['--hooksPool=10'])
  const names = Array.from({ length: 12 }, (_, index) => `made_${index}`)
  const reading = { on: true }
  const reader = async (): Promise<number> => {
    let read = 0
    while (reading.on) {
      expect((await document()).paths).toHaveProperty(['/api/collections/users/records'])
      read++
    }
    return read
  }
  const readers = Array.from({ length: 8 }, reader)
  for (const name of names) {
    await server.admin('/api/collections', { json: { name, type: 'base' } })
  }
  reading.on = false
  for (const read of await Promise.all(readers)) expect(read).toBeGreaterThan(0)
  const { paths } = await document()
  for (const name of names) expect(paths).toHaveProperty([`/api/collections/${name}/records`])
})
