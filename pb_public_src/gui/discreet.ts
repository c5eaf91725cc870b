import { token } from './session'

/** A `fetch` whose answers hold no token: a sign-in is kept already, and is nobody's else to see. */
export const discreet =
  (send: typeof fetch): typeof fetch =>
  async (input, init) => {
    const response = await send(input, init)
    if (!SIGN_IN.test(String(input))) return response
    const text = await response.text()
    const kept = token()
    return new Response(kept === '' ? text : text.replaceAll(kept, ''), response)
  }

const SIGN_IN = /\/auth-(?:with-\w+|refresh)(?:\?|$)/
