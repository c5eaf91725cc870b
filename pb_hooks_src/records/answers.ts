import { Fault } from '../fault'
import { type Dialect, type Event, type Mode, patchSignals, removeElements } from '../web/datastar'
import type { Asked, Signal } from './asked'

/** One page of a list, in PocketBase's words. */
export interface Page {
  readonly page: number
  readonly perPage: number
  readonly totalItems: number
  readonly totalPages: number
}

/** Where a view goes when the request does not say. */
export interface Place {
  /** `#id`, or `''` for the ids of the elements themselves. */
  readonly target: string
  readonly mode: Mode
}

/** Modes that add to what is there: they get records, the others what stands around them too. */
export const adds = (mode: Mode): boolean => ADDING.includes(mode)

const ADDING: readonly Mode[] = ['prepend', 'append', 'before', 'after']

/** Modes in which the npm client, which applies elements one by one, turns their order around. */
export const reverses = (dialect: Dialect, mode: Mode): boolean =>
  dialect === 'beta' && (mode === 'prepend' || mode === 'after')

/** Where HTML goes: where the request says, else where it usually does. */
export const placeOf = ({ target, mode }: Asked, usual: Place): Place => ({
  target: target || usual.target,
  mode: mode ?? usual.mode,
})

/** Signals that were asked for, by name. */
export const signalsOf = (
  dialect: Dialect,
  { signals }: Asked,
  values: Readonly<Partial<Record<Signal, unknown>>>,
): Event[] =>
  signals.length === 0
    ? []
    : [patchSignals(dialect, Object.fromEntries(signals.map((name) => [name, values[name] ?? 0])))]

/** The id of the one element that a view makes of a record. Fault: `bad_view`. */
function idIn(html: string): string {
  const id = /^\s*<[a-zA-Z][^>]*?\sid="([A-Za-z][\w-]*)"/.exec(html)?.[1]
  if (id !== undefined) return id
  throw new Fault(
    'bad_view',
    'A view starts with one element whose id begins with a letter, such as <li id="post-{{.id}}">.',
    'view',
  )
}

export const removed = (dialect: Dialect, html: string): Event =>
  removeElements(dialect, `#${idIn(html)}`)
