import type { Server } from './server'

/** A plan, as it is answered. */
export interface Plan {
  readonly hash: string
  readonly changes: readonly {
    readonly do: string
    readonly what: string
    readonly name: string
    readonly before?: unknown
    readonly after?: unknown
    readonly loss?: Told
  }[]
  readonly losses: readonly Told[]
  readonly warnings: readonly Told[]
  readonly backup?: string
}

interface Told {
  readonly name: string
  readonly says: string
  readonly found: number
  readonly total: number
}

/** The plan for a document. Throws where the server refuses it. */
export async function planned(server: Server, document: unknown): Promise<Plan> {
  const init = { method: 'POST', json: document }
  return (await (await server.admin('/api/stack/plan', init)).json()) as Plan
}

/** Asks for a plan to be carried out. */
export const applying = (
  server: Server,
  document: unknown,
  { hash }: Pick<Plan, 'hash'>,
  allowDestroy: readonly string[] = [],
): Promise<Response> =>
  server.fetch('/api/stack/apply', {
    token: server.superuser,
    json: { document, hash, allowDestroy },
  })

/** Plans a document and carries it out, with all that is lost by it. Throws where it is refused. */
export async function apply(server: Server, document: unknown): Promise<Plan> {
  const plan = await planned(server, document)
  const names = plan.losses.map(({ name }) => name)
  const response = await applying(server, document, plan, names)
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${response.status} ${text}`)
  return JSON.parse(text) as Plan
}

/** The changes of a plan in a word each. */
export const words = ({ changes }: Plan): readonly string[] =>
  changes.map(({ do: verb, what, name }) => `${verb} ${what} ${name}`)

/**
 * The schema of a server, with all but the pack's own collection, and without the ids of fields of
 * views, which are new each time.
 */
export async function schemaOf(server: Server): Promise<readonly { name: string }[]> {
  const text = await (await server.admin('/api/stack/schema.json')).text()
  const all = JSON.parse(text.replaceAll(/_clone_\w+/g, '')) as { name: string }[]
  return all.filter(({ name }) => !name.startsWith('stack_'))
}

/** What a server is, as a document. */
export async function documentOf(server: Server) {
  const settings = (await (await server.admin('/api/settings')).json()) as object
  return { settings, collections: await schemaOf(server) }
}

/** A document that PocketBase thinks about for ever: it looks at a few rows of a view before it takes it. */
export const ENDLESS = {
  collections: [
    { name: 'users' },
    {
      name: 'endless',
      type: 'view',
      viewQuery: `SELECT (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT max(i) FROM n) AS id`,
    },
  ],
}
