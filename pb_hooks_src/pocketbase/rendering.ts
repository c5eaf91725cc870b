import type { Dialect } from '../web/datastar'
import type { Rendering } from './compiled'
import type { Asking } from './events'
import { findView } from './views'
import { zoneOf } from './zone'

/** Gets a view ready for a request. Faults: `not_found`, `bad_view`. */
export function rendering(e: Asking, name: string, dialect: Dialect): Rendering {
  const auth = e.viewer ?? e.requestEvent.auth
  const superuser = auth?.isSuperuser() ?? false
  const collection = e.collection as core.Collection
  const { uses, forAll, withData } = findView(e.app, collection, { name, dialect, superuser })
  if (uses.length === 0) return forAll
  const query = () => e.requestEvent.requestInfo().query
  return withData({
    ...(uses.includes('viewer') && { viewer: auth?.publicExport() }),
    ...(uses.includes('query') && { query: query() }),
    ...(uses.includes('zone') && { zone: zoneOf(query().zone) }),
  })
}
