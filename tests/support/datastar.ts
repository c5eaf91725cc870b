import { createParser, type ParseError } from 'eventsource-parser'
import { EVENTS } from '../../pb_hooks_src/web/datastar'
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

/**
 * Reads the body of an event stream as the specification says, not as a client happens to. Fails
 * where Datastar has no such event, or no such line of it.
 */
export function eventsIn(body: string): readonly Told[] {
  const events: Told[] = []
  const parser = createParser({ onEvent: (event) => events.push(toldOf(event)), onError: unread })
  parser.feed(body)
  if (events.length > 0 && !body.endsWith('\n\n')) throw new Error(`An event has no end: ${body}`)
  return events
}

/** An event stream has no use for PocketBase's own answer, a line of JSON, and nothing else is there. */
function unread(error: ParseError): void {
  if (!/^[[{]/.test(error.field ?? '')) throw error
}

/** What a client makes of a message of a stream. */
export function toldOf({ event = '', data }: { event?: string | undefined; data: string }): Told {
  const told = { event, data: byKey(data) }
  if (event === 'PB_CONNECT' || event.includes('/')) return told
  const lines = [...(EVENTS[event] ?? '').matchAll(/`(\w+)`/g)].map(([, key]) => key)
  const unknown = Object.keys(told.data).filter((key) => !lines.includes(key))
  if (unknown.length > 0) throw new Error(`${event} has no line "${unknown}": ${data}`)
  return told
}

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
