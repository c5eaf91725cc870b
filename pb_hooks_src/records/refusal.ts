import { type Dialect, patchSignals, type ShortEvent } from '../web/datastar'

/** What a page learns of an error: the signal `error`. */
export interface Refusal {
  readonly status: number
  /** A word to match on, such as `not_found`. */
  readonly code: string
  readonly message: string
  /** A sentence for each field that PocketBase refuses, by its name. */
  readonly fields: Readonly<Record<string, string>>
}

/**
 * The signal `error`, where every field of the form has a sentence, empty without one: a client
 * merges, so what is not said again would stay.
 */
export function refused(dialect: Dialect, refusal: Refusal, fields: readonly string[]): ShortEvent {
  const empty = Object.fromEntries(fields.map((name) => [name, '']))
  return patchSignals(dialect, { error: { ...refusal, fields: { ...empty, ...refusal.fields } } })
}

/** No error any more. */
export const NO_REFUSAL: Refusal = { status: 0, code: '', message: '', fields: {} }

/** PocketBase has no code for an answer as a whole: its status is one. */
export const codeOf = (status: number): string => CODES[status] ?? 'failed'

const CODES: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  413: 'too_large',
  429: 'too_many_requests',
}

/** The sentences of PocketBase's error items; what an item nests is said one after the other. */
export function sentences(data: unknown): Readonly<Record<string, string>> {
  const items: Record<string, unknown> = JSON.parse(JSON.stringify(data ?? {}))
  return Object.fromEntries(Object.entries(items).map(([name, item]) => [name, sentence(item)]))
}

function sentence(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item)
  const { message } = item as { readonly message?: unknown }
  return typeof message === 'string' ? message : Object.values(item).map(sentence).join(' ')
}
