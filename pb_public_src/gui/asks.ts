import { untilAnswered } from './reach'

/**
 * What the script asks of the page: an event that an attribute of the page answers with a request,
 * since Datastar sends them and puts into the page what comes back.
 */
type Ask =
  /** Renews a login of a collection. */
  | { readonly is: 'renew'; readonly collection: string }
  /** A second factor is wanted after a provider's sign-in. */
  | { readonly is: 'second'; readonly mfaId: string }
  | { readonly is: 'problem'; readonly message: string }

/** Sends it to the window, where the attributes listen. */
export const ask = (asked: Ask): unknown =>
  dispatchEvent(new CustomEvent(`pb-${asked.is}`, { detail: asked }))

/**
 * What may be read: what depends on who looks, the head of a table, its lines, how many there are, a stream of changes, a
 * record, what one of its fields is written with, or its line anew.
 */
type Kind = 'shell' | 'frame' | 'read' | 'total' | 'live' | 'record' | 'field' | 'line'

/**
 * Has something read into the page, to its end: a number, of what kind the attribute says. What nobody
 * answers is asked again until it is aborted, which gives -1.
 */
export const read = async (kind: Kind, url: string, abort: AbortSignal): Promise<number> =>
  (await readTelling(kind, url, abort))[0]

/**
 * The same, with what the attribute says besides: of lines the key of the last, as JSON; of a head, a record, or
 * its line, what may be done with it.
 */
export async function readTelling(
  kind: Kind,
  url: string,
  abort: AbortSignal,
): Promise<readonly [number, string]> {
  return (await untilAnswered(() => once(kind, url, abort), abort)) ?? [-1, '']
}

/**
 * The same of what nothing is shown without: where the server fails, or has too much to do, it is asked
 * again after a while, and what was wrong stays said until then.
 */
export async function readAtLast(
  ...asked: Parameters<typeof readTelling>
): ReturnType<typeof readTelling> {
  const [, , abort] = asked
  let said = await readTelling(...asked)
  while (!abort.aborted && said[0] !== 0 && !isRefusal(said[0])) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
    if (!abort.aborted) said = await readTelling(...asked)
  }
  return said
}

/** Whether it would be refused again: what else goes wrong may go better after a while. */
export const isRefusal = (status: number): boolean => status >= 400 && status < 429

/** So long until what went wrong is tried again, in milliseconds. */
export const PAUSE = 5_000

/** Has it read once: `done` is called without a number where no answer came. */
async function once(
  kind: Kind,
  url: string,
  abort: AbortSignal,
): Promise<readonly [number, string] | undefined> {
  await held
  // Datastar would not hear of it any more.
  if (abort.aborted) return undefined
  // Datastar never stops listening: what lives longer than the request would keep all that it was for.
  const own = new AbortController()
  const stop = (): void => own.abort()
  abort.addEventListener('abort', stop)
  return new Promise((resolve) => {
    const done = (number?: number, said = ''): void => {
      abort.removeEventListener('abort', stop)
      resolve(number === undefined ? undefined : [number, said])
    }
    const detail = { url, abort: own.signal, done, retryMaxCount: 0 }
    dispatchEvent(new CustomEvent(`pb-${kind}`, { detail }))
  })
}

let held: Promise<unknown> = Promise.resolve()

/** Lets reads wait for the answer to a form, which they would take for their own, and it for its. */
export function holdReads(until: Promise<unknown>): void {
  held = until
}
