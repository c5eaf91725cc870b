import { type ShortEvent, stream } from '../pb_hooks_src/web/datastar'

/** What ends each stream that is open. */
const open = new Set<() => void>()

/** Ends all streams in order, so that no client takes it for a failure and connects again. */
export function endStreams(): void {
  for (const end of open) end()
}

/** The body of an answer, which `endStreams` ends with a last event. */
export function endable(
  body: ReadableStream<Uint8Array>,
  last: ShortEvent,
): ReadableStream<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const ended = new AbortController()
  const end = (): void => ended.abort()
  open.add(end)
  body
    .pipeTo(writable, { signal: ended.signal, preventAbort: true })
    .catch(async (error) => {
      const writer = writable.getWriter()
      if (!ended.signal.aborted) return writer.abort(error)
      await writer.write(bytes([last]))
      return writer.close()
    })
    .finally(() => open.delete(end))
  return readable
}

/** Events as they travel. */
export const bytes = (events: readonly ShortEvent[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(stream(events))
