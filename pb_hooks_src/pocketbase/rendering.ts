import { type Picks, readPicks } from '../records/picks'
import type { Dialect } from '../web/datastar'
import { cached } from './cached'
import type { Rendering } from './compiled'
import type { Asking } from './events'
import { findView } from './views'
import { zoneOf } from './zone'

/** A view that a request asks for, and `?fields=` of it, in PocketBase's words. */
interface Wish {
  readonly name: string
  readonly dialect: Dialect
  readonly fields?: string
}

/** Gets a view ready for a request. Faults: `not_found`, `bad_view`. */
export function rendering(e: Asking, { name, dialect, fields = '' }: Wish): Rendering {
  const auth = e.viewer ?? e.requestEvent.auth
  const superuser = auth?.isSuperuser() ?? false
  const collection = e.collection as core.Collection
  const { uses, forAll, withData } = findView(e.app, collection, { name, dialect, superuser })
  const picks = fields === '' ? undefined : cached(known, fields, readPicks)
  if (uses.length === 0 && !picks) return forAll
  const query = () => e.requestEvent.requestInfo().query
  const data = {
    ...(uses.includes('viewer') && { viewer: auth?.publicExport() }),
    ...(uses.includes('query') && { query: query() }),
    ...(uses.includes('zone') && { zone: zoneOf(query().zone) }),
  }
  return withData(data, picks)
}

/** Most requests pick what the one before picked. */
const known = new Map<string, Picks>()
