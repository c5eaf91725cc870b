import { FEATURES } from '../schema/pack'

interface Live {
  /** A word that changes whenever the schema or the settings do. */
  readonly token: string
  /** The features that somebody switched off; none where the pack's collection is missing. */
  readonly off: readonly string[]
}

/**
 * What documents depend on, in one query, since every request for one asks it.
 *
 * It is read from the data each time, since a migration that another process runs fires no hook
 * here. The sum tells two changes apart even when the clock was set back between them.
 */
export function live(app: core.App): Live {
  try {
    return read(
      app,
      `SELECT coalesce(group_concat(name), '') FROM ${FEATURES} WHERE [[off]] = TRUE`,
    )
  } catch {
    return read(app, `''`)
  }
}

function read(app: core.App, off: string): Live {
  const row = new DynamicModel({ token: '', off: '' })
  app
    .db()
    .newQuery(
      `SELECT count(*) || '.' || max(updated) || '.' ||
         sum(CAST(unixepoch(updated, 'subsec') * 1000 AS INTEGER)) || '.' ||
         (SELECT coalesce(max(updated), '') FROM _params WHERE id = 'settings') AS token,
         (${off}) AS off
       FROM _collections`,
    )
    .one(row)
  return { token: String(row.token), off: String(row.off).split(',') }
}
