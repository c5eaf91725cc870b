import { expect, test } from 'vitest'
import { checks } from '../../pb_hooks_src/doctor/checks'
import type { Installation } from '../../pb_hooks_src/host'
import { readModel } from '../../pb_hooks_src/model/read'
import { FEATURES } from '../../pb_hooks_src/schema/pack'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'

const WELL: Installation = {
  pocketbase: '0.40.4',
  pool: 50,
  migrations: { stack_features: 'applied', stack_declared: 'applied' },
  pages: true,
  neighbours: [],
  late: false,
  vms: 50,
  folders: { hooks: 'h', migrations: 'm', pages: 'p', data: 'd' },
}
const title = { id: 'f', name: 'title', type: 'text' }
const id = { id: 'i', name: 'id', type: 'text' }
const modelOf = (...fields: object[]) =>
  readModel(readSnapshot([{ id: 'c', name: 'posts', type: 'base', fields: [id, ...fields] }]))

const troubles = (
  installation: Partial<Installation>,
  model = modelOf(title),
  off: readonly string[] = [],
) =>
  checks({ ...WELL, ...installation }, model, {
    features: ['openapi', 'records'],
    off,
    missing: [],
  }).filter(({ state }) => state !== 'ok')

test('a good installation has no troubles', () => expect(troubles({})).toEqual([]))

test("the pack's own collection is not one of yours", () => {
  const { collections } = modelOf(title)
  const [posts] = collections
  const model = { collections: [...collections, ...(posts ? [{ ...posts, name: FEATURES }] : [])] }
  expect(checks(WELL, model, { features: [], off: [], missing: [] })).toContainEqual({
    state: 'ok',
    part: 'schema',
    says: '1 collections of yours',
  })
})

test.each([
  ['a small pool', { pool: 15 }, { state: 'warn', part: 'pool' }],
  ['a pool that runs dry', { vms: 201 }, { state: 'warn', part: 'pool' }],
  [
    'no migrations',
    { migrations: { stack_features: 'missing' as const } },
    { state: 'off', part: 'migrations', says: expect.stringContaining('every feature is on') },
  ],
  [
    'waiting migrations',
    { migrations: { stack_declared: 'waiting' as const } },
    { state: 'off', part: 'migrations', says: expect.stringContaining('stack_declared') },
  ],
  [
    'nothing that keeps declarations',
    { migrations: { stack_declared: 'missing' as const } },
    { state: 'off', part: 'migrations', says: expect.stringContaining('nothing can be planned') },
  ],
  ['no pages', { pages: false }, { state: 'off', part: 'pages' }],
  ['hooks bound before the pack', { late: true }, { state: 'warn', part: 'hooks' }],
])('%s', (_what, installation, check) => {
  expect(troubles(installation)).toMatchObject([check])
})

test('what this PocketBase lacks', () => {
  const missing = ['POST /api/sql', 'superuserIPs', 'field.help']
  const found = checks(WELL, modelOf(title), { features: [], off: [], missing })
  expect(found.filter(({ state }) => state === 'off')).toEqual([
    {
      state: 'off',
      part: 'pocketbase',
      says: 'lacks POST /api/sql: left out of the documents',
    },
    {
      state: 'off',
      part: 'pocketbase',
      says: 'lacks the setting superuserIPs: left out of the documents',
    },
    {
      state: 'off',
      part: 'pocketbase',
      says: 'lacks the option help of fields: left out of the documents',
    },
  ])
})

test('what is switched off, and what is left out', () => {
  const off = ['openapi', 'records.posts', 'records.gone', 'something else']
  expect(troubles({}, modelOf(title), off)).toEqual([
    { state: 'off', part: 'openapi', says: expect.stringContaining('stack_features') },
    { state: 'off', part: 'records', says: 'posts is left out' },
    { state: 'warn', part: 'records', says: expect.stringContaining('gone') },
  ])
})

test.each([
  ['a field of an unknown type', [{ id: 'x', name: 'x', type: 'hologram' }], 'posts.x (hologram)'],
  [
    'a link to nowhere',
    [{ id: 'x', name: 'x', type: 'relation', collectionId: 'gone' }],
    'not there',
  ],
  ['a collection that lost its fields', [], 'older than PocketBase 0.23'],
])('%s', (_what, fields, says) => {
  expect(troubles({}, modelOf(...fields))).toMatchObject([
    { state: 'warn', says: expect.stringContaining(says) },
  ])
})
