/** Collections that wait until all are saved. */
export interface Aside {
  /** Fetches the one that is to be saved. */
  readonly fetch: (id: string) => void
  /** Takes it away again, once it is saved. */
  readonly put: (id: string, isNew: boolean) => void
  /** Puts all back. */
  readonly back: () => void
}

/**
 * PocketBase reads all collections anew whenever one is saved, so that many take as long as the square
 * of their number. So those that are new to a transaction wait in a table of its own: others in this
 * process see them later by it, and never less than was there before. Where nobody else looks, as
 * while a plan is tried, `alone`, all wait.
 */
export function aside(tx: core.App, alone: boolean): Aside {
  const run = (sql: string, params: Record<string, string> = {}): void => {
    tx.db().newQuery(sql).bind(params).execute()
  }
  const move = (from: string, to: string, id: string): void => {
    run(`INSERT INTO ${to} SELECT * FROM ${from} WHERE id = {:id}`, { id })
    run(`DELETE FROM ${from} WHERE id = {:id}`, { id })
  }
  run(`CREATE TEMP TABLE ${TABLE} AS SELECT * FROM _collections WHERE ${alone}`)
  if (alone) run('DELETE FROM _collections')
  return {
    fetch: (id) => {
      if (!alone) return
      move(TABLE, '_collections', id)
      tx.reloadCachedCollections()
    },
    put: (id, isNew) => {
      if (isNew || alone) move('_collections', TABLE, id)
    },
    back: () => {
      run(`INSERT INTO _collections SELECT * FROM ${TABLE} ORDER BY rowid`)
      run(`DROP TABLE ${TABLE}`)
      tx.reloadCachedCollections()
    },
  }
}

const TABLE = 'stack_aside'
