import { Fault } from '../fault'
import { isMode, type Mode } from '../web/datastar'
import { SIGNALS } from '../web/signals'

/** What a request to a record route wants besides records: how they look and where they go. */
export interface Asked {
  /** The name of a view; `''` is the usual one of the route. */
  readonly view: string
  /** Where the HTML goes, as `#id`; `''` is where the view says. */
  readonly target: string
  readonly mode?: Mode
  /** What of a record is shown, in PocketBase's words; `''` is all of it. */
  readonly fields: string
  /** What a list is sorted by, in PocketBase's words. */
  readonly sort: string
  /** What else the page wants to know, in the words of `SIGNALS`. */
  readonly signals: readonly Signal[]
}

export type Signal = (typeof SIGNALS)[number]

/**
 * Reads what a query says to the pack; of what it says to PocketBase only what it picks of a record.
 *
 * No schema library: this runs for every request, and each value is of a closed form. Faults:
 * `bad_request` with the name of the parameter.
 */
export function readAsked(rawQuery: string): Asked {
  const given = parameters(rawQuery)
  const { view = '', target = '', mode = '', fields = '', sort = '' } = given
  if (view !== '' && !isViewName(view)) {
    throw bad('view', 'a name of letters, digits, "-" and "_", such as card')
  }
  if (target !== '' && !TARGET.test(target))
    throw bad('target', 'the id of an element, such as #rows')
  if (mode !== '' && !isMode(mode)) {
    throw bad('mode', 'outer, inner, replace, prepend, append, before or after')
  }
  const signals = (given.signals ?? '').split(',').filter((name) => name !== '')
  if (!signals.every(isSignal)) throw bad('signals', `a list of ${SIGNALS.join(', ')}`)
  return { view, target, ...(mode !== '' && isMode(mode) && { mode }), fields, sort, signals }
}

/** Names of views: no dot and no slash, so no path. */
export const isViewName = (name: string): boolean => /^[A-Za-z][\w-]{0,63}$/.test(name)

/** An id that is a selector as it stands: a digit cannot come first. */
const TARGET = /^#[A-Za-z][\w-]*$/

const OURS = ['view', 'target', 'mode', 'fields', 'sort', 'signals']

/**
 * PocketBase takes the query of a form for values of the record as well. So each may be said as
 * `stack.view`, too, which no field can be called.
 */
function parameters(rawQuery: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const pair of rawQuery.split('&')) {
    const [name = '', value = ''] = pair.replace(/^stack\./, '').split('=')
    if (OURS.includes(name)) found[name] = decoded(name, value)
  }
  return found
}

function decoded(name: string, value: string): string {
  try {
    return decodeURIComponent(value.replace(/\+/g, ' '))
  } catch (cause) {
    throw new Fault('bad_request', `"${name}" is not encoded as a URL is.`, name, cause)
  }
}

const isSignal = (name: string): name is Signal => SIGNALS.some((known) => known === name)

/** A value that is not of its closed form. */
export const bad = (at: string, wanted: string): Fault =>
  new Fault('bad_request', `"${at}" has to be ${wanted}.`, at)
