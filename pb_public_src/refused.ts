import {
  codeOf,
  NO_REFUSAL,
  type Refusal,
  refused,
  sentences,
} from '../pb_hooks_src/records/refusal'
import type { ShortEvent } from '../pb_hooks_src/web/datastar'
import { type Asked, namesIn } from './asked'
import { jsonIn } from './json'

/** The signal `error` for what PocketBase answered before any hook, in the form of the pack's own. */
export function refusedBy(asked: Asked, status: number, text: string): ShortEvent {
  const { message, data } = jsonIn(text)
  const code = codeOf(status)
  return said(asked, { status, code, message: String(message ?? code), fields: sentences(data) })
}

/** Nothing is wrong any more. */
export const fine = (asked: Asked): ShortEvent => said(asked, NO_REFUSAL)

/** Nobody knows what became of a request. */
export const lost = (asked: Asked): ShortEvent =>
  said(asked, {
    ...NO_REFUSAL,
    code: 'no_answer',
    message: 'The server did not answer. See whether it was saved before you try again.',
  })

const said = (asked: Asked, refusal: Refusal): ShortEvent =>
  refused(asked.dialect, refusal, namesIn(asked))
