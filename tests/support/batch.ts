import fc from 'fast-check'
import type { Schema } from './conforming'
import { type Case, urlOf } from './exchange'
import type { Known } from './known'
import { likelyFor } from './likely'
import { matches, type OpenApi } from './openapi'
import { collectionIn, type Operation, operationsIn, requestsFor } from './requests'

const JSON_TYPE = 'application/json'

interface Part {
  readonly method: string
  readonly url: string
  readonly body?: unknown
}

/** Whether a schema is that of a request in a batch. */
export const isPart = ({ properties }: Schema): boolean =>
  properties?.url?.description?.startsWith('A record route') === true

/** The longest path and query of a part. */
const MOST = 2000

/** Writes of records as parts of a batch. */
export function parts(document: OpenApi, known: Known): fc.Arbitrary<unknown> {
  const writes = operationsIn(document).flatMap(asJson)
  const made = fc.constantFrom(...writes).chain((operation) => {
    const likely = likelyFor(known, collectionIn(operation.path))
    return requestsFor(document, operation, likely).map((request) => ({
      method: operation.method.toUpperCase(),
      url: urlOf(operation, request),
      ...(request.body && { body: request.body.value }),
    }))
  })
  return made.filter(({ url }) => url.length <= MOST)
}

/** A batch that is JSON has no files. */
function asJson(operation: Operation): readonly Operation[] {
  const { path, method, requestBody } = operation
  if (!/\/records(\/\{id\})?$/.test(path) || method === 'get') return []
  if (requestBody === undefined) return [operation]
  const { [JSON_TYPE]: json } = requestBody.content
  return json ? [{ ...operation, requestBody: { content: { [JSON_TYPE]: json } } }] : []
}

/**
 * A part of a batch as a request of its own: as JSON and, in a batch with files, as a form too, since
 * its values are from both. None where it goes to no record route.
 */
export function casesOf({ document, request }: Case, index: number): readonly Case[] {
  const { value, type = '' } = request.body ?? {}
  const { requests } = Object(Object(value)['@jsonPayload'] ?? value) as {
    requests: readonly Part[]
  }
  const { method = '', url = '', body = {} } = requests[index] ?? {}
  const [path = '', query = ''] = url.split('?')
  const verb = method === 'PUT' ? 'post' : method.toLowerCase()
  const operation = operationsIn(document).find(
    (one) => one.method === verb && matches(one.path, path),
  )
  if (!operation) return []
  const asked = { path: {}, query: Object.fromEntries(new URLSearchParams(query)) }
  return [...new Set([JSON_TYPE, type])]
    .filter((one) => one === JSON_TYPE || operation.requestBody?.content[one])
    .map((one) => ({
      document,
      operation,
      request: { ...asked, body: { type: one, value: body } },
    }))
}
