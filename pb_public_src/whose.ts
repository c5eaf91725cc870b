import { forgetLogin, keepLogin, ownToken } from '../pb_public/stack/token.js'

/** Who asks, and where a sign-in is kept: the GUI puts its own in, which know the dashboard too. */
export const whose = { token: ownToken, keep: keepLogin, forget: forgetLogin }
