import { expect } from 'vitest'
import type { Server } from './server'
import { sql } from './sql'
import { applying, planned } from './state'

const ROWS = 1000

interface Field {
  readonly id: string
  readonly maxSelect?: number
  readonly name: string
  readonly type: string
  readonly system?: boolean
}

/** Rows in every table, with something of its own in each text and each link. */
async function seed(server: Server): Promise<void> {
  for (const { name, type, fields } of await collectionsOf(server)) {
    if (type !== 'base' || name.startsWith('stack_')) continue
    const filled = fields.filter(
      (field) => !field.system && (field.type === 'text' || isLink(field)),
    )
    const columns = ['id', ...filled.map((field) => field.name)].map((column) => `\`${column}\``)
    const id = "printf('r%014d', i)"
    const values = filled.map((field) => (isLink(field) ? id : `'${field.name} ' || i`))
    const query = `INSERT OR IGNORE INTO \`${name}\` (${columns.join(', ')})
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
      SELECT ${[id, ...values].join(', ')} FROM n`
    await sql(server, query)
  }
}

const isLink = ({ type, maxSelect = 0 }: Field): boolean => type === 'relation' && maxSelect < 2

interface Collection {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly system?: boolean
  readonly fields: readonly Field[]
}

const collectionsOf = async (server: Server): Promise<readonly Collection[]> =>
  (
    (await (await server.admin('/api/collections?perPage=500')).json()) as {
      items: readonly Collection[]
    }
  ).items.filter(({ system }) => system !== true)

/** How many texts of a field are not empty, by what their field and its collection are called. */
interface Count {
  readonly field: string
  readonly collection: string
  readonly count: number
}

/** The texts that are stored, by the ids of their collection and field: names may change. */
async function texts(server: Server): Promise<ReadonlyMap<string, Count>> {
  const counts = new Map<string, Count>()
  for (const { id, name, type, fields } of await collectionsOf(server)) {
    if (type !== 'base' || name.startsWith('stack_')) continue
    for (const field of fields.filter((one) => one.type === 'text')) {
      const query = `SELECT count(*) AS n FROM \`${name}\` WHERE \`${field.name}\` != ''`
      const count = await sql(server, query)
      counts.set(`${id} ${field.id}`, { collection: name, field: `${name}.${field.name}`, count })
    }
  }
  return counts
}

/**
 * Applies a revision over what is there, with all that its plan says is lost, and sees that nothing
 * else is; then fills its tables.
 */
export async function revise(server: Server, document: unknown): Promise<void> {
  const plan = await planned(server, document)
  const before = await texts(server)
  const named = plan.losses.map(({ name }) => name)
  if (named.length > 0) expect((await applying(server, document, plan)).status).toBe(409)
  const response = await applying(server, document, plan, named)
  expect(await response.text()).toContain(plan.hash)
  const after = await texts(server)
  for (const [ids, { field, collection, count }] of before) {
    if (named.includes(field) || named.includes(collection)) continue
    expect({ field, count: after.get(ids)?.count }).toEqual({ field, count })
  }
  expect((await planned(server, document)).changes).toEqual([])
  await seed(server)
}
