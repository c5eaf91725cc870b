/** So long until a stream that has ended is opened again, in milliseconds. */
const PAUSE = 2_000

/** Opens a stream again and again, until it is aborted: it ends when a server restarts or a machine sleeps. */
export async function again(signal: AbortSignal, open: () => Promise<unknown>): Promise<void> {
  while (!signal.aborted) {
    await open()
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}
