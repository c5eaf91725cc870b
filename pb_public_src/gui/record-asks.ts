import { ANSWERS, NO_ANSWER, RECORD } from '../../pb_hooks_src/pages/texts'
import { codeOf, sentences } from '../../pb_hooks_src/records/refusal'
import { jsonIn } from '../json'
import { isRefusal, read, readTelling } from './asks'
import type { Values } from './changed-since'
import { byId } from './element'
import { type Answered, answered, messageOf } from './own-sent'
import { untilAnswered } from './reach'

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
  const { status, said } = await valuesAt(which)
  return status === 200 ? said : undefined
}

/** The same once the server is there: else the status of its refusal, or -1 once that is aborted. */
export async function valuesOf(which: Which, abort: AbortSignal): Promise<Values | number> {
  const ask = async () => {
    const answer = await valuesAt(which, abort)
    return isOurs(answer) ? answer : undefined
  }
  const { status, said } = (await untilAnswered(ask, abort)) ?? { status: -1, said: {} }
  return status === 200 ? said : status
}

/**
 * What a record holds before it is written; nothing where PocketBase refuses to say, as it will refuse what is
 * written. Where it may say it yet nothing is to be written unseen: then a sentence, why it does not.
 */
export async function valuesBefore(which: Which): Promise<Values | string | undefined> {
  const answer = await valuesAt(which)
  if (!isOurs(answer)) return NO_ANSWER
  if (answer.status === 200) return answer.said
  return isRefusal(answer.status) ? undefined : messageOf(answer)
}

/** What a proxy says while the server is away is neither a record nor a refusal of PocketBase's. */
const isOurs = ({ status, said }: Answered): boolean =>
  'id' in said || 'message' in said || (status >= 400 && status < 502)

/** Whether PocketBase says that a record is not there, or not to be seen. */
export const isGone = async (which: Which): Promise<boolean> =>
  (await valuesAt(which)).status === 404

const valuesAt = (which: Which, signal?: AbortSignal): Promise<Answered> =>
  answered(addressOf(which, {}), { method: 'GET', ...(signal && { signal }) })

/** Why a record is not shown, in words. */
export const whyNot = (status: number): string =>
  (status === 403 || status === 404 ? RECORD.gone : ANSWERS[codeOf(status)]) ?? ''

/** Deletes a record; what is given back is what PocketBase has against it, `''` for nothing. */
export const deleted = (which: Which): Promise<string> => refusalOf(which, 'DELETE')

type Action = 'create' | 'update' | 'delete'

/** The same with the collection whose table is open, of which it says more. */
export const mayTryHere = (collection: string, action: Action): boolean =>
  mayTry(collection, action) &&
  byId('grid').querySelector('table')?.dataset.may?.includes(action) === true

/** Whether it makes sense for this viewer to try: what is certain to fail is not offered. */
export const mayTry = (collection: string, action: Action): boolean =>
  document
    .querySelector<HTMLElement>(`#nav a.to[title="${collection}"]`)
    ?.dataset.may?.split(' ')
    .includes(action) === true

/** Changes a record; what is given back is what PocketBase has against it, `''` for nothing. */
export const changed = (which: Which, values: Values): Promise<string> =>
  refusalOf(which, 'PATCH', values)

async function refusalOf(
  which: Which,
  method: 'DELETE' | 'PATCH',
  values?: Values,
): Promise<string> {
  const answer = await answered(addressOf(which, {}), { method }, values)
  const { status, said } = answer
  if (status >= 200 && status < 300) return ''
  return [messageOf(answer), ...Object.values(sentences(said.data))].join(' ')
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
