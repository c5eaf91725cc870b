import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { preparedFolder, type Server, startServer } from './server'

/** PocketBase has a route for statements, but not in every version. */
export const SQL = `routerAdd('POST', '/sql', (e) => {
  const { query } = e.requestInfo().body
  const row = new DynamicModel({ n: 0 })
  if (/^SELECT/.test(query)) $app.db().newQuery(query).one(row)
  else $app.db().newQuery(query).execute()
  return e.string(200, row.n)
}, $apis.requireSuperuserAuth())
`

/** Starts a server that carries out statements of a test. */
export async function startWithSql(): Promise<Server> {
  const folder = preparedFolder()
  writeFileSync(join(folder, 'pb_hooks/sql.pb.js'), SQL)
  return startServer(folder)
}

/** Carries out a statement; the number `n` that it selects, else 0. */
export const sql = async (server: Server, query: string): Promise<number> =>
  Number(await (await server.admin('/sql', { json: { query } })).text())
