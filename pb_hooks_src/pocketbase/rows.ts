/** The columns of `_collections` that say what a collection is: all but its two times. */
export const COLUMNS: readonly string[] = [
  ...['id', 'system', 'type', 'name', 'fields', 'indexes', 'listRule', 'viewRule', 'createRule'],
  ...['updateRule', 'deleteRule', 'options'],
]

/** A text that a query gives as `text`. */
export function textOf(app: core.App, query: string): string {
  const row = new DynamicModel({ text: '' })
  app.db().newQuery(query).one(row)
  return row.text
}

/**
 * The rows of all collections as JSON, made by SQLite: many are of no use as objects. With `secrets`
 * or without the options that have some, which are those of auth collections.
 */
export function rowsOf(app: core.App, { secrets }: { readonly secrets: boolean }): string {
  const options = secrets ? 'options' : "CASE type WHEN 'auth' THEN '{}' ELSE options END"
  const columns = COLUMNS.map((name) => (name === 'options' ? options : `\`${name}\``))
  return textOf(
    app,
    `SELECT json_group_array(json_array(${columns.join(', ')}) ORDER BY rowid) AS text
     FROM _collections`,
  )
}

/** Puts such rows into an empty table. */
export function insertRows(app: core.App, rows: string): void {
  const values = COLUMNS.map((_name, at) => `json_extract(value, '$[${at}]')`)
  app
    .db()
    .newQuery(
      `INSERT INTO _collections (${COLUMNS.map((name) => `\`${name}\``).join(', ')})
       SELECT ${values.join(', ')} FROM json_each({:rows}) ORDER BY key`,
    )
    .bind({ rows })
    .execute()
}
