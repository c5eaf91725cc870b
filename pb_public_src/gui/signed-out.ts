import { answered } from './own-sent'
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
