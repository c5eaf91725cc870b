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
  /** Whether it was asked for in events, which a document of their own describes. */
  readonly datastar: boolean
  readonly response: Response
}

/**
 * Holds every answer of a server to the document that it gives the same caller: a status, a header or
 * a body that the document does not allow is an error, and so is anything but a refusal where it
 * leaves the operation out. Without a document (the pack is off) nothing is held.
 */
export function recorder(fetch: Fetch) {
  const current = newest(fetch)
  return async (exchange: Exchange): Promise<void> => {
    const [route = ''] = exchange.path.split('?')
    const described = route.startsWith('/api/') ? await current(exchange.token) : undefined
    const type = exchange.response.headers.get('content-type') ?? ''
    if (!described) return
    const operation = operationAt(described.document, exchange.method, route)
    if (type.includes('application/json')) await expectJson(exchange, operation, described)
    else if (!exchange.datastar) await expectOther(exchange, operation)
  }
}

/** Holds JSON to its schema; what a caller has asked some fields of is not whole. */
async function expectJson(
  { method, path, response }: Exchange,
  operation: Operation | undefined,
  { compile }: Described,
): Promise<void> {
  if (method === 'HEAD' || /[?&]fields=/.test(path)) return
  const body: unknown = await response.json()
  const validate = compile(answerPointer(operation, response.status) ?? EMPTY_LIST)
  if (validate(body)) return
  const errors = JSON.stringify(validate.errors?.slice(0, 5), null, 2)
  throw new Error(`${method} ${path} ${response.status}: ${JSON.stringify(body)}\n${errors}`)
}

/** Holds an answer that is not JSON to what the document says of its status. */
async function expectOther(
  { method, path, response }: Exchange,
  operation: Operation | undefined,
): Promise<void> {
  const described = operation?.responses[response.status]
  const problem = described ? await problemOf(response, described) : 'an unknown answer'
  if (problem !== '') throw new Error(`${method} ${path} ${response.status}: ${problem}`)
}

/** What is wrong with the headers of an answer, or with a body where there is none; or nothing. */
async function problemOf(response: Response, { headers, content }: Answer): Promise<string> {
  const sent = (name: string): string => response.headers.get(name) ?? ''
  for (const [name, { schema }] of Object.entries(headers ?? {})) {
    if (!schema.enum.includes(sent(name))) return `${name}: ${sent(name)}`
  }
  if (!content) return (await response.text()) && 'a body'
  const type = sent('content-type').split(';')[0] ?? ''
  return type in content || '*/*' in content ? '' : `a body of type ${type}`
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

interface Operation {
  readonly pointer: string
  readonly responses: Readonly<Record<string, Answer>>
}

interface Answer {
  readonly content?: object
  readonly headers?: Readonly<Record<string, { readonly schema: { readonly enum: string[] } }>>
}

/** What the document says of a route; of HEAD, where it does not say otherwise, as of GET. */
function operationAt({ paths }: OpenApi, method: string, route: string): Operation | undefined {
  const known = Object.keys(paths).filter((template) => matches(template, route))
  const verbs = method === 'HEAD' ? ['head', 'get'] : [method.toLowerCase()]
  const found = known.flatMap((path) => verbs.map((verb) => ({ path, verb })))
  const is = found.find(({ path, verb }) => paths[path]?.[verb])
  if (!is) return undefined
  const responses = (paths[is.path]?.[is.verb]?.responses ?? {}) as Operation['responses']
  return { pointer: `#/paths/${step(is.path)}/${is.verb}`, responses }
}

/** Where the document describes the JSON of an answer; nowhere for what it leaves out. */
function answerPointer(operation: Operation | undefined, status: number): string | undefined {
  if (operation?.responses[status]) {
    return `${operation.pointer}/responses/${status}${JSON_SCHEMA}`
  }
  return status >= 400 ? `#/components/responses/Error${JSON_SCHEMA}` : undefined
}

const JSON_SCHEMA = '/content/application~1json/schema'

/** What a list rule that lets nobody through answers: a success without records. */
const EMPTY_LIST = '#/x-empty-list'
