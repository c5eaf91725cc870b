/**
 * What the script asks of the page: an event that an attribute of the page answers with a request,
 * since Datastar sends them and puts into the page what comes back.
 */
export type Ask =
  | { readonly is: 'shell' }
  /** Renews a login of a collection. */
  | { readonly is: 'renew'; readonly collection: string }
  | { readonly is: 'read' | 'more' | 'live'; readonly url: string; readonly abort: AbortSignal }
  | { readonly is: 'total'; readonly url: string; readonly abort: AbortSignal }
  /** A second factor is wanted after a provider's sign-in. */
  | { readonly is: 'second'; readonly mfaId: string }
  | { readonly is: 'problem'; readonly message: string }

/** Sends it to the window, where the attributes listen. */
export const ask = (asked: Ask): unknown =>
  dispatchEvent(new CustomEvent(`pb-${asked.is}`, { detail: asked }))
