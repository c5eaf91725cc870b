import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Collection } from '../../pb_hooks_src/model/model'
import { generatedNames } from '../../pb_hooks_src/pages/generated'
import { ask, signalsIn } from '../support/datastar'
import { FIXTURES } from '../support/schemas'
import { type Server, stackCommand, startServer } from '../support/server'
import { filled, pathsOf } from '../support/views'

/** One of each kind, with every field type, and a name that is odd. */
const NAMES = ['options', 'needs_file', 'targets', 'members', 'totals', '2024_stats']

let server: Server
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

/** What every view of a collection brings, by its address. */
async function answers(collection: Collection): Promise<ReadonlyMap<string, string>> {
  const paths = await pathsOf(server, collection)
  const found = new Map<string, string>()
  for (const view of generatedNames(collection)) {
    for (const path of paths) {
      const url = `${path}&view=${view}`
      const { body, events } = await ask(server, url, { token: server.superuser })
      expect(signalsIn(events).error, url).toBeUndefined()
      found.set(url, body)
    }
  }
  return found
}

test('a generated view looks the same from a file, to the byte', { timeout: 120_000 }, async () => {
  const schema = FIXTURES.flatMap(({ name, collections }) =>
    name === 'odd-names' ? collections.filter((found) => NAMES.includes(found.name)) : collections,
  )
  const { collections } = await filled(server, schema)
  const chosen = collections.filter(({ name }) => NAMES.includes(name))
  expect(chosen.map(({ name }) => name).sort()).toEqual([...NAMES].sort())
  const before = new Map<string, ReadonlyMap<string, string>>()
  for (const collection of chosen) before.set(collection.name, await answers(collection))
  for (const { name } of chosen) {
    const { code, out } = await stackCommand(server.folder, 'views', 'eject', name, '--hidden')
    expect(code, out).toBe(0)
  }
  await server.kill()
  server = await startServer(server.folder)
  for (const collection of chosen) {
    const after = await answers(collection)
    expect(after.size).toBeGreaterThanOrEqual(18)
    for (const [url, body] of after) expect(body, url).toBe(before.get(collection.name)?.get(url))
  }
  const { code, out } = await stackCommand(server.folder, 'views', 'check')
  expect(out).toMatch(/nothing wrong/)
  expect(code).toBe(0)
})
