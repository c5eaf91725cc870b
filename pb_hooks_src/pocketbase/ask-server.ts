import { Fault } from '../fault'
import { isObject, type Json } from '../state/json'
import { lastStart } from './start'

/** A server, and a token of a superuser for it. */
export interface Answering {
  readonly url: string
  readonly token: string
}

/**
 * The server that runs on this data folder, unless none does. It may not be the one that listens
 * where ours once did: a token that was made from this data tells.
 */
export function ownServer(app: core.App): Answering | undefined {
  const address = lastStart(app)?.address ?? ''
  const [superuser] = address === '' ? [] : app.findAllRecords('_superusers')
  if (!superuser) return undefined
  const token = superuser.newStaticAuthToken((10 * 60 * 1_000_000_000) as unknown as time.Duration)
  const server = { url: `http://${address.replace(/^(0\.0\.0\.0|\[::\])?:/, '127.0.0.1:')}`, token }
  try {
    const { statusCode } = send(server, { method: 'GET', path: '/api/stack/schema.json' })
    return statusCode === 200 ? server : undefined
  } catch {
    return undefined
  }
}

interface Asked {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
}

/** How long a server may take, in seconds. */
const PATIENCE = 300

function send({ url, token }: Answering, { method, path, body }: Asked) {
  return $http.send({
    url: `${url.replace(/\/$/, '')}${path}`,
    method,
    body: body === undefined ? '' : JSON.stringify(body),
    headers: { Authorization: token, 'Content-Type': 'application/json' },
    timeout: PATIENCE,
  })
}

/** What a server answers. What it refuses becomes a fault with all that it says. */
export function ask(server: Answering, asked: Asked): Json {
  const { statusCode, json } = reached(server, asked)
  if (statusCode === 200 && isObject(json)) return json
  const says = isObject(json)
    ? [json.message, ...problems(json.data)]
    : [`It answers ${statusCode}.`]
  const at = `${server.url}${asked.path}`
  throw new Fault(statusCode === 409 ? 'world_moved' : 'refused', says.join('\n  '), at)
}

function reached(server: Answering, asked: Asked) {
  try {
    return send(server, asked)
  } catch (cause) {
    throw new Fault('not_found', `Nobody answers at ${server.url}.`, 'url', cause)
  }
}

/** The sentences in PocketBase's errors, each with where it belongs. */
export const problems = (data: unknown, at: readonly string[] = []): readonly string[] => {
  if (!isObject(data)) return []
  if (typeof data.code === 'string') return [`${at.join('.')}: ${data.message} (${data.code})`]
  return Object.entries(data).flatMap(([key, inner]) => problems(inner, [...at, key]))
}
