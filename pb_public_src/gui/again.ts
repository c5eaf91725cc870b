/** So long until a stream that has ended is opened again, in milliseconds. */
const PAUSE = 2_000

/** Browsers open six connections to a server, for all windows together. So many of them may be streams. */
const STREAMS = 4

type Open = (signal: AbortSignal) => Promise<unknown>

/**
 * Opens a stream again and again, until it is aborted: it ends when a server restarts or a machine sleeps. There
 * is none while nobody sees the page, nor where other windows have as many as there may be.
 */
export async function again(signal: AbortSignal, open: Open): Promise<void> {
  while (!signal.aborted) {
    await seen(signal)
    const hidden = new AbortController()
    const hide = (): void => hidden.abort()
    document.addEventListener('visibilitychange', hide, { once: true })
    await inTurn(() => open(AbortSignal.any([signal, hidden.signal])))
    document.removeEventListener('visibilitychange', hide)
    if (!hidden.signal.aborted) await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}

/** Waits until the page is seen. */
async function seen(signal: AbortSignal): Promise<void> {
  while (document.hidden && !signal.aborted) {
    await new Promise((resolve) => {
      document.addEventListener('visibilitychange', resolve, { once: true })
      signal.addEventListener('abort', resolve, { once: true })
    })
  }
}

/** Opens it where few enough are open; windows know of each other by locks, where a page may have any. */
async function inTurn(open: () => Promise<unknown>): Promise<void> {
  const { locks }: Partial<Pick<Navigator, 'locks'>> = navigator
  if (!locks) return void (await open())
  let isDone = false
  for (let nth = 0; nth < STREAMS && !isDone; nth += 1) {
    isDone = await locks.request(`pb-stream-${nth}`, { ifAvailable: true }, async (lock) => {
      if (lock) await open()
      return lock !== null
    })
  }
}
