import { type JsonObject, joined, type Lazy, mapped, type Named, ref, refTo } from './json-schema'

/** One thing that a client can do, as data; the document prints it. */
export interface Operation {
  readonly method: 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete'
  readonly path: string
  /** Unique and stable: clients name their functions after it. */
  readonly id: string
  readonly tag: string
  readonly summary: string
  readonly description?: string | undefined
  readonly security: readonly JsonObject[]
  /** The text of the rule, for those who may read it. */
  readonly rule?: string | undefined
  readonly parameters?: readonly string[]
  /** The names of schemas, by media type. */
  readonly body?: Readonly<Record<string, string>> | undefined
  readonly answers: Readonly<Record<number, Answer>>
}

/**
 * A named schema as JSON; a stream of events, each as a named schema says; other media types with
 * their schemas; or nothing but the status.
 */
type Answer =
  | string
  | { readonly events: string }
  | {
      readonly says: string
      readonly headers?: JsonObject
      readonly content?: Readonly<Record<string, JsonObject>>
    }
  | null

/** Operations that come and go together, with the schemas that they name. */
export interface Group {
  readonly operations: readonly Operation[]
  readonly schemas: Readonly<Record<string, JsonObject>>
}

/** Who may send a request: PocketBase takes a token where it asks for none, too. */
export const SECURITY = {
  anyone: [{}],
  guests: [{}, { auth: [] }, { superuser: [] }],
  auth: [{ auth: [] }, { superuser: [] }],
  own: [{ auth: [] }],
  superuser: [{ superuser: [] }],
} as const

type Rest = Omit<Operation, 'method' | 'path' | 'tag' | 'security'> &
  Partial<Pick<Operation, 'security'>>

/** Makes operations of one tag, all for the same callers where they do not say otherwise. */
export const operationsOf =
  (tag: string, callers: keyof typeof SECURITY) =>
  (method: Operation['method'], path: string, rest: Rest): Operation => ({
    method,
    path,
    tag,
    security: SECURITY[callers],
    ...rest,
  })

/** The path items of operations, in their order. */
export function pathsOf(operations: readonly Operation[]): readonly Lazy[] {
  const paths = new Map<string, Operation[]>()
  for (const operation of operations) {
    const item = paths.get(operation.path)
    if (item) item.push(operation)
    else paths.set(operation.path, [operation])
  }
  return [...paths].map(([path, item]): Lazy => [path, () => itemOf(item)])
}

const itemOf = (operations: readonly Operation[]): JsonObject =>
  joined(operations.map((operation): Named => [operation.method, printed(operation)]))

/** What an operation lacks is undefined, which no printer prints. */
function printed(operation: Operation): JsonObject {
  const { id, tag, summary, description, security, rule, parameters, body, answers } = operation
  return {
    operationId: id,
    summary,
    description,
    tags: [tag],
    security,
    'x-pb-rule': rule,
    parameters: parameters?.map((name) => refTo('parameters', name)),
    requestBody: body && { required: true, content: contentOf(body) },
    responses: { ...mapped(answers, answerOf), default: REFUSED },
  }
}

const REFUSED = refTo('responses', 'Error')

const contentOf = (body: Readonly<Record<string, string>>): JsonObject =>
  mapped(body, (name) => ({ schema: ref(name) }))

function answerOf(answer: Answer): JsonObject {
  if (answer === null) return { description: 'Done.' }
  if (typeof answer === 'string') {
    return { description: 'Done.', content: { 'application/json': { schema: ref(answer) } } }
  }
  if ('events' in answer) {
    const events = { 'x-ogen-sse-event-shape': 'full', schema: ref(answer.events) }
    return { description: 'Events.', content: { 'text/event-stream': events } }
  }
  const { says, headers, content } = answer
  return {
    description: says,
    headers,
    content: content && mapped(content, (schema) => ({ schema })),
  }
}
