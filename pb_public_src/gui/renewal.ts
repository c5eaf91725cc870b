import { ask } from './asks'
import { claimsOf, token } from './session'

/** The longest that a timer of a browser can wait, and then some room. */
const DAY = 86_400_000

/** Has the login renewed: one that is not good any more is forgotten then. */
export function renew(): void {
  if (token() !== '') ask({ is: 'renew', collection: claimsOf(token()).collection })
}

/** Has a login renewed once a third of its time is left, and after a sleep that was longer. */
export function keepRenewed(): void {
  let timer = 0
  let known = ''
  let due = 0
  const look = (): void => {
    const jwt = token()
    if (jwt !== known) {
      known = jwt
      due = dueOf(jwt, Date.now())
    }
    clearTimeout(timer)
    if (jwt === '') return
    if (Date.now() >= due) {
      // Where it fails it is tried again, not at once.
      due = Date.now() + 10_000
      renew()
    }
    timer = window.setTimeout(look, Math.min(due - Date.now(), DAY))
  }
  addEventListener('pb-login', look)
  document.addEventListener('visibilitychange', look)
  look()
}

/** When a token that is got now is to be renewed. */
function dueOf(jwt: string, now: number): number {
  const left = claimsOf(jwt).ends - now
  return now + Math.max((left * 2) / 3, 0)
}
