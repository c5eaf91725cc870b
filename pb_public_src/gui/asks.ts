/**
 * What the script asks of the page: an event that an attribute of the page answers with a request,
 * since Datastar sends them and puts into the page what comes back.
 */
type Ask =
  | { readonly is: 'shell' }
  /** Renews a login of a collection. */
  | { readonly is: 'renew'; readonly collection: string }
  /** A second factor is wanted after a provider's sign-in. */
  | { readonly is: 'second'; readonly mfaId: string }
  | { readonly is: 'problem'; readonly message: string }

/** Sends it to the window, where the attributes listen. */
export const ask = (asked: Ask): unknown =>
  dispatchEvent(new CustomEvent(`pb-${asked.is}`, { detail: asked }))

/** What may be read: the lines of a table, how many there are, or a stream of changes. */
type Kind = 'read' | 'total' | 'live'

/** Has something read into the page, to its end: a number, of what kind the attribute says. */
export const read = (kind: Kind, url: string, abort: AbortSignal): Promise<number> =>
  new Promise((done) => {
    dispatchEvent(new CustomEvent(`pb-${kind}`, { detail: { url, abort, done } }))
  })
