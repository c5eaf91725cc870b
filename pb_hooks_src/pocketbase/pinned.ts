import { type Dialect, dialectOf } from '../web/datastar'
import { pinnedBy } from '../web/pinned'

/** Under this name all VMs find which dialect was pinned when the server started; `''` is none. */
const KEY = 'pb-stack/dialect'

/** Keeps for this start which dialect a project has pinned by switching off the other. */
export function pinDialect(app: core.App, off: readonly string[]): void {
  app.store().set(KEY, pinnedBy(off) ?? '')
}

/** What is spoken to a client: what its `Accept` says, unless one is pinned. */
export function dialectFor(accept: string): Dialect {
  pinned ??= String($app.store().get(KEY) ?? '')
  return pinned === '' ? dialectOf(accept) : (pinned as Dialect)
}

/** Found once in each VM: it changes with a start alone. */
let pinned: string | undefined
