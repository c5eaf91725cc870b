import { expect, test } from 'vitest'
import { demoFolder } from '../support/demo'
import { startServer } from '../support/server'
import { roundTrip } from '../support/tofu-round-trip'

/** OpenTofu and the provider are built where nobody has yet. */
const COLD = 900_000

test(
  'the demo, exported and applied to an empty PocketBase, is the demo, and stays so',
  async () => {
    const source = await startServer(demoFolder())
    const text = await roundTrip(source)
    expect(text).toContain('collection = pocketbase_collection.customers.name')
    await source.stop()
  },
  COLD,
)
