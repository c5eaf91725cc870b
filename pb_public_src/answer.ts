import { patchSignals, type ShortEvent, stream } from '../pb_hooks_src/web/datastar'
import type { Asked } from './asked'
import { jsonIn } from './json'
import { nobody, signIn, signOut } from './login'
import { fine, refusedBy } from './refused'
import { endable } from './streams'
import { whose } from './whose'

/** An answer in events, whatever its status was: the client of the 1.0 line reads no other. */
export const eventStream = (body: BodyInit): Response =>
  new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })

/** Events as an answer. */
export const told = (events: readonly ShortEvent[]): Response => eventStream(stream(events))

/** Makes of an answer of PocketBase what a Datastar client can read. */
export async function answer(asked: Asked, response: Response): Promise<Response> {
  const { ok, body, headers } = response
  const inEvents = headers.get('Content-Type')?.includes('text/event-stream')
  if (!ok || asked.writes) return whole(asked, response, inEvents)
  return inEvents && body ? eventStream(endable(body, nobody(asked.dialect))) : response
}

/** An answer that has an end. One that wants a second factor is in events already. */
async function whole(asked: Asked, response: Response, inEvents?: boolean): Promise<Response> {
  const text = await response.text()
  // Somebody else has signed in meanwhile, or nobody is any more.
  if (isRefresh(asked) && asked.token !== whose.token()) return told([])
  if (response.ok && asked.route?.startsWith('auth-')) signIn(text)
  if (inEvents && text) return eventStream(text)
  if (!response.ok) return told(refusal(asked, response.status, text))
  if (response.status === 204) return told([fine(asked)])
  if (asked.route !== 'request-otp') return new Response(text, response)
  return told([fine(asked), patchSignals(asked.dialect, { _otpId: jsonIn(text).otpId })])
}

/** Whether somebody asks for a new token. */
export const isRefresh = ({ route }: Asked): boolean => route === 'auth-refresh'

function refusal(asked: Asked, status: number, text: string): readonly ShortEvent[] {
  const events = [refusedBy(asked, status, text)]
  if (status !== 401) return events
  dispatchEvent(new Event('pb-unauthorized'))
  if (!isRefresh(asked)) return events
  signOut()
  return [...events, nobody(asked.dialect)]
}
