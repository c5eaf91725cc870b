import { Fault } from '../fault'
import {
  type Dialect,
  type Event,
  type Mode,
  patchElements,
  patchSignals,
  removeElements,
} from '../web/datastar'
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

/** Where an element goes by its own id, in place of the one that is on the page. */
export const ITSELF: Place = { target: '', mode: 'outer' }

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

/** HTML put into the page. A view may have nothing to show of a record: `count` has a list only. */
export const put = (dialect: Dialect, html: string, place: Place): Event[] =>
  SAYS.test(html) ? [patchElements(dialect, html, place)] : []

const SAYS = /\S/

/** Signals that were asked for, by name. */
export const signalsOf = (
  dialect: Dialect,
  { signals }: Asked,
  values: Readonly<Partial<Record<Signal, unknown>>>,
): Event[] =>
  signals.length === 0
    ? []
    : [patchSignals(dialect, Object.fromEntries(signals.map((name) => [name, values[name] ?? 0])))]

/** What a list is sorted by in its last record, as JSON, so that what comes after it can be asked for. */
export function keyOf(record: Readonly<Record<string, unknown>>, { sort }: Asked): string {
  const names = sort.split(',').map((part) => part.trim().replace(/^[-+]/, ''))
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, record[name]])))
}

/** Takes the element of a record off the page. Fault: `bad_view` where its view gives it no id. */
export function removed(dialect: Dialect, html: string): readonly Event[] {
  const events = ifThere(dialect, html)
  if (events.length > 0 || html.trim() === '') return events
  throw new Fault(
    'bad_view',
    'A view starts with one element whose id begins with a letter, such as <li id="post-{{.id}}">.',
    'view',
  )
}

/** Takes the element of a record off the page before it is added: a stream may have been faster. */
export function ifThere(dialect: Dialect, html: string): readonly Event[] {
  const id = /^\s*<[a-zA-Z][^>]*?\sid="([A-Za-z][\w-]*)"/.exec(html)?.[1]
  return id === undefined ? [] : [removeElements(dialect, `#${id}`)]
}
