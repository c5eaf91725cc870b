import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { COLD } from '../support/cold'
import { demoFolder } from '../support/demo'
import { FIXTURES } from '../support/schemas'
import { startServer } from '../support/server'
import { roundTrip } from '../support/tofu-round-trip'
import { has } from '../support/versions'

const EXAMPLE = join(import.meta.dirname, '../../mod/tofu/examples/demo/collections.tf')

/** The help of a field, which an older PocketBase does not keep. */
const HELP = /, help += "(?:[^"\\]|\\.)*"/g

test(
  'the demo, exported and applied to an empty PocketBase, is the demo, and stays so',
  async () => {
    const source = await startServer(demoFolder())
    const text = await roundTrip(source)
    expect(text).toContain('collection = pocketbase_collection.customers.name')
    const collections = text.replace(/resource "pocketbase_settings"[\s\S]*?\n}\n\n/, '')
    if (has('field.help')) await expect(collections).toMatchFileSnapshot(EXAMPLE)
    else expect(collections).toBe(readFileSync(EXAMPLE, 'utf8').replace(HELP, ''))
    await source.stop()
  },
  COLD,
)

test('collections that lead to each other in circles', async () => {
  const source = await startServer()
  const collections = FIXTURES.find(({ name }) => name === 'cycles')?.collections
  await source.admin('/api/collections/import', { method: 'PUT', json: { collections } })
  await roundTrip(source)
  await source.stop()
}, 120_000)
