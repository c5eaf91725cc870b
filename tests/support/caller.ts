import { type Known, knownOf } from './known'
import type { OpenApi } from './openapi'
import type { Server } from './server'
import { subscriber } from './subscriber'

/** Somebody who sends requests to a server, and what the server says they may send. */
export interface Caller {
  readonly server: Server
  readonly document: OpenApi
  readonly known: Known
  /** Which of several callers. */
  readonly nth: number
  /** A guest has none. */
  readonly token: string | undefined
}

/** Where requests are sent. */
export interface Place {
  readonly server: Server
  /** Everybody's. */
  readonly password: string
}

interface Someone extends Place, Pick<Caller, 'nth' | 'token'> {
  /** The tokens of those whose records must stay as they are. */
  readonly spared: readonly string[]
}

/** Gives a caller to a task, with a stream that is open for as long. */
export async function asCaller<Result>(
  { server, password, spared, token, nth }: Someone,
  task: (caller: Caller) => Promise<Result>,
): Promise<Result> {
  const whole = await documentFor(server, server.superuser)
  const ids = [...spared, server.superuser].map(idIn)
  const { clientId, close } = await subscriber(server, token)
  const known = { ...(await knownOf(server, whole, { password, spared: ids })), clientId }
  const document = await documentFor(server, token)
  return task({ server, document, known, nth, token }).finally(close)
}

async function documentFor(server: Server, token: string | undefined): Promise<OpenApi> {
  const init = token === undefined ? {} : { token }
  return (await (await server.fetch('/api/stack/openapi.json', init)).json()) as OpenApi
}

/** Whose token it is. */
const idIn = (token: string): string =>
  (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { id: string }).id
