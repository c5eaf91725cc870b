import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject } from 'vitest'
import { flagsOf } from './folders'
import { type Server, startServer } from './server'
import { planned } from './state'

const COLUMN = { name: 'much', type: 'text' }
const POSTS = { name: 'posts', type: 'base', fields: [{ name: 'title', type: 'text' }, COLUMN] }
const OPEN = { listRule: '', viewRule: '', createRule: '', updateRule: '', deleteRule: '' }

/**
 * Plans to open every rule and to drop a column of a table with so many rows, while a guest polls
 * and a client writes: neither may notice.
 */
export async function planUnseen(rows: number): Promise<void> {
  const server = await startServer()
  try {
    await server.admin('/api/collections', { method: 'POST', json: POSTS })
    const query = `INSERT INTO posts (id, title, much)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
      SELECT printf('r%014d', i), 'title', 'much' FROM n`
    // By another process: not every version has a route for SQL.
    const file = join(server.folder, 'pb_migrations/1800000001_rows.js')
    writeFileSync(
      file,
      `migrate((app) => void app.db().newQuery(${JSON.stringify(query)}).execute())`,
    )
    execFileSync(inject('binary'), ['migrate', 'up', ...flagsOf(server.folder)])
    await watched(server, rows)
  } finally {
    await server.stop()
  }
}

async function watched(server: Server, rows: number): Promise<void> {
  let over = false
  const seen: number[] = []
  const guest = repeated(async () => {
    seen.push((await fetch(`${server.url}/api/collections/posts/records`)).status)
    return !over
  })
  let written = 0
  const writer = repeated(async () => {
    const json = { title: `written ${written}` }
    await server.admin('/api/collections/posts/records', { method: 'POST', json })
    written += 1
    return !over
  })
  const plan = await planned(server, {
    collections: [
      { name: 'users', ...OPEN },
      { ...POSTS, ...OPEN, fields: [POSTS.fields[0]] },
    ],
  })
  const during = { seen: seen.length, written }
  over = true
  await Promise.all([guest, writer])
  expect(plan.losses).toMatchObject([{ name: 'posts.much', found: rows }])
  expect(plan.warnings.length).toBeGreaterThan(4)
  expect(new Set(seen)).toEqual(new Set([403]))
  // Neither had to wait until it was planned.
  expect(during.seen).toBeGreaterThan(3)
  expect(during.written).toBeGreaterThan(3)
}

async function repeated(step: () => Promise<boolean>): Promise<void> {
  while (await step());
}
