import { expect, test } from 'vitest'
import { goModule } from '../support/go-module'
import { writeRecords } from '../support/go-records'
import { FIXTURES, realSchemas } from '../support/schemas'

test('the Go of every schema compiles, is vetted and formatted', async () => {
  const module = goModule('pocketbase')
  const schemas = [...FIXTURES, ...realSchemas('valid'), ...realSchemas('revisions')]
  for (const { name, collections } of schemas) await writeRecords(module, name, collections)
  expect(await module.unformatted()).toBe('')
  expect(await module.go('vet', './...')).toBe('')
  expect((await module.go('list', './...')).trim().split('\n')).toHaveLength(schemas.length)
  module.remove()
}, 600_000)
