import { createParser } from 'eventsource-parser'
import type { Init, Server } from './server'

export const ACCEPT = {
  beta: 'text/event-stream',
  one: 'text/event-stream, text/html, application/json',
} as const

/** A Datastar event, its lines joined by key as a client joins them. */
export interface Told {
  readonly event: string
  readonly data: Readonly<Record<string, string>>
}

/** Reads the body of an event stream as the specification says, not as a client happens to. */
export function eventsIn(body: string): readonly Told[] {
  const events: Told[] = []
  const parser = createParser({
    onEvent: (event) => events.push(toldOf(event)),
  })
  parser.feed(body)
  return events
}

/** What a client makes of a message of a stream. */
export const toldOf = ({
  event = '',
  data,
}: {
  event?: string | undefined
  data: string
}): Told => ({
  event,
  data: byKey(data),
})

function byKey(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const line of text.split('\n')) {
    const [key = ''] = line.split(' ', 1)
    const value = line.slice(key.length + 1)
    found[key] = key in found ? `${found[key]}\n${value}` : value
  }
  return found
}

/** Asks a server as a Datastar client does. */
export async function ask(
  server: Server,
  path: string,
  { headers, ...init }: Init & { readonly dialect?: 'beta' | 'one' } = {},
): Promise<{ readonly status: number; readonly events: readonly Told[]; readonly body: string }> {
  const response = await server.fetch(path, {
    ...init,
    headers: { 'Datastar-Request': 'true', Accept: ACCEPT[init.dialect ?? 'beta'], ...headers },
  })
  const body = await response.text()
  return { status: response.status, events: eventsIn(body), body }
}

/** The HTML that events bring, of either dialect. */
export const htmlIn = (events: readonly Told[]): string =>
  events.map(({ data }) => data.fragments ?? data.elements ?? '').join('')

/** The signals that events set, later ones over earlier ones. */
export const signalsIn = (events: readonly Told[]): Readonly<Record<string, unknown>> =>
  Object.assign({}, ...events.map(({ data }) => JSON.parse(data.signals ?? '{}')))
