import type { MessageEvent } from './events'

/** How long a client may take to read what is sent to it, in milliseconds; half of it at the least. */
const PATIENCE = 30_000

/** The limit is set anew at these steps: that takes as long as a message, so not for each of them. */
const STEP = PATIENCE / 2

/** When to set it anew, the same moment for all clients, in milliseconds. */
export const nextLimit = (now: number): number => (Math.floor(now / STEP) + 1) * STEP

/**
 * Ends the stream of a client that has stopped reading. PocketBase would wait for it as long as the
 * connection stands, and a hook holds its VM while PocketBase writes: a few dozen such clients would
 * leave none for others.
 */
export function limitWriting({ requestEvent }: MessageEvent): void {
  let writer: Writer = requestEvent.response as unknown as Writer
  while (writer.unwrap) writer = writer.unwrap()
  writer.setWriteDeadline?.(
    new DateTime().add((PATIENCE * 1_000_000) as unknown as time.Duration).time(),
  )
}

/** A response writer of Go's: PocketBase's stands around that of the connection. */
interface Writer {
  readonly unwrap?: () => Writer
  readonly setWriteDeadline?: (at: unknown) => void
}
