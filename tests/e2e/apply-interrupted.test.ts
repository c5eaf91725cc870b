import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Server, startServer } from '../support/server'
import { sql, startWithSql } from '../support/sql'
import { apply, applying, documentOf, planned } from '../support/state'

const TITLE = { name: 'title', type: 'text' }
const POSTS = { name: 'posts', type: 'base', fields: [TITLE, { name: 'much', type: 'text' }] }

/** Changes everything at once, and takes a while. */
const DOCUMENT = {
  settings: { meta: { appName: 'Interrupted' } },
  collections: [
    { name: 'users' },
    {
      ...POSTS,
      listRule: '',
      fields: [TITLE, { name: 'tag', type: 'relation', collectionId: 'tags' }],
    },
    { name: 'tags', type: 'base', fields: [TITLE] },
  ],
  records: { tags: [{ id: 'declared0000001', title: 'Declared' }] },
}

const ROWS = `INSERT INTO posts (id, title, much)
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
  SELECT printf('r%014d', i), 'title', 'much' FROM n`

type Moment = (server: Server, answered: Promise<unknown>) => Promise<unknown>

/** While a transaction runs, PocketBase goes by the rules that it is to bring. */
const opened: Moment = async ({ url }, answered) => {
  let over = false
  void answered.finally(() => {
    over = true
  })
  while (!over && (await fetch(`${url}/api/collections/posts/records?perPage=1`)).status !== 200);
}

test.each<[string, Moment]>([
  ['before the transaction', () => new Promise((resolve) => setTimeout(resolve, 150))],
  ['inside it', opened],
  ['after it', (_server, answered) => answered],
])(
  'who is killed %s has all of it or nothing, and can be helped',
  async (_name, moment) => {
    let server = await startWithSql()
    try {
      await server.admin('/api/collections', { method: 'POST', json: POSTS })
      await sql(server, ROWS)
      const before = await documentOf(server)
      const plan = await planned(server, DOCUMENT)
      const answered = applying(server, DOCUMENT, plan, ['posts.much']).catch(() => undefined)
      await moment(server, answered)
      await server.kill()
      await answered
      server = await startServer(server.folder)
      const now = await documentOf(server)
      const left = (await planned(server, DOCUMENT)).changes
      if (left.length > 0) expect(now).toEqual(before)
      await apply(server, DOCUMENT)
      expect((await planned(server, DOCUMENT)).changes).toEqual([])
      const { totalItems } = (await (
        await server.admin('/api/collections/posts/records?perPage=1')
      ).json()) as { totalItems: number }
      expect(totalItems).toBe(50_000)
    } finally {
      await server.stop()
      rmSync(server.folder, { recursive: true, force: true })
    }
  },
  120_000,
)
