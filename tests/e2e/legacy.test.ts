import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { realSchemas } from '../support/schemas'
import { type Server, stackCommand, startServer } from '../support/server'

/** As PocketBase 0.22 exported it, without indexes: the form that 0.23 and newer take in silence. */
const SILENT = [
  {
    id: 'c0legacy0000000',
    name: 'notes',
    type: 'base',
    system: false,
    schema: [{ id: 'f1', name: 'title', type: 'text', required: true, options: { max: 10 } }],
    indexes: [],
    listRule: '',
    viewRule: '',
    createRule: null,
    updateRule: null,
    deleteRule: null,
    options: {},
  },
]

let server: Server
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const check = (name: string, collections: unknown) => {
  const file = join(server.folder, `${name}.json`)
  writeFileSync(file, JSON.stringify(collections))
  return stackCommand(server.folder, 'schema', `--from=${file}`)
}

describe('an export of PocketBase before 0.23', () => {
  test('is imported by PocketBase without an error and without its fields', async () => {
    const response = await server.admin('/api/collections/import', {
      method: 'PUT',
      json: { collections: SILENT },
    })
    expect(response.status).toBe(204)
    const notes = await (await server.admin('/api/collections/notes')).json()
    expect(notes).toMatchObject({ fields: [{ name: 'id' }] })
  })

  test('is recognised by `stack schema --from`, with what to do', async () => {
    const { code, out, err } = await check('silent', SILENT)
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toContain('legacy_schema')
    expect(err).toContain('exported by PocketBase before 0.23')
  })

  test('is recognised by `stack doctor` after the import', async () => {
    const { code, out } = await stackCommand(server.folder, '--hooksPool=50', 'doctor')
    expect(code).toBe(1)
    expect(out).toMatch(/^warn notes +has no fields/m)
  })
})

describe.each(realSchemas('legacy'))('$name', ({ name, collections }) => {
  test('gives a clear fault', async () => {
    const { code, err } = await check(name, collections)
    expect(code).toBe(1)
    expect(err).toMatch(/\((legacy_schema|bad_schema)\)/)
    expect(err).toMatch(/by PocketBase (before 0\.23|0\.23 or newer)/)
  })
})
