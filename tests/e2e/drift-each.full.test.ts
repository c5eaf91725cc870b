import { afterAll, beforeAll, expect, test } from 'vitest'
import { changedByHand, only, pathsOf, placeOf } from '../support/by-hand'
import { type Resources, resourcesOf } from '../support/resources'
import { FIXTURES } from '../support/schemas'
import { type Server, stackCommand, startServer } from '../support/server'
import { apply, planned } from '../support/state'

/** A change by hand of every setting that there is, and of the secrets. */
const SETTINGS: object = {
  superuserIPs: ['127.0.0.0/8', '::1'],
  smtp: {
    ...{ enabled: true, port: 2525, host: 'mail.example.com', username: 'u', authMethod: 'LOGIN' },
    ...{ tls: true, localName: 'local', password: 'hush-smtp' },
  },
  backups: {
    ...{ cron: '0 0 * * *', cronMaxKeep: 4 },
    s3: {
      ...{ enabled: true, bucket: 'b', region: 'r', endpoint: 'http://127.0.0.1:1' },
      ...{ accessKey: 'a', secret: 'hush-backups', forcePathStyle: true },
    },
  },
  s3: {
    ...{ enabled: true, bucket: 'b', region: 'r', endpoint: 'http://127.0.0.1:1' },
    ...{ accessKey: 'a', secret: 'hush-s3', forcePathStyle: true },
  },
  meta: {
    ...{ accentColor: '#000000', appName: 'By hand', appURL: 'http://example.com' },
    ...{ senderName: 'Other', senderAddress: 'other@example.com', hideControls: true },
  },
  rateLimits: {
    rules: [{ label: '/api/', audience: '', duration: 9, maxRequests: 999 }],
    ...{ excludedIPs: ['127.0.0.1'], enabled: true },
  },
  trustedProxy: { headers: ['X-Real-IP'], useLeftmostIP: true },
  batch: { enabled: true, maxRequests: 51, timeout: 4, maxBodySize: 9 },
  logs: { maxDataSize: 9, maxDays: 6, minLevel: 1, logIP: false, logAuthId: true },
}

let server: Server
let answer: Resources['answer']
let patch: Resources['patch']
let document: { settings: object; collections: readonly Collection[] }
beforeAll(async () => {
  server = await startServer()
  ;({ answer, patch } = resourcesOf(server))
  const collections = FIXTURES.find(({ name }) => name === 'every-field')?.collections
  await server.admin('/api/collections/import', { method: 'PUT', json: { collections } })
  document = JSON.parse((await stackCommand(server.folder, 'export')).out)
  await apply(server, document)
})
afterAll(() => server.stop())

interface Collection {
  readonly name: string
  readonly type: string
  readonly fields: readonly Field[]
  readonly [key: string]: unknown
}

interface Field {
  readonly name: string
  readonly type: string
  readonly [key: string]: unknown
}

const heal = async (): Promise<void> => {
  await apply(server, document)
  expect(await answer('GET', 'drift')).toMatchObject({ changes: [] })
}

test('every setting that is changed by hand is drift, and is healed', async () => {
  const live = (await (await server.admin('/api/settings')).json()) as object
  // Secrets are not told, so they are not among what is there.
  const paths = pathsOf(only(SETTINGS, live))
  expect([...paths].sort()).toEqual([...pathsOf(live)].sort())
  await patch('/api/settings', SETTINGS)
  const { changes } = (await answer('GET', 'drift')) as Drift
  const shown = changes.flatMap(({ name, before }) =>
    Array.isArray(before) ? [name] : pathsOf(before, [name]),
  )
  expect([...shown].sort()).toEqual([...paths].sort())
  await heal()
})

interface Drift {
  readonly changes: readonly { readonly name: string; readonly before: object }[]
}

/** Asks without holding the answer to the document, which each change of a collection makes anew. */
const ask = (method: string, path: string, json?: unknown): Promise<Response> =>
  fetch(server.url + path, {
    method,
    headers: { Authorization: server.superuser, 'Content-Type': 'application/json' },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  })

const declaredOf = async (name: string): Promise<string> =>
  (await ask('GET', `/api/stack/collections/${name}`)).text()

/** Changes a collection by hand, and back. Whether it shows; nothing where PocketBase does not take it. */
async function shows(name: string, changed: unknown, was: unknown): Promise<boolean | undefined> {
  const declared = await declaredOf(name)
  const { status } = await ask('PATCH', `/api/collections/${name}`, changed)
  if (status !== 200) return undefined
  const now = await declaredOf(name)
  expect((await ask('PATCH', `/api/collections/${name}`, was)).status).toBe(200)
  expect(await declaredOf(name)).toBe(declared)
  return now !== declared
}

/** The same of an option of a field. */
async function fieldShows({ name, fields }: Collection, field: Field, key: string) {
  const changed = changedByHand(key, field[key])
  const all = fields.map((one) => (one === field ? { ...one, [key]: changed } : one))
  return changed === undefined ? undefined : shows(name, { fields: all }, { fields })
}

test('every option of every field that is changed by hand shows, and is drift', async () => {
  const seen = new Map<string, boolean>()
  for (const collection of document.collections.filter(({ type }) => type === 'base')) {
    for (const field of collection.fields) {
      for (const key of Object.keys(field)) {
        const found = await fieldShows(collection, field, key)
        if (found !== undefined) seen.set(`${field.type}.${key}`, found)
      }
    }
  }
  expect([...seen].filter(([, is]) => !is)).toEqual([])
  expect(new Set([...seen.keys()].map((one) => one.split('.')[0])).size).toBeGreaterThan(11)
  expect(seen.size).toBeGreaterThan(40)
  expect((await planned(server, document)).changes).toEqual([])
}, 300_000)

test('every rule, and every option of signing in, shows', async () => {
  const users = document.collections.find(({ name }) => name === 'users') ?? {}
  const leaves = pathsOf(users).filter(
    (path) => !/^(id|name|type|fields|indexes|oauth2|mfa|passwordAuth|manageRule)\b/.test(path),
  )
  expect(leaves.length).toBeGreaterThan(20)
  const unseen: string[] = []
  for (const path of leaves) {
    const place = placeOf(path)
    const value = place.value(users)
    const changed = path.endsWith('Rule') ? 'id = "x"' : changedByHand(place.key, value)
    if (!(await shows('users', place.with(changed), place.with(value)))) unseen.push(path)
  }
  expect(unseen).toEqual([])
  await heal()
})
