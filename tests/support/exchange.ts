import type { Schema } from './conforming'
import type { OpenApi } from './openapi'
import { bodySchema, type Operation, type Request } from './requests'
import type { Init, Server } from './server'

/** A request, and the document that it conforms to. */
export interface Case {
  readonly document: OpenApi
  readonly operation: Operation
  readonly request: Request
}

/** The path and query of a request. */
export function urlOf(operation: Operation, request: Request): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(String(request.path[name])),
  )
  const query = new URLSearchParams(
    Object.entries(request.query).map(([name, value]) => [name, String(value)]),
  )
  return query.size > 0 ? `${path}?${query}` : path
}

/** Sends a request as a client of the document would, as a guest or with a token. */
export const exchange = (server: Server, given: Case, token?: string): Promise<Response> =>
  server.fetch(urlOf(given.operation, given.request), {
    method: given.operation.method.toUpperCase(),
    ...(token !== undefined && { token }),
    ...written(given),
  })

function written({ document, operation, request: { body } }: Case): Init {
  if (body === undefined) return {}
  if (body.type === 'application/json') return { json: body.value }
  const { properties = {} } = bodySchema(document, operation, body.type)
  const form = body.type === FORM ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(Object(body.value))) {
    for (const one of [value].flat()) {
      // A form without files has texts alone.
      form.append(name, part(one, properties[name] ?? {}) as string)
    }
  }
  return { form }
}

const FORM = 'multipart/form-data'

/** As OpenAPI has it: an object as JSON, the rest as it is. A form makes two of a line's end. */
function part(value: unknown, { format, items }: Schema): string | File {
  if ((items?.format ?? format) === 'binary') {
    return new File([Buffer.from(String(value), 'latin1')], 'sent.bin')
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value).replace(/[\r\n]/g, ' ')
}
