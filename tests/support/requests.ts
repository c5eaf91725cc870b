import fc from 'fast-check'
import { type Any, conformingTo, type Likely, resolved, type Schema } from './conforming'
import type { OpenApi } from './openapi'

/** One thing that a document lets a caller do. */
export interface Operation {
  readonly method: string
  readonly path: string
  readonly operationId: string
  readonly description?: string
  readonly parameters?: readonly { readonly $ref: string }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<Record<string, object>>
}

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly schema: Schema
  readonly description?: string
}

/** A request that conforms to an operation, before it is written down. */
export interface Request {
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  /** The media type and the value of the body, where there is one. */
  readonly body?: { readonly type: string; readonly value: unknown }
}

/** The operations of a document, in its order. */
export const operationsIn = ({ paths }: OpenApi): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(
      ([method, described]) => ({ ...described, method, path }) as unknown as Operation,
    ),
  )

/** The collection whose routes a path belongs to; empty for other routes. */
export const collectionIn = (path: string): string =>
  /^\/api\/collections\/(\w+)\//.exec(path)?.[1] ?? ''

/** The parameters of an operation, what is said of each as part of its schema. */
export function parametersOf(
  { components }: OpenApi,
  { parameters = [] }: Operation,
): readonly Parameter[] {
  return parameters.map(({ $ref }) => {
    const name = $ref.replace('#/components/parameters/', '')
    const parameter = components.parameters[name] as Parameter
    const { description = '', schema } = parameter
    return { ...parameter, schema: { ...schema, description } }
  })
}

/** The schema of a request's body. */
export const bodySchema = (
  document: OpenApi,
  { requestBody }: Operation,
  type: string | undefined,
): Schema => resolved(document, requestBody?.content[type ?? '']?.schema ?? {})

/** Requests that conform to an operation of a document. */
export function requestsFor(
  document: OpenApi,
  operation: Operation,
  likely: Likely,
): fc.Arbitrary<Request> {
  const made = conformingTo(document, likely)
  const parameters = parametersOf(document, operation)
  const of = (place: Parameter['in']): Record<string, Any> =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === place)
        .map(({ name, schema }) => [name, made(schema)]),
    )
  const bodies = Object.keys(operation.requestBody?.content ?? {}).map((type) =>
    made(bodySchema(document, operation, type)).map((value) => ({ type, value })),
  )
  return fc.record({
    path: fc.record(of('path')).filter((path) => Object.values(path).every(isSegment)),
    query: fc.record(of('query'), { requiredKeys: [] }),
    ...(bodies.length > 0 && { body: fc.oneof(...bodies) }),
  }) as fc.Arbitrary<Request>
}

/** A part of a path is never empty, and every client reads dots as a way up. */
const isSegment = (value: unknown): boolean => !['', '.', '..'].includes(String(value))
