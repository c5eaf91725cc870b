import { asksOfViewerAlone } from '../model/viewer-rule'
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
  const passes = (rule: string): boolean =>
    app.canAccessRecord(record as core.Record, info, rule) || looksAtSent(rule)
  return passed(['update', 'delete'], { collection, info, passes })
}

/**
 * What whoever asks may do in a list: `list`, `create`, `update`, `delete`, but for what is certain to be refused, since
 * its rule asks for no more than who they are and PocketBase says that they are not.
 */
export function mayDoThere({ app, collection, requestInfo }: ListEvent): string {
  const info = requestInfo()
  const { auth } = info
  const passes = (rule: string): boolean =>
    !auth || !asksOfViewerAlone(rule) || app.canAccessRecord(auth, info, rule)
  return passed(['list', 'create', 'update', 'delete'], { collection, info, passes })
}

interface Asked {
  readonly collection: core.Collection | undefined
  readonly info: core.RequestInfo
  readonly passes: (rule: string) => boolean
}

function passed(
  actions: readonly ('list' | 'create' | 'update' | 'delete')[],
  { collection, info, passes }: Asked,
): string {
  if (!collection) return ''
  const may = actions.filter((action) => {
    if (collection.isView() && action !== 'list') return false
    const rule = collection[`${action}Rule`]
    // A rule is a pointer of Go's, and no string of JavaScript's.
    return info.hasSuperuserAuth() || (rule != null && passes(`${rule}`))
  })
  return may.join(' ')
}
