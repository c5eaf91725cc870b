import { test } from 'vitest'
import { FIXTURES, realSchemas } from '../support/schemas'
import { startServer } from '../support/server'
import { importsWhole, roundTrip } from '../support/tofu-round-trip'

test.each([...FIXTURES, ...realSchemas('valid')])(
  '$name, exported and applied to an empty PocketBase, is the same, and can be imported',
  async ({ collections }) => {
    const source = await startServer()
    await source.admin('/api/collections/import', { method: 'PUT', json: { collections } })
    await roundTrip(source)
    await importsWhole(source)
    await source.stop()
  },
  300_000,
)
