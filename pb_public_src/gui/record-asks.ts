import { jsonIn } from '../json'
import { read } from './asks'
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
  const { signal } = last
  const links = [...document.querySelectorAll<HTMLElement>(`#grid thead th[data-is=link]`)].map(
    ({ dataset }) => dataset.field ?? '',
  )
  const url = addressOf(which, {
    view,
    target: '#record-body',
    mode: 'inner',
    ...(which.id === '' && { perPage: '1', skipTotal: '1' }),
    ...(links.length > 0 && { expand: links.join(',') }),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  const status = await read('record', url, AbortSignal.any([abort, signal]))
  return signal.aborted || abort.aborted ? undefined : status
}

/** What a record holds now; nothing where it is not there, or not to be seen. */
export async function readValues(which: Which): Promise<Values | undefined> {
  const answer = await fetch(addressOf(which, {}), { headers: { Authorization: token() } }).catch(
    () => undefined,
  )
  return answer?.ok ? jsonIn(await answer.text()) : undefined
}

/** Deletes a record; what is given back is what PocketBase has against it, `''` for nothing. */
export async function deleted(which: Which): Promise<string> {
  const headers = { Authorization: token() }
  try {
    const answer = await fetch(addressOf(which, {}), { method: 'DELETE', headers })
    return answer.ok ? '' : String(jsonIn(await answer.text()).message ?? answer.status)
  } catch (error) {
    return String(error)
  }
}

/** Whether it makes sense for this viewer to try: what is certain to fail is not offered. */
export const mayTry = (collection: string, action: 'create' | 'update' | 'delete'): boolean =>
  document
    .querySelector<HTMLElement>(`#nav a.to[title="${collection}"]`)
    ?.dataset.may?.split(' ')
    .includes(action) === true

/** The id of the record that was made last. */
let made = Promise.resolve('')

/** The id of the record that was just made. */
export const madeId = (): Promise<string> => made

/** A `fetch` that learns the ids of records that are made: they stand in PocketBase's own line. */
export const learning =
  (send: typeof fetch): typeof fetch =>
  async (input, init) => {
    const response = await send(input, init)
    if (init?.method !== 'POST' || !/\/records\?/.test(String(input))) return response
    const [one, other] = response.body?.tee() ?? []
    if (!one) return response
    made = new Response(other)
      .text()
      .then((text) => String(jsonIn(/^\{.*$/m.exec(text)?.[0] ?? '').id ?? ''))
    return new Response(one, response)
  }
