import type { RecordEvent } from './events'

/** A rule that looks at what is sent says nothing before that. */
const SENT = /@request\.(?!auth)/

/**
 * What whoever asks may do with a record, as PocketBase's rules say before anything is sent: `update`,
 * `delete`, both or neither. It decides what is offered; what is done PocketBase decides again.
 */
export function mayDo({ app, record, collection, requestInfo }: RecordEvent): string {
  const info = requestInfo()
  if (!collection || collection.isView()) return ''
  const rules = { update: collection.updateRule, delete: collection.deleteRule }
  // A rule is a pointer of Go's, and no string of JavaScript's.
  const passes = (rule: string | null | undefined): boolean =>
    info.hasSuperuserAuth() ||
    (rule != null &&
      (app.canAccessRecord(record as core.Record, info, `${rule}`) || SENT.test(`${rule}`)))
  return Object.entries(rules)
    .flatMap(([name, rule]) => (passes(rule) ? [name] : []))
    .join(' ')
}
