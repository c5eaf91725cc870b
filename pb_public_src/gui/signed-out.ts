import { ownSent } from './own-sent'
import { token } from './session'

/**
 * Whether a login is good no more, though it is still kept: to what it is sent with PocketBase answers as to a
 * guest, who may do less, and sees less.
 */
export const isOut = async (): Promise<boolean> =>
  token() !== '' && (await ownSent('POST', 'auth-refresh')).status === 401
