import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Server, startServer } from '../support/server'
import { apply, applying, planned, words } from '../support/state'

const TAGS = { name: 'tags', type: 'base', fields: [{ name: 'title', type: 'text' }] }
const NOTES = {
  name: 'notes',
  type: 'base',
  fields: [
    { name: 'tag', type: 'relation', collectionId: 'tags', cascadeDelete: true, maxSelect: 1 },
  ],
}
const COLLECTIONS = [{ name: 'users' }, TAGS, NOTES]
const [ONE, TWO, THREE] = ['declaredtag0001', 'declaredtag0002', 'declaredtag0003']

const tags = (...ids: readonly string[]) => ({
  collections: COLLECTIONS,
  records: { tags: ids.map((id) => ({ id, title: id })) },
})

let server: Server
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const idsOf = async (collection: string) => {
  const path = `/api/collections/${collection}/records?sort=id`
  const { items } = (await (await server.admin(path)).json()) as { items: { id: string }[] }
  return items.map(({ id }) => id)
}

test('what a document declared and does not any more goes, for whoever allows it', async () => {
  await apply(server, tags(ONE, TWO))
  const byHand = { id: 'tagmadebyhand01', title: 'by hand' }
  await server.admin('/api/collections/tags/records', { method: 'POST', json: byHand })
  const hanging = { method: 'POST', json: { tag: TWO } }
  await server.admin('/api/collections/notes/records', hanging)
  const plan = await planned(server, tags(ONE))
  expect(words(plan)).toEqual([`delete record tags/${TWO}`])
  const name = `tags/${TWO}`
  expect(plan.losses).toEqual([
    { name, says: 'deletes the record, with those that hang on it', found: 2, total: 4 },
  ])
  expect(plan.changes[0]).toMatchObject({ before: { title: TWO }, loss: { found: 2 } })
  const refused = await applying(server, tags(ONE), plan)
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ data: { [name]: { code: 'would_lose' } } })
  const done = await applying(server, tags(ONE), plan, [name])
  expect(await done.json()).toMatchObject({ backup: expect.stringContaining('.zip') })
  expect(await idsOf('tags')).toEqual([ONE, byHand.id])
  expect(await idsOf('notes')).toEqual([])
  expect((await planned(server, tags(ONE))).changes).toEqual([])
})

test('a document that does not speak of records leaves them, and they stay declared', async () => {
  await apply(server, tags(ONE, TWO))
  await apply(server, { collections: COLLECTIONS })
  expect(await idsOf('tags')).toContain(TWO)
  expect(words(await planned(server, tags(ONE)))).toEqual([`delete record tags/${TWO}`])
})

test('it goes under the new name of its collection, and with a collection that goes', async () => {
  await apply(server, tags(ONE, TWO, THREE))
  const labels = {
    collections: [{ name: 'users' }, { ...TAGS, name: 'labels', renamedFrom: 'tags' }, NOTES],
    records: { labels: [ONE, TWO].map((id) => ({ id, title: id })) },
  }
  await apply(server, labels)
  const left = await idsOf('labels')
  expect(left).toContain(TWO)
  expect(left).not.toContain(THREE)
  const without = { collections: [{ name: 'users' }], records: {} }
  const plan = await planned(server, without)
  expect(words(plan)).toEqual(['delete collection labels', 'delete collection notes'])
  await apply(server, without)
  expect((await planned(server, without)).changes).toEqual([])
})
