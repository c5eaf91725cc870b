import { jsonIn } from '../json'
import type { Answer } from './bulk'
import { token } from './session'

/** A write of one record, as PocketBase's batch API has it. */
export interface Write {
  readonly method: 'PATCH' | 'DELETE'
  readonly url: string
  readonly body?: Readonly<Record<string, unknown>>
}

type Writing = (id: string) => Write

/** So many requests PocketBase takes in a batch, where nobody has said otherwise. */
export const USUAL = 50

/** Sends writes together: all of them are done, or none. */
export const inBatch =
  (write: Writing, signal: AbortSignal) =>
  (ids: readonly string[]): Promise<Answer> =>
    sent('/api/batch', { method: 'POST', body: { requests: ids.map(write) }, signal })

/** Sends a write alone. */
export const alone =
  (write: Writing, signal: AbortSignal) =>
  ([id = '']: readonly string[]): Promise<Answer> => {
    const { url, ...init } = write(id)
    return sent(url, { ...init, signal })
  }

interface Sending {
  readonly method: string
  readonly body?: object
  /** Ends the wait for an answer. */
  readonly signal: AbortSignal
}

async function sent(url: string, { method, body, signal }: Sending): Promise<Answer> {
  try {
    const answer = await fetch(url, {
      ...{ method, signal },
      headers: { Authorization: token(), 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    return answerOf(answer.status, await answer.text())
  } catch (error) {
    return { is: 'lost', why: String(error) }
  }
}

/** Reads what PocketBase answers to a batch, or to one of its requests that was sent alone. */
export function answerOf(status: number, text: string): Answer {
  const { message, data } = jsonIn(text)
  const requests = Object(Object(data).requests)
  if (status < 300) return { is: 'done' }
  if (status >= 500) return { is: 'lost', why: String(message ?? status) }
  if (status === 403 && message === OFF) return { is: 'off' }
  if (status === 413) return { is: 'smaller', most: Number.POSITIVE_INFINITY }
  if (requests.code === 'validation_length_too_long') {
    return { is: 'smaller', most: Number(Object(requests.params).max) || 1 }
  }
  return refusal(status, { message, data }, Object.entries(requests)[0])
}

function refusal(status: number, whole: Said, [at = '', one]: readonly unknown[] = []): Answer {
  const response = Object(Object(one).response)
  if (status === 429 || response.status === 429) return { is: 'wait' }
  const isOne = /^\d+$/.test(String(at))
  return isOne
    ? { is: 'refused', at: Number(at), status: Number(response.status), why: said(response) }
    : { is: 'refused', status, why: said(whole) }
}

interface Said {
  readonly message?: unknown
  readonly data?: unknown
}

/** PocketBase says it so, and has no other word for it. */
const OFF = 'Batch requests are not allowed.'

/** A refusal as people read it: with what is wrong with which field. */
function said({ message, data }: Said): string {
  const fields = Object.entries(Object(data)).map(
    ([name, found]) => `${name}: ${Object(found).message ?? ''}`,
  )
  return [String(message ?? ''), ...fields].join(' ')
}
