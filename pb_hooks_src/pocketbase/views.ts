import type { View, ViewKey } from '../records/view'
import { type Compiled, compiled } from './compiled'
import { fileTime } from './file-time'
import { live } from './live'
import { once } from './once'

/** A view as all VMs share it, with what it was made from. */
interface Kept {
  readonly token: string
  /** Files that were looked at, each with its time of change, `''` where there is none. */
  readonly files: readonly (readonly [path: string, changed: string])[]
  readonly view: View
}

/** For so long, in milliseconds, a VM does not look again whether a view has changed. */
const FRESH = 1_000

interface Memory {
  readonly text: string
  readonly loaded: Compiled
  /**
   * When to look again, and the collection as it was: PocketBase has another one at hand once it is
   * changed, which ends it at once. To ask for the time of a change costs as much as to print a record.
   */
  readonly until: number
  readonly collection: core.Collection
}

/** One per VM: a cache, never truth. */
const memory = new Map<string, Memory>()

/** A view of a collection. Faults: `not_found`, `bad_view`. */
export function findView(app: core.App, collection: core.Collection, key: ViewKey): Compiled {
  const name = `view/${collection.id}/${key.name}/${key.dialect}/${key.superuser}`
  const known = memory.get(name)
  if (known && known.collection === collection && Date.now() < known.until) return known.loaded
  const token = live(app).token
  const text = once(
    app,
    `${name}#made`,
    () => keptText(app, name, token),
    () => made(app, name, { token, collection, key }),
  )
  const loaded = known?.text === text ? known.loaded : compiled((JSON.parse(text) as Kept).view)
  memory.set(name, { text, loaded, until: Date.now() + FRESH, collection })
  return loaded
}

/** The text that is kept of a view, unless the schema or one of its files has changed since. */
function keptText(app: core.App, name: string, token: string): string | undefined {
  const text: unknown = app.store().get(name)
  if (typeof text !== 'string') return undefined
  const kept = JSON.parse(text) as Kept
  const same = kept.token === token && kept.files.every(([path, at]) => fileTime(path) === at)
  return same ? text : undefined
}

interface Wish {
  readonly token: string
  readonly collection: core.Collection
  readonly key: ViewKey
}

function made(app: core.App, name: string, { token, collection, key }: Wish): string {
  const maker = require(`${__hooks}/pb-stack-views.js`) as typeof import('./make-view')
  const { view, looked } = maker.makeView(app, collection, key)
  const kept: Kept = { token, files: looked, view }
  const text = JSON.stringify(kept)
  app.store().set(name, text)
  return text
}
