import { generateKeyPairSync } from 'node:crypto'
import { resolved, type Schema } from './conforming'
import type { OpenApi } from './openapi'
import { collectionIn, operationsIn } from './requests'
import type { Server } from './server'

/** What requests to a server under test may name. */
export interface Known {
  /** The values of a field in the records of a collection. */
  readonly values: (collection: string, field: string) => readonly string[]
  /** Adds a record that was made, with an id that the request gave. */
  readonly learn: (collection: string, record: Row) => void
  /** The keys that `expand` follows from a collection. */
  readonly links: (collection: string) => readonly string[]
  /** A collection of people. */
  readonly users: { readonly name: string; readonly id: string }
  readonly file: { readonly collection: string; readonly id: string; readonly name: string }
  /** Everybody's. */
  readonly password: string
  /** Of a stream that is open. */
  readonly clientId: string
  readonly privateKey: string
  /** Of a line of the log. */
  readonly line: string
}

export type Row = Readonly<Record<string, unknown>>

/** The most records of a collection that are used. */
const MOST = 10

/** Reads what is there; `spared` are the ids of records that nobody may change or delete. */
export async function knownOf(
  server: Server,
  document: OpenApi,
  { password, spared }: { readonly password: string; readonly spared: readonly string[] },
): Promise<Omit<Known, 'clientId'>> {
  const rows = new Map<string, Row[]>()
  for (const { operationId, path } of operationsIn(document)) {
    if (!operationId.startsWith('list') || !path.endsWith('/records')) continue
    const { items } = await json<{ items: readonly Row[] }>(server, `${path}?perPage=50&sort=id`)
    rows.set(
      collectionIn(path),
      items.filter(({ id }) => !spared.includes(String(id))).slice(0, MOST),
    )
  }
  const { items } = await json<{ items: readonly Collection[] }>(
    server,
    '/api/collections?perPage=500&sort=name',
  )
  const lines = await json<{ items: readonly { id: string }[] }>(server, '/api/logs?perPage=1')
  const users = items.find(({ type, system }) => type === 'auth' && !system)
  return {
    values: (collection, field) => (rows.get(collection) ?? []).map((row) => String(row[field])),
    learn: (collection, record) => rows.get(collection)?.push(record),
    links: (collection) => linksFrom(document, collection),
    users: { name: users?.name ?? '', id: users?.id ?? '' },
    file: fileIn(items, rows),
    password,
    line: lines.items[0]?.id ?? '',
    privateKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    }) as string,
  }
}

interface Collection {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly system: boolean
  readonly fields: readonly {
    readonly name: string
    readonly type: string
    readonly protected?: boolean
  }[]
}

const json = async <T>(server: Server, path: string): Promise<T> =>
  (await (await server.admin(path)).json()) as T

/** A stored file that anybody may read, if there is one. */
function fileIn(
  collections: readonly Collection[],
  rows: ReadonlyMap<string, readonly Row[]>,
): Known['file'] {
  const found = collections.flatMap(({ name: collection, fields }) =>
    fields
      .filter((field) => field.type === 'file' && !field.protected)
      .flatMap((field) =>
        (rows.get(collection) ?? []).map((row) => ({
          collection,
          id: String(row.id),
          name: String([row[field.name]].flat()[0] ?? ''),
        })),
      ),
  )
  return found.find(({ name }) => name !== '') ?? { collection: 'users', id: '', name: '' }
}

function linksFrom(document: OpenApi, collection: string): readonly string[] {
  const listed = document.paths[`/api/collections/${collection}/records`]?.get
  const schema = listed?.responses?.[200]?.content?.['application/json']?.schema
  const page = resolved(document, schema ?? {})
  const record = resolved(document, page.properties?.items?.items ?? {})
  const expand: Schema | undefined = record.properties?.expand
  return expand ? Object.keys(resolved(document, expand).properties ?? {}) : []
}
