import { ANSWERS, NO_ANSWER } from '../../pb_hooks_src/pages/texts'
import { codeOf, sentences } from '../../pb_hooks_src/records/refusal'
import { jsonIn } from '../json'
import { read, readTelling } from './asks'
import type { Values } from './changed-since'
import { token } from './session'

/** A record of a collection; where the id is `''`, one that is to be made. */
export interface Which {
  readonly collection: string
  readonly id: string
}

const addressOf = ({ collection, id }: Which, query: Readonly<Record<string, string>>): string =>
  `/api/collections/${collection}/records${id === '' ? '' : `/${encodeURIComponent(id)}`}` +
  `?${new URLSearchParams(query)}`

/** What is read into the sheet last. */
let last = new AbortController()

/** What PocketBase's rules say that this viewer may do with the record in the sheet. */
let may = ''

/** Whether the record that is shown may be changed, or deleted, as far as one can tell beforehand. */
export const mayDo = (action: 'update' | 'delete'): boolean => may.includes(action)

/**
 * Has a view of a record put into the sheet: 0 where it was, else the status of the refusal; nothing
 * where another one was asked for meanwhile.
 */
export async function readView(
  which: Which,
  view: 'detail' | 'form',
  abort: AbortSignal,
): Promise<number | undefined> {
  last.abort()
  last = new AbortController()
  may = ''
  const { signal } = last
  const links = [...document.querySelectorAll<HTMLElement>(`#grid thead th[data-is=link]`)].map(
    ({ dataset }) => dataset.field ?? '',
  )
  const url = addressOf(which, {
    view,
    target: '#record-body',
    mode: 'inner',
    ...(which.id === '' ? { perPage: '1', skipTotal: '1' } : { signals: '_may' }),
    ...(links.length > 0 && { expand: links.join(',') }),
    zone: ZONE,
  })
  const [status, said] = await readTelling('record', url, AbortSignal.any([abort, signal]))
  if (signal.aborted || abort.aborted) return undefined
  may = status === 0 ? said : ''
  return status
}

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Has what one field of a record is written with put over its cell; 0 where it was. */
export const readField = (which: Which, field: string, abort: AbortSignal): Promise<number> =>
  read(
    'field',
    addressOf(which, {
      ...{ view: 'field', field, target: '#cell', mode: 'inner', expand: field, zone: ZONE },
    }),
    abort,
  )

/** What a record holds now; nothing where it is not there, or not to be seen. */
export async function readValues(which: Which): Promise<Values | undefined> {
  const answer = await answerOf(which)
  return answer?.ok ? jsonIn(await answer.text()) : undefined
}

/** Whether PocketBase says that a record is not there, or not to be seen. */
export const isGone = async (which: Which): Promise<boolean> =>
  (await answerOf(which))?.status === 404

const answerOf = (which: Which): Promise<Response | undefined> =>
  fetch(addressOf(which, {}), { headers: { Authorization: token() } }).catch(() => undefined)

/** Deletes a record; what is given back is what PocketBase has against it, `''` for nothing. */
export const deleted = (which: Which): Promise<string> =>
  refusalOf(which, { method: 'DELETE', headers: { Authorization: token() } })

/** Whether it makes sense for this viewer to try: what is certain to fail is not offered. */
export const mayTry = (collection: string, action: 'create' | 'update' | 'delete'): boolean =>
  document
    .querySelector<HTMLElement>(`#nav a.to[title="${collection}"]`)
    ?.dataset.may?.split(' ')
    .includes(action) === true

/** Changes a record; what is given back is what PocketBase has against it, `''` for nothing. */
export const changed = (which: Which, values: Values): Promise<string> =>
  refusalOf(which, {
    method: 'PATCH',
    headers: { Authorization: token(), 'Content-Type': 'application/json' },
    body: JSON.stringify(values),
  })

async function refusalOf(which: Which, init: RequestInit): Promise<string> {
  try {
    const answer = await fetch(addressOf(which, {}), init)
    if (answer.ok) return ''
    const { message = ANSWERS[codeOf(answer.status)], data } = jsonIn(await answer.text())
    return [message, ...Object.values(sentences(data))].join(' ')
  } catch {
    return NO_ANSWER
  }
}

/** The record that was written last, as PocketBase has saved it. */
let written: Promise<Values> = Promise.resolve({})

/** The id of the record that was just made. */
export const madeId = async (): Promise<string> => String((await written).id ?? '')

/** What PocketBase has made of a record that was just saved. */
export async function savedValues(which: Which): Promise<Values> {
  const values = await written
  return values.id === which.id ? values : ((await readValues(which)) ?? {})
}

/** A `fetch` that learns what was saved: records stand in PocketBase's own line of an answer. */
export const learning =
  (send: typeof fetch): typeof fetch =>
  async (input, init) => {
    const response = await send(input, init)
    const writes = ['POST', 'PATCH'].includes(init?.method ?? '')
    if (!writes || !/\/records(?:\/[^/]+)?\?/.test(String(input))) return response
    const [one, other] = response.body?.tee() ?? []
    if (!one) return response
    written = new Response(other).text().then((text) => jsonIn(/^\{.*$/m.exec(text)?.[0] ?? ''))
    return new Response(one, response)
  }
