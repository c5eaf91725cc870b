import type { Server } from './server'

/** What a superuser asks of declared resources: `settings`, `collections/tags` and the like. */
export interface Resources {
  readonly ask: (method: string, path: string, json?: unknown) => Promise<Response>
  /** What is answered with 200. Throws where it is not. */
  readonly answer: (method: string, path: string, json?: unknown) => Promise<unknown>
  /** An error, with its status. */
  readonly refused: (method: string, path: string, json?: unknown) => Promise<unknown>
  /** Changes something by hand, as the dashboard does. */
  readonly patch: (path: string, json: unknown) => Promise<Response>
  /** When collections and declarations were last written. */
  readonly written: () => Promise<unknown>
}

/** The declared resources of a server. */
export function resourcesOf(server: Server): Resources {
  const ask: Resources['ask'] = (method, path, json) =>
    server.fetch(`/api/stack/${path}`, {
      ...{ method, token: server.superuser },
      ...(json !== undefined && { json }),
    })
  return {
    ask,
    answer: async (method, path, json) => {
      const response = await ask(method, path, json)
      const text = await response.text()
      if (response.status !== 200) throw new Error(`${method} ${path}: ${response.status} ${text}`)
      return JSON.parse(text)
    },
    refused: async (method, path, json) => {
      const response = await ask(method, path, json)
      return { ...((await response.json()) as object), status: response.status }
    },
    patch: (path, json) => server.admin(path, { method: 'PATCH', json }),
    written: async () => {
      const collections = await (await server.admin('/api/collections?perPage=500')).json()
      const rows = '/api/collections/stack_declared/records?fields=id,declared&perPage=500'
      return [collections, await (await server.admin(rows)).json()]
    },
  }
}
