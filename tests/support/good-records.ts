import fc from 'fast-check'
import type { Collection, Model } from '../../pb_hooks_src/model/model'
import { type Body, bodiesFor } from './bodies'
import type { Ids } from './good-values'
import type { Server } from './server'

/** The collections that have records of their own. */
export const written = ({ collections }: Model): readonly Collection[] =>
  collections.filter(({ kind }) => kind !== 'view')

/** Some records of each collection that others link to. */
export async function linkedRecords(server: Server, model: Model): Promise<Ids> {
  const targets = new Set(
    model.collections.flatMap(({ fields }) =>
      fields.flatMap(({ value }) => (value.is === 'link' ? [value.to] : [])),
    ),
  )
  const ids = new Map<string, readonly string[]>()
  for (const collection of written(model).filter(({ name }) => targets.has(name))) {
    const made: string[] = []
    for (let n = 0; n < 5; n++) made.push(await goodRecord(server, collection, () => [''], n))
    ids.set(collection.name, made)
  }
  return (name) => ids.get(name) ?? ['']
}

/** The id of a record made with the first body of its kind that PocketBase takes. */
export async function goodRecord(
  server: Server,
  collection: Collection,
  ids: Ids,
  nth: number,
): Promise<string> {
  for (const body of fc.sample(bodiesFor(collection, 'create', ids), { seed: nth, numRuns: 20 })) {
    const response = await send(server, 'POST', recordsOf(collection.name), body)
    if (response.ok) return ((await response.json()) as { id: string }).id
  }
  throw new Error(`PocketBase takes no body for ${collection.name}.`)
}

export const recordsOf = (name: string): string => `/api/collections/${name}/records`

/** Sends a body as JSON, or as a form where it has files. */
export function send(server: Server, method: string, path: string, body?: Body): Promise<Response> {
  const headers = { Authorization: server.superuser }
  if (body === undefined) return fetch(server.url + path, { method, headers })
  const entries = Object.entries(body)
  const hasFile = (value: unknown): boolean =>
    value instanceof File || (Array.isArray(value) && value.some(hasFile))
  const files = entries.filter(([, value]) => hasFile(value))
  const rest = JSON.stringify(Object.fromEntries(entries.filter(([, value]) => !hasFile(value))))
  if (files.length === 0) {
    const type = { ...headers, 'Content-Type': 'application/json' }
    return fetch(server.url + path, { method, headers: type, body: rest })
  }
  const form = new FormData()
  form.set('@jsonPayload', rest)
  for (const [name, value] of files) {
    for (const file of [value].flat()) form.append(name, file as File)
  }
  return fetch(server.url + path, { method, headers, body: form })
}
