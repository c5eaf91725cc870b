import { createParser } from 'eventsource-parser'
import { ACCEPT, type Told, toldOf } from './datastar'
import type { Server } from './server'

export interface Stream {
  readonly status: number
  /** All events so far. */
  readonly events: readonly Told[]
  /** Waits until an event is there that fits; fails long after it should have been. */
  readonly until: (fits: (event: Told) => boolean) => Promise<Told>
  /** Waits until the server has ended it. */
  readonly ended: Promise<void>
  readonly close: () => Promise<void>
}

/** Whether an event says that something has changed. */
export const isMark = ({ data }: Told): boolean => data.signals?.includes('"live"') ?? false

/** Opens a stream as a Datastar client does. */
export async function openStream(
  { url }: Server,
  path: string,
  { token, dialect = 'beta' }: { token?: string; dialect?: 'beta' | 'one' } = {},
): Promise<Stream> {
  const abort = new AbortController()
  const response = await fetch(url + path, {
    signal: abort.signal,
    headers: {
      'Datastar-Request': 'true',
      Accept: ACCEPT[dialect],
      ...(token !== undefined && { Authorization: token }),
    },
  })
  const events: Told[] = []
  const waiting = new Set<() => void>()
  const parser = createParser({
    onEvent: (event) => {
      events.push(toldOf(event))
      for (const look of waiting) look()
    },
  })
  const ended = read(response, (text) => parser.feed(text))
  return {
    status: response.status,
    events,
    ended,
    until: (fits) => eventThat(events, waiting, fits),
    close: async () => {
      abort.abort()
      await ended
    },
  }
}

async function read({ body }: Response, feed: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  try {
    for await (const chunk of body ?? []) feed(decoder.decode(chunk, { stream: true }))
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error
  }
}

function eventThat(
  events: readonly Told[],
  waiting: Set<() => void>,
  fits: (event: Told) => boolean,
): Promise<Told> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      waiting.delete(look)
      reject(new Error(`No such event among ${JSON.stringify(events, null, 1)}`))
    }, 20_000)
    const look = (): void => {
      const found = events.find(fits)
      if (!found) return
      clearTimeout(timer)
      waiting.delete(look)
      resolve(found)
    }
    waiting.add(look)
    look()
  })
}
