import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { find } from '../../scripts/find.mjs'
import { ogenClient } from '../../scripts/ogen.mjs'
import { command, demoFolder } from '../support/demo'
import { EMAIL, PASSWORD } from '../support/folders'
import { type GoModule, goModule } from '../support/go-module'
import { HARD_SCHEMA } from '../support/hard-schema'
import { FIXTURES, realSchemas } from '../support/schemas'
import { preparedFolder, type Server, stackCommand, startServer } from '../support/server'

/** Go builds what clients are made of where nobody has yet. */
const COLD = 240_000

/** Of so many schemas, clients of events too: each operation's stream is a type of its own. */
const WITH_EVENTS = 2

let module: GoModule
beforeAll(() => {
  module = goModule('ogen')
})
afterAll(() => module.remove())

/** Puts the client of a document into a module, as a package there. */
async function writeClient(into: GoModule, path: string, text: string): Promise<void> {
  into.write(`${path}.json`, text)
  const [document, folder] = [join(into.folder, `${path}.json`), join(into.folder, path)]
  await ogenClient(await find('ogen'), { document, folder })
}

const allowBatches = (server: Server): Promise<Response> =>
  server.admin('/api/settings', { method: 'PATCH', json: { batch: { enabled: true } } })

test(
  'ogen makes a client of every schema, with an empty ignore list, and go vet has no doubts',
  async () => {
    const folder = preparedFolder()
    const server = await startServer(folder)
    await allowBatches(server)
    await server.kill()
    const hard = { name: 'hard', collections: HARD_SCHEMA }
    const schemas = [...FIXTURES, ...realSchemas('valid'), hard]
    for (const [index, { name, collections }] of schemas.entries()) {
      const file = join(folder, `${name}.json`)
      writeFileSync(file, JSON.stringify(collections))
      for (const answers of index < WITH_EVENTS ? ['json', 'datastar'] : ['json']) {
        const flags = [`--from=${file}`, `--answers=${answers}`]
        const { out, err } = await stackCommand(folder, 'openapi', ...flags)
        expect(out, err).toMatch(/^\{/)
        await writeClient(module, `clients/${name}-${answers}`, out)
      }
    }
    rmSync(folder, { recursive: true })
    expect(await module.go('vet', './...')).toBe('')
    const packages = await module.go('list', './...')
    expect(packages.trim().split('\n')).toHaveLength(schemas.length + WITH_EVENTS)
  },
  COLD,
)

test('what ogen does not know is refused, not passed over', async () => {
  const either = { anyOf: [{ type: 'object' }, { type: 'object', title: 'other' }] }
  const content = { 'application/json': { schema: either } }
  const document = {
    openapi: '3.1.0',
    info: { title: 'refused', version: '1' },
    paths: { '/': { get: { responses: { 200: { description: '', content } } } } },
  }
  const refused = writeClient(module, 'refused', JSON.stringify(document))
  await expect(refused).rejects.toThrow(/anyOf/)
  rmSync(join(module.folder, 'refused'), { recursive: true })
})

describe('the demo', () => {
  let server: Server
  beforeAll(async () => {
    const folder = demoFolder()
    await command(folder, 'demo', 'seed', '--tickets=1')
    server = await startServer(folder)
    await allowBatches(server)
  })
  afterAll(() => server.stop())

  test(
    'clients of its live documents do all of it on the server',
    async () => {
      const demo = goModule('ogen', { PB_URL: server.url, EMAIL, PASSWORD })
      for (const [name, query] of [
        ['technicians', 'openapi.json?as=technicians'],
        ['superuser', 'openapi.json?as=superuser'],
        ['events', 'openapi.datastar.json?as=technicians'],
      ] as const) {
        const document = await server.admin(`/api/stack/${query}`)
        await writeClient(demo, name, await document.text())
      }
      demo.addCheck('ogen')
      expect(await demo.go('vet', './...')).toBe('')
      expect(await demo.go('test', './check')).toMatch(/^ok\s/)
      demo.remove()
    },
    COLD,
  )
})
