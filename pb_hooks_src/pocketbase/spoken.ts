import { live } from './live'
import { pinDialect } from './pinned'

/** The ids of the collections whose record routes speak Datastar. */
export type Spoken = readonly string[] | 'all'

/** Under this name all VMs find what was true when the server started. */
const KEY = 'pb-stack/spoken'

/** Reads what somebody left out, and keeps it for this start. */
export function spokenCollections(app: core.App): Spoken {
  const { off } = live(app)
  pinDialect(app, off)
  const spoken = readSpoken(app, off)
  app.store().set(KEY, spoken === 'all' ? spoken : spoken.join(' '))
  return spoken
}

function readSpoken(app: core.App, off: readonly string[]): Spoken {
  if (off.includes('records')) return []
  if (!off.some((name) => name.startsWith('records.'))) return 'all'
  return app
    .findAllCollections()
    .flatMap((found) => (found && !off.includes(`records.${found.name}`) ? [found.id] : []))
}

/** Whether a collection spoke Datastar when the server started. */
export function speaks(app: core.App, id: string): boolean {
  const kept = String(app.store().get(KEY))
  return kept === 'all' || kept.split(' ').includes(id)
}
