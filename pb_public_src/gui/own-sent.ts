import { ANSWERS, NO_ANSWER } from '../../pb_hooks_src/pages/texts'
import { codeOf } from '../../pb_hooks_src/records/refusal'
import { jsonIn } from '../json'
import { claimsOf, token } from './session'

/** What was answered: a status, 0 where nobody has answered, and an object. */
export interface Answered {
  readonly status: number
  readonly said: Readonly<Record<string, unknown>>
}

type Method = 'GET' | 'PATCH' | 'POST' | 'DELETE'
type Body = Readonly<Record<string, unknown>>

/** Sends something to a route of the viewer's own collection. */
export const ownSent = (method: Method, route: string, values?: Body): Promise<Answered> =>
  answered(`/api/collections/${claimsOf(token()).collection}/${route}`, { method }, values)

/** Sends something to PocketBase, as the viewer. */
export async function answered(
  url: string,
  init: { readonly method: Method; readonly signal?: AbortSignal },
  values?: Body,
): Promise<Answered> {
  try {
    const answer = await fetch(url, {
      ...init,
      headers: { Authorization: token(), 'Content-Type': 'application/json' },
      ...(values && { body: JSON.stringify(values) }),
    })
    return { status: answer.status, said: jsonIn(await answer.text()) }
  } catch {
    return { status: 0, said: {} }
  }
}

/** What PocketBase says of it as a whole, or what is to be said in its place. */
export const messageOf = ({ status, said }: Answered): string =>
  status === 0 ? NO_ANSWER : String(said.message || ANSWERS[codeOf(status)])
