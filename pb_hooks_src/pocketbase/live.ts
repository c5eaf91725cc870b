import { FEATURES } from '../schema/pack'

/**
 * A word that changes whenever the schema or the settings do.
 *
 * It is read from the data each time, since a migration that another process runs fires no hook
 * here. The sum tells two changes apart even when the clock was set back between them.
 */
export const schemaToken = (app: core.App): string =>
  text(
    app,
    `SELECT count(*) || '.' || max(updated) || '.' ||
       sum(CAST(unixepoch(updated, 'subsec') * 1000 AS INTEGER)) || '.' ||
       (SELECT coalesce(max(updated), '') FROM _params WHERE id = 'settings')
     FROM _collections`,
  )

/** The features that somebody switched off; none where the pack's collection is missing. */
export function switchedOff(app: core.App): readonly string[] {
  if (text(app, `SELECT count(*) FROM _collections WHERE name = '${FEATURES}'`) === '0') return []
  const names = `SELECT coalesce(group_concat(name), '') FROM ${FEATURES} WHERE [[off]] = TRUE`
  return text(app, names).split(',')
}

function text(app: core.App, query: string): string {
  const row = new DynamicModel({ text: '' })
  app.db().newQuery(`SELECT (${query}) AS text`).one(row)
  return String(row.text)
}
