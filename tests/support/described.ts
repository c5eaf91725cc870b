import { expect } from 'vitest'
import { readModel } from '../../pb_hooks_src/model/read'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { openapiDocument } from './documents'
import { ABOUT, expectValid, type OpenApi } from './openapi'
import type { Server } from './server'
import { lacking } from './versions'

export const importAll = (into: Server, collections: readonly unknown[], deleteMissing = false) =>
  into.admin('/api/collections/import', { method: 'PUT', json: { collections, deleteMissing } })

/** The document of a server, as its superusers get it. */
export const described = async (from: Server): Promise<string> =>
  (await from.admin('/api/stack/openapi.json')).text()

/** Imports a schema: its documents are valid, and the same bytes each time. */
export async function expectDescribed(
  server: Server,
  collections: readonly { readonly name: string }[],
): Promise<void> {
  await importAll(server, collections)
  const text = await described(server)
  const document = JSON.parse(text) as OpenApi
  await expectValid(document)
  for (const { name } of collections) {
    expect(document.paths).toHaveProperty([`/api/collections/${name}/records`, 'get'])
  }
  for (const form of ['', '?version=3.0']) {
    const answer = await server.admin(`/api/stack/openapi.datastar.json${form}`)
    await expectValid((await answer.json()) as OpenApi)
  }
  expect(await described(server)).toBe(text)
  expect(text).toBe(await inNode(server))
}

/** The document as plain Node makes it of the same schema: goja must give the same bytes. */
async function inNode(from: Server): Promise<string> {
  const { items } = (await (await from.admin('/api/collections?perPage=500')).json()) as {
    items: unknown[]
  }
  const model = readModel(readSnapshot(items))
  return JSON.stringify(
    openapiDocument(model, { is: 'superuser' }, { ...ABOUT, missing: lacking() }),
  )
}
