import type { Feature } from '../feature'
import { canonical } from '../schema/canonical'
import { readSnapshot } from '../schema/read-snapshot'

const ABOUT = `A document is JSON, or YAML where the name of the file says so. The server that runs on this
data folder is asked; where none runs, the data itself is. With --url another server is.

plan and drift end with 2 where there is a difference, with 0 where there is none, and with 1 for errors.`

const SERVER = {
  url: { value: '', help: 'another server than that of this data folder' },
  token: { value: '', help: 'of a superuser of that server; better in PB_STACK_TOKEN' },
}

/** What is declared by itself, each by its method and path. */
const RESOURCES = Object.fromEntries(
  [
    ...['settings', 'collections/{name}', 'records/{collection}/{id}'].flatMap((path) =>
      (['GET', 'PUT', 'DELETE'] as const).map((method) => [method, method, path] as const),
    ),
    ...['collections', 'records'].map((path) => ['LIST', 'GET', path] as const),
  ].map(([word, method, path]) => [
    `${word} ${path}`,
    { method, path: `/api/stack/${path}`, access: 'superuser' } as const,
  ]),
)

/** The schema as PocketBase states it, in canonical form: equal schemas give equal bytes. */
export const state: Feature = {
  name: 'state',
  routes: {
    schema: {
      path: '/api/stack/schema.json',
      access: 'superuser',
      asked: () => ({ audience: { is: 'superuser' }, form: '' }),
      document: (_asked, host) => ({
        type: 'application/json',
        body: canonical(host.snapshot().collections),
      }),
    },
  },
  actions: {
    plan: { method: 'POST', path: '/api/stack/plan', access: 'superuser' },
    apply: { method: 'POST', path: '/api/stack/apply', access: 'superuser' },
    drift: { method: 'GET', path: '/api/stack/drift', access: 'superuser' },
    ...RESOURCES,
  },
  groups: { token: 'Tokens for machines, each a superuser of its own' },
  commands: {
    'token create': {
      summary: 'Print a token for a machine, once',
      flags: {
        note: { value: '', help: 'what it is for' },
        ttl: { value: '90d', help: 'how long it is good: 12h, 90d, 1y' },
      },
      run: ({ note = '', ttl = '' }, host) =>
        host.declare({ is: 'tokens', task: { is: 'create', note, ttl } }),
    },
    'token list': {
      summary: 'Show what tokens there are, and when they end',
      flags: {},
      run: (_flags, host) => host.declare({ is: 'tokens', task: { is: 'list' } }),
    },
    'token revoke': {
      summary: 'End a token',
      takes: 'ID',
      flags: {},
      run: (_flags, host, [id = '']) => host.declare({ is: 'tokens', task: { is: 'revoke', id } }),
    },
    plan: {
      summary: 'Show what would change if a document were applied',
      details: ABOUT,
      takes: 'FILE',
      flags: SERVER,
      run: ({ url = '', token = '' }, host, [file = '']) =>
        host.declare({ is: 'plan', file, url, token }),
    },
    apply: {
      summary: 'Make settings, collections and records what a document says',
      details: ABOUT,
      takes: 'FILE',
      flags: {
        ...SERVER,
        'allow-destroy': { value: '', help: 'what may be lost, as the plan names it, by comma' },
      },
      run: ({ url = '', token = '', ...flags }, host, [file = '']) => {
        const allowed = (flags['allow-destroy'] ?? '').split(',').map((name) => name.trim())
        const allowDestroy = allowed.filter((name) => name !== '')
        return host.declare({ is: 'apply', file, url, token, allowDestroy })
      },
    },
    drift: {
      summary: 'Show what is otherwise than it was declared last',
      details: ABOUT,
      flags: SERVER,
      run: ({ url = '', token = '' }, host) => host.declare({ is: 'drift', url, token }),
    },
    export: {
      summary: 'Print settings and collections as a document, without secrets',
      flags: {
        format: { value: 'json', help: 'json, yaml, or for OpenTofu hcl and hcl-imports' },
      },
      run: ({ format = '' }, host) => host.declare({ is: 'export', format }),
    },
    schema: {
      summary: 'Print the schema in canonical form',
      flags: {
        from: { value: '', help: 'a file of exported collections instead of the live schema' },
      },
      run: ({ from = '' }, host) => {
        const snapshot = from === '' ? host.snapshot() : readSnapshot(host.readJson(from))
        return { text: canonical(snapshot.collections) }
      },
    },
  },
}
