import type { ValidateFunction } from 'ajv'
import { matches, type OpenApi, schemasIn, step } from './openapi'

type Fetch = (path: string, token: string | undefined, etag: string) => Promise<Response>

interface Described {
  readonly etag: string
  readonly document: OpenApi
  readonly compile: (pointer: string) => ValidateFunction
}

interface Exchange {
  readonly method: string
  readonly path: string
  readonly token: string | undefined
  readonly response: Response
}

/**
 * Holds every answer of a server to the document that it gives the same caller: a status or a body
 * that the document does not allow is an error, and so is anything but a refusal where it leaves
 * the operation out. Without a document (the pack is off) nothing is held.
 */
export function recorder(fetch: Fetch) {
  const current = newest(fetch)
  return async ({ method, path, token, response }: Exchange): Promise<void> => {
    const [route = '', query = ''] = path.split('?')
    const described = route.startsWith('/api/') ? await current(token) : undefined
    const json = response.headers.get('content-type')?.includes('application/json')
    if (!described || !json || method === 'HEAD' || query.includes('fields=')) return
    const body: unknown = await response.json()
    const pointer = answerPointer(described.document, method, route, response.status)
    const validate = described.compile(pointer ?? EMPTY_LIST)
    if (validate(body)) return
    const errors = JSON.stringify(validate.errors?.slice(0, 5), null, 2)
    throw new Error(`${method} ${path} ${response.status}: ${JSON.stringify(body)}\n${errors}`)
  }
}

/** The document of this moment for a caller; read again only when it has changed. */
function newest(fetch: Fetch): (token: string | undefined) => Promise<Described | undefined> {
  const known = new Map<string | undefined, Described>()
  return async (token) => {
    const found = known.get(token)
    const answer = await fetch('/api/stack/openapi.json', token, found?.etag ?? '')
    if (answer.status >= 400) return undefined
    if (answer.status === 304) return found
    const document = (await answer.json()) as OpenApi
    const etag = answer.headers.get('etag') ?? ''
    const described = { etag, document, compile: schemasIn(document) }
    known.set(token, described)
    return described
  }
}

/** Where the document describes the JSON of an answer; nowhere for what it leaves out. */
function answerPointer(
  { paths }: OpenApi,
  method: string,
  route: string,
  status: number,
): string | undefined {
  const verb = method === 'HEAD' ? 'get' : method.toLowerCase()
  const known = Object.keys(paths).filter((template) => matches(template, route))
  const path = known.find((template) => paths[template]?.[verb])
  const described = paths[path ?? '']?.[verb]?.responses?.[status]
  if (described) return `#/paths/${step(path)}/${verb}/responses/${status}${JSON_SCHEMA}`
  return status >= 400 ? `#/components/responses/Error${JSON_SCHEMA}` : undefined
}

const JSON_SCHEMA = '/content/application~1json/schema'

/** What a list rule that lets nobody through answers: a success without records. */
const EMPTY_LIST = '#/x-empty-list'
