import { BULK } from '../../pb_hooks_src/pages/bulk-texts'
import type { Outcome, Refused } from './bulk'
import { numbered } from './numbered'
import type { Result } from './work'

/** How many were written, how many not, and what was refused and why. */
export function resultOf(
  collection: string,
  { done, refused, lost, left, is }: Outcome,
  { says, gone, titles }: Known,
): Result {
  const real = refused.filter(({ id }) => !gone.includes(id))
  const counts = [
    [says, done.length],
    [BULK.gone, gone.length],
    [BULK.refused, real.length],
    [BULK.stopped, left.length],
  ] as const
  const told = counts.flatMap(([text, count], at) =>
    count > 0 || at === 0 ? [numbered(text, count)] : [],
  )
  return {
    says: [
      `${told.join(', ')}.`,
      ...(lost.length > 0 ? [numbered(BULK.unknown, lost.length)] : []),
      ...(is === 'out' ? [BULK.out] : []),
      ...(is !== 'ended' && done.length > 0 ? [BULK.stays] : []),
    ].join(' '),
    items: [
      ...real.slice(0, LISTED).map((one) => itemOf(collection, one, titles.get(one.id))),
      ...(real.length > LISTED ? [item(numbered(BULK.more, real.length - LISTED))] : []),
    ],
  }
}

/** What is known of what was written. */
interface Known {
  /** What is said of those that are done. */
  readonly says: string
  /** What was refused since it is not there any more. */
  readonly gone: readonly string[]
  /** What people call a record, by its id. */
  readonly titles: ReadonlyMap<string, string>
}

/** Nobody reads more. */
const LISTED = 200

function itemOf(collection: string, { id, why }: Refused, title: string | undefined): HTMLElement {
  const link = document.createElement('a')
  link.href = `#/${collection}/${encodeURIComponent(id)}`
  link.textContent = title || id
  return item(link, ` ${why}`)
}

function item(...inside: readonly (string | HTMLElement)[]): HTMLElement {
  const made = document.createElement('li')
  made.append(...inside)
  return made
}
