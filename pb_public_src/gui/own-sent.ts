import { jsonIn } from '../json'
import { claimsOf, token } from './session'

/** What was answered: a status, 0 where nobody has answered, and an object. */
export interface Answered {
  readonly status: number
  readonly said: Readonly<Record<string, unknown>>
}

/** Sends something to a route of the viewer's own collection. */
export async function ownSent(
  method: 'GET' | 'PATCH' | 'POST',
  route: string,
  values?: Readonly<Record<string, unknown>>,
): Promise<Answered> {
  const jwt = token()
  try {
    const answer = await fetch(`/api/collections/${claimsOf(jwt).collection}/${route}`, {
      method,
      headers: { Authorization: jwt, 'Content-Type': 'application/json' },
      ...(values && { body: JSON.stringify(values) }),
    })
    return { status: answer.status, said: jsonIn(await answer.text()) }
  } catch {
    return { status: 0, said: {} }
  }
}
