import type { ListEvent, RecordEvent } from './events'

/**
 * A rule that looks at what is sent says nothing before that; but where all it asks is that something is
 * not sent, nothing that is sent fits it better than nothing.
 */
const looksAtSent = (rule: string): boolean => SENT.test(rule.replace(NOT_SENT, ''))
const SENT = /@request\.(?!auth)/
const NOT_SENT = /@request\.body\.[\w.]+:(?:isset|changed)\s*(?:=\s*false|!=\s*true)\b/g

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
      (app.canAccessRecord(record as core.Record, info, `${rule}`) || looksAtSent(`${rule}`)))
  return Object.entries(rules)
    .flatMap(([name, rule]) => (passes(rule) ? [name] : []))
    .join(' ')
}

/**
 * What whoever asks may do with a list: `create`, or nothing where that is certain, since the rule asks
 * for no more than who they are and PocketBase says that they are not.
 */
export function mayMake({ app, collection, requestInfo }: ListEvent): string {
  const info = requestInfo()
  const { auth } = info
  if (!collection || collection.isView()) return ''
  if (info.hasSuperuserAuth()) return 'create'
  // A rule is a pointer of Go's, and no string of JavaScript's.
  const rule: unknown = collection.createRule
  if (rule == null) return ''
  const told = auth && !OTHER_WORDS.test(`${rule}`.replace(OF_VIEWER, ''))
  return told && !app.canAccessRecord(auth, info, `${rule}`) ? '' : 'create'
}

/** What a rule asks of the viewer, and the texts that it compares with. */
const OF_VIEWER = /@request\.auth\.[\w.:]+|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g
const OTHER_WORDS = /[@a-z_]/i
