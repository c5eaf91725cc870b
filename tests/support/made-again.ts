import { expect } from 'vitest'
import { indexKey } from '../../pb_hooks_src/state/index-text'
import { type Server, startServer } from './server'
import { apply, documentOf, planned, schemaOf, words } from './state'
import { version } from './versions'

/** Holds a server to the promise that, told as a document, it makes another the same, once. */
export async function expectMadeAgain(source: Server): Promise<void> {
  const target = await startServer()
  try {
    const document = await documentOf(source)
    const done = await apply(target, document)
    expect(done.changes.length).toBeGreaterThan(0)
    expect(alike(await schemaOf(target))).toEqual(alike(await schemaOf(source)))
    expect(words(await planned(target, document))).toEqual([])
    const before = await updatedIn(target)
    await apply(target, document)
    expect(await updatedIn(target)).toEqual(before)
  } finally {
    await target.stop()
  }
}

/** The same for an empty server that is given some collections. */
export async function expectSchemaMadeAgain(collections: readonly object[]): Promise<void> {
  const source = await startServer()
  try {
    await source.admin('/api/collections/import', { method: 'PUT', json: { collections } })
    await expectMadeAgain(source)
  } finally {
    await source.stop()
  }
}

const updatedIn = async (server: Server) => {
  const { items } = (await (await server.admin('/api/collections?perPage=500')).json()) as {
    items: { name: string; updated: string }[]
  }
  return items.map(({ name, updated }) => `${name} ${updated}`)
}

/** Collections whose indexes are what they do, where PocketBase keeps any words for it. */
export const alike = (collections: readonly object[]): readonly object[] =>
  version().normalIndexes
    ? collections
    : collections.map((json) => ({
        ...json,
        indexes: ((json as { indexes?: string[] }).indexes ?? []).map(indexKey),
      }))
