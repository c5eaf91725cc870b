import { PAGE } from '../../pb_hooks_src/pages/texts'
import { byId } from './element'
import { tell } from './telling'

/** The name of the event that tells that the server has answered. */
const REACHED = 'pb-reached'

/**
 * A `fetch` that tells when the server is there. A page that a proxy gives in its place is no answer to
 * what Datastar asks: it is then as if nothing had come.
 */
export const reaching =
  (send: typeof fetch): typeof fetch =>
  async (input, init) => {
    const response = await send(input, init)
    const asked = new Headers(init?.headers).has('Datastar-Request')
    if (isForeign(response)) {
      if (asked) throw new Error(`${response.status} ${response.statusText}`)
      return response
    }
    if (byId('unreached').textContent !== '') tell(PAGE.reached)
    say('')
    dispatchEvent(new Event(REACHED))
    return response
  }

/** Whether somebody else has answered: PocketBase does in JSON or in events, whatever is wrong. */
function isForeign({ ok, status, headers }: Response): boolean {
  const type = headers.get('Content-Type') ?? ''
  return ok ? type.startsWith('text/html') : status >= 502 && !type.includes('json')
}

/** So long until what was not answered is asked again, in milliseconds. */
const PAUSE = 3_000

/** How much is asked that was not answered. */
let waiting = 0

/** Asks again until there is an answer, and says so meanwhile; nothing once that is aborted. */
export async function untilAnswered<Answer>(
  ask: () => Promise<Answer | undefined>,
  abort: AbortSignal,
): Promise<Answer | undefined> {
  let answer = await ask()
  if (answer !== undefined) return answer
  waiting += 1
  while (answer === undefined && !abort.aborted) {
    say(PAGE.unreached)
    await soon(abort)
    if (!abort.aborted) answer = await ask()
  }
  waiting -= 1
  if (answer !== undefined) quiet()
  // What is asked in its place may not be answered either, and is not said anew then.
  else setTimeout(quiet, PAUSE)
  return answer
}

const quiet = (): unknown => waiting === 0 && say('')

/** Waits for a while, or until there is reason to hope. */
function soon(abort: AbortSignal): Promise<unknown> {
  const signal = AbortSignal.any([abort, AbortSignal.timeout(PAUSE)])
  return new Promise((resolve) => {
    signal.addEventListener('abort', resolve)
    for (const name of ['online', REACHED]) addEventListener(name, resolve, { signal })
  })
}

/** The sheet lies over all else on a telephone. */
function say(text: string): void {
  const says = byId('unreached')
  const before = byId(byId('record').matches(':modal') ? 'record-head' : 'problem')
  if (says.previousElementSibling !== before) before.after(says)
  if (says.textContent !== text) says.textContent = text
}
