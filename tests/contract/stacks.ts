import { Fault } from '../../pb_hooks_src/fault'
import { answer, type Feature } from '../../pb_hooks_src/feature'
import type { Audience } from '../../pb_hooks_src/model/audience'
import { stack } from '../../pb_hooks_src/stack'
import { memoryHost } from '../support/memory-host'
import { signIn, startServer } from '../support/server'
import { lacking } from '../support/versions'

/** What the contract asks of a stack: routes that answer, a schema and switches to change. */
export interface Stack {
  readonly get: (route: Route, as: As, init?: { query?: string; etag?: string }) => Promise<Answer>
  /** Replaces the list rule of the collection `open`. */
  readonly setRule: (rule: string | null) => Promise<void>
  readonly rename: (appName: string) => Promise<void>
  readonly allowBatch: (enabled: boolean) => Promise<void>
  readonly switchOff: (feature: string, off: boolean) => Promise<void>
  readonly stop: () => Promise<void>
}

type Route = keyof typeof ROUTES
export type As = 'guest' | 'member' | 'superuser'

interface Answer {
  readonly status: number
  readonly body: string
  readonly etag: string | null
  /** The fault's code, where there is one. */
  readonly code: string | undefined
}

const ROUTES = {
  openapi: { feature: 'openapi', route: 'document', path: '/api/stack/openapi.json' },
  schema: { feature: 'state', route: 'schema', path: '/api/stack/schema.json' },
  types: { feature: 'types', route: 'types', path: '/api/stack/types.ts' },
  zod: { feature: 'types', route: 'zod', path: '/api/stack/zod.ts' },
  go: { feature: 'types', route: 'go', path: '/api/stack/records.go' },
} as const

const MEMBER = { email: 'member@example.com', password: 'a-member-password' }

/** The real thing: the pack in a PocketBase with these collections. */
export async function realStack(
  collections: readonly unknown[],
): Promise<Stack & { live: () => Promise<unknown[]> }> {
  const server = await startServer()
  await server.admin('/api/collections/import', { method: 'PUT', json: { collections } })
  await server.admin('/api/collections/members/records', {
    json: { ...MEMBER, passwordConfirm: MEMBER.password },
  })
  const tokens: Readonly<Record<As, string | undefined>> = {
    guest: undefined,
    member: await signIn(server.fetch, 'members', MEMBER.email, MEMBER.password),
    superuser: server.superuser,
  }
  return {
    get: async (route, as, { query = '', etag } = {}) => {
      const token = tokens[as]
      const response = await server.fetch(ROUTES[route].path + query, {
        ...(token !== undefined && { token }),
        ...(etag !== undefined && { headers: { 'If-None-Match': etag } }),
      })
      const body = await response.text()
      return {
        status: response.status,
        body,
        etag: response.headers.get('etag'),
        code: codeIn(body),
      }
    },
    setRule: async (listRule) => {
      await server.admin('/api/collections/open', { method: 'PATCH', json: { listRule } })
    },
    rename: async (appName) => {
      await server.admin('/api/settings', { method: 'PATCH', json: { meta: { appName } } })
    },
    allowBatch: async (enabled) => {
      await server.admin('/api/settings', { method: 'PATCH', json: { batch: { enabled } } })
    },
    switchOff: async (feature, off) => {
      const found = await server.admin(
        `/api/collections/stack_features/records?filter=(name='${feature}')`,
      )
      const { items } = (await found.json()) as { items: { id: string }[] }
      await server.admin(`/api/collections/stack_features/records/${items[0]?.id}`, {
        method: 'PATCH',
        json: { off },
      })
    },
    live: async () => {
      const response = await server.admin('/api/collections?perPage=200')
      return ((await response.json()) as { items: unknown[] }).items
    },
    stop: server.stop,
  }
}

/** The same routes on a host in memory; PocketBase's own guards are played by hand. */
export function memoryStack(collections: readonly unknown[]): Stack {
  const memory = {
    appName: 'Acme',
    batch: false,
    collections: structuredClone(collections),
    off: [] as string[],
    missing: lacking(),
  }
  const host = memoryHost(memory)
  return {
    get: async (name, as, { query = '', etag = '' } = {}) => {
      const { feature, route } = ROUTES[name]
      const refusal = GUARDS[feature][as]
      if (refusal !== undefined) return refused(refusal)
      const request = {
        query: Object.fromEntries(new URLSearchParams(query)),
        audience: AUDIENCES[as],
        ifNoneMatch: etag,
      }
      try {
        const { status, body, headers } = answer(featureOf(feature), route, request, host)
        return { status, body: String(body), etag: headers.ETag ?? null, code: undefined }
      } catch (error) {
        if (!(error instanceof Fault)) throw error
        return refused(error.status, error.code)
      }
    },
    setRule: async (listRule) => {
      memory.collections = memory.collections.map((c) =>
        (c as { name: string }).name === 'open' ? { ...(c as object), listRule } : c,
      )
    },
    rename: async (appName) => {
      memory.appName = appName
    },
    allowBatch: async (enabled) => {
      memory.batch = enabled
    },
    switchOff: async (feature, off) => {
      memory.off = off ? [feature] : []
    },
    stop: async () => undefined,
  }
}

const AUDIENCES: Readonly<Record<As, Audience>> = {
  guest: { is: 'guest' },
  member: { is: 'user', of: 'members' },
  superuser: { is: 'superuser' },
}

/** What PocketBase's own guards answer before a route is asked. */
const GUARDS: Readonly<Record<Guarded, Partial<Record<As, number>>>> = {
  openapi: {},
  state: { guest: 401, member: 403 },
  types: { guest: 401, member: 403 },
}

type Guarded = (typeof ROUTES)[Route]['feature']

const refused = (status: number, code?: string): Answer => ({ status, body: '', etag: null, code })

function featureOf(name: string): Feature {
  const feature = stack.find((candidate) => candidate.name === name)
  if (!feature) throw new Error(`There is no feature ${name}.`)
  return feature
}

function codeIn(body: string): string | undefined {
  if (!body.startsWith('{"data"')) return undefined
  const { data } = JSON.parse(body) as { data: Record<string, { code?: string }> }
  return Object.values(data)[0]?.code
}
