import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Audience } from '../../pb_hooks_src/model/audience'
import type { Model } from '../../pb_hooks_src/model/model'
import { readModel } from '../../pb_hooks_src/model/read'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { openapiDocument } from '../support/documents'
import { ABOUT, expectValid, type OpenApi } from '../support/openapi'
import { FIXTURES, realSchemas } from '../support/schemas'
import { type Server, startServer } from '../support/server'

/** Every schema, seen by every caller there is. */
describe.each([...FIXTURES, ...realSchemas('valid')])('$name', ({ collections }) => {
  let server: Server
  let model: Model
  beforeAll(async () => {
    server = await startServer()
    await server.admin('/api/collections/import', { method: 'PUT', json: { collections } })
    const live = await server.admin('/api/collections?perPage=500')
    model = readModel(readSnapshot(((await live.json()) as { items: unknown[] }).items))
  })
  afterAll(() => server.stop())

  test('each caller gets a valid document, with the bytes that Node makes', async () => {
    for (const audience of audiencesOf(model)) {
      const as = audience.is === 'user' ? audience.of : audience.is
      const text = await (await server.admin(`/api/stack/openapi.json?as=${as}`)).text()
      const document = openapiDocument(model, audience, ABOUT)
      expect(text).toBe(JSON.stringify(document))
      await expectValid(JSON.parse(text) as OpenApi)
    }
  })

  test('nobody but a superuser finds a hidden field, a system collection or a rule', () => {
    for (const audience of audiencesOf(model).filter(({ is }) => is !== 'superuser')) {
      const document = openapiDocument(model, audience, ABOUT)
      const { paths, components } = document as unknown as OpenApi
      expect(JSON.stringify([paths, components.schemas])).not.toContain('x-pb-rule')
      for (const { name } of model.collections.filter(({ system }) => system)) {
        expect(paths).not.toHaveProperty([`/api/collections/${name}/records`])
      }
      for (const [record, field] of hiddenFields(model)) {
        expect(components.schemas).not.toHaveProperty([record, 'properties', field])
      }
    }
  })

  test('what a guest’s document leaves out, PocketBase refuses a guest', async () => {
    const document = openapiDocument(model, { is: 'guest' }, ABOUT)
    const { paths } = document as unknown as OpenApi
    for (const { name } of model.collections) {
      const path = `/api/collections/${name}/records`
      if (paths[path]?.get) continue
      const response = await server.fetch(path)
      const items = response.ok ? ((await response.json()) as { items: unknown[] }).items : []
      expect(items, path).toEqual([])
    }
  })
})

const hiddenFields = ({ collections }: Model): readonly (readonly [string, string])[] =>
  collections.flatMap(({ typeName, fields }) =>
    fields.filter(({ hidden }) => hidden).map(({ name }) => [`${typeName}Record`, name] as const),
  )

const audiencesOf = ({ collections }: Model): readonly Audience[] => [
  { is: 'guest' },
  { is: 'superuser' },
  ...collections
    .filter(({ kind }) => kind === 'auth')
    .map(({ name }): Audience => ({ is: 'user', of: name })),
]
