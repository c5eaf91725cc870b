import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { INHERITED } from '../../pb_hooks_src/types/go-names'
import { COLD } from '../support/cold'
import { type GoModule, goModule } from '../support/go-module'
import { writeDemoRecords, writeRecords } from '../support/go-records'
import { HARD_SCHEMA, INVENTED_SCHEMA } from '../support/hard-schema'
import { FIXTURES } from '../support/schemas'
import { startServer } from '../support/server'

const fixture = (wanted: string): readonly unknown[] =>
  FIXTURES.find(({ name }) => name === wanted)?.collections ?? []

let module: GoModule
beforeAll(async () => {
  module = goModule('pocketbase')
  await writeDemoRecords(module)
  await writeRecords(module, 'every-field', fixture('every-field'))
  await writeRecords(module, 'odd-names', fixture('odd-names'))
  await writeRecords(module, 'hard', HARD_SCHEMA)
  await writeRecords(module, 'invented', INVENTED_SCHEMA)
  await writeRecords(module, 'empty', [])
})
afterAll(() => module.remove())

test('what is printed is as gofmt writes it', async () => {
  module.write('ugly/ugly.go', 'package  ugly\n')
  expect(await module.unformatted()).toBe('ugly/ugly.go\n')
})

test(
  'it compiles, nothing makes go vet think, and it does what it says in PocketBase',
  async () => {
    module.addCheck('go')
    for (const name of ['demo', 'every-field', 'hard']) {
      const json = readFileSync(join(module.folder, `${name}.json`), 'utf8')
      module.write(`check/${name}.json`, json)
    }
    module.write('check/inherited.json', JSON.stringify([...INHERITED]))
    expect(await module.go('vet', './...')).toBe('')
    expect(await module.go('test', './check')).toMatch(/^ok\s/)
  },
  COLD,
)

test('the route serves what the command prints, to superusers alone', async () => {
  const server = await startServer()
  const collections = fixture('every-field')
  await server.admin('/api/collections/import', { method: 'PUT', json: { collections } })
  const served = await (await server.admin('/api/stack/records.go')).text()
  expect(served).toContain('type Options struct')
  const { items } = (await (await server.admin('/api/collections?perPage=500')).json()) as {
    items: unknown[]
  }
  await writeRecords(module, 'served', items)
  expect(readFileSync(join(module.folder, 'served/records.go'), 'utf8')).toBe(served)
  expect((await server.fetch('/api/stack/records.go')).status).toBe(401)
  await server.stop()
})
