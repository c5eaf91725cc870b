import { claimsOf, token } from './session'

/**
 * Whether a login is good no more, though it is still kept: to what it is sent with PocketBase answers as to a
 * guest, who may do less, and sees less.
 */
export async function isOut(): Promise<boolean> {
  const jwt = token()
  if (jwt === '') return false
  const url = `/api/collections/${claimsOf(jwt).collection}/auth-refresh`
  const answer = await fetch(url, { method: 'POST', headers: { Authorization: jwt } }).catch(
    () => undefined,
  )
  return answer?.status === 401
}
