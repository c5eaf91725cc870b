import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { find } from '../../scripts/find.mjs'
import { ogenClient } from '../../scripts/ogen.mjs'
import { type GoModule, goModule } from './go-module'
import { preparedFolder, type Server, stackCommand, startServer } from './server'

/** Of so many schemas, clients of events too: each operation's stream is a type of its own. */
const WITH_EVENTS = 2

/** Puts the client of a document into a module, as a package there. */
export async function writeClient(into: GoModule, path: string, text: string): Promise<void> {
  into.write(`${path}.json`, text)
  const [document, folder] = [join(into.folder, `${path}.json`), join(into.folder, path)]
  await ogenClient(await find('ogen'), { document, folder })
}

export const allowBatches = (server: Server): Promise<Response> =>
  server.admin('/api/settings', { method: 'PATCH', json: { batch: { enabled: true } } })

interface Schema {
  readonly name: string
  readonly collections: readonly unknown[]
}

/** Makes a client of each schema, with an empty ignore list, and asks `go vet` about them. */
export async function expectClients(schemas: readonly Schema[]): Promise<void> {
  const module = goModule('ogen')
  const folder = preparedFolder()
  const server = await startServer(folder)
  await allowBatches(server)
  await server.kill()
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
  expect(packages.trim().split('\n')).toHaveLength(
    schemas.length + Math.min(schemas.length, WITH_EVENTS),
  )
  module.remove()
}
