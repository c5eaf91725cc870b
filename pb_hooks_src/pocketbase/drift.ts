import { Fault, isFault } from '../fault'
import { declaredOf } from '../state/declared'
import type { Drift } from '../state/plan'
import { declarations } from './declarations'
import { preparedFor } from './plan-state'
import { readingOf } from './reading'

/**
 * What differs from all that was declared, as the plan that would make it so again; and when and by
 * whom it was declared last. Fault: `not_declared`.
 */
export function drift(app: core.App): Drift {
  const kept = declarations(app)
  const last = kept.reduce((one, other) => (other.declared > one.declared ? other : one), {
    declared: '',
    by: '',
  })
  if (kept.length === 0) {
    throw new Fault('not_declared', 'Nothing was declared yet: apply a document first.', 'document')
  }
  const lives = app.findAllCollections().flatMap((one) => (one ? [one.id, one.name] : []))
  const { document, lacking } = declaredOf(kept, lives)
  const { plan } = triedOrNot(app, { document, secrets: new Map() })
  const { declared, by } = last
  return { ...plan, changes: [...plan.changes, ...lacking], declared, by }
}

type Part = Parameters<typeof preparedFor>[1]

/** What PocketBase would refuse by now differs all the more. */
function triedOrNot(app: core.App, part: Part): ReturnType<typeof preparedFor> {
  const reading = readingOf(app)
  try {
    return preparedFor(app, part, reading)
  } catch (error) {
    if (!isFault(error) || error.code !== 'refused') throw error
    return preparedFor(app, part, { ...reading, untried: true })
  }
}
