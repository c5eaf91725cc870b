import { answered } from './own-sent'
import { renew } from './renewal'
import { claimsOf, token } from './session'

/** Nobody waits longer for that answer, in milliseconds. */
const PATIENCE = 10_000

/**
 * Whether a login is good no more, though it is still kept: to what it is sent with PocketBase answers as to a
 * guest, who may do less, and sees less.
 */
export async function isOut(): Promise<boolean> {
  if (token() === '') return false
  const url = `/api/collections/${claimsOf(token()).collection}/auth-refresh`
  const init = { method: 'POST', signal: AbortSignal.timeout(PATIENCE) } as const
  return (await answered(url, init)).status === 401
}

/** Has a login forgotten that is good no more. To renew one that is good would end what is said. */
export async function forgetIfOut(): Promise<void> {
  if (await isOut()) renew()
}
