import { again } from './again'
import { eventStream } from './event-stream'

/**
 * Hears of the changes of a collection that is not the one whose table is open, until it is aborted:
 * also once the stream is there, since something may have changed before.
 */
export function hear(collection: string, signal: AbortSignal, changed: () => void): Promise<void> {
  return again(signal, async (until) => {
    try {
      const { body } = await eventStream(`/api/realtime?live=${collection}`, until)
      const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        if (part.value.includes('"changed"')) changed()
      }
    } catch {
      // A server restarts, a machine sleeps: it is tried again.
    }
  })
}
