import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { FIXTURES } from '../support/schemas'
import { type As, memoryStack, realStack, type Stack } from './stacks'

const RULES = FIXTURES.find(({ name }) => name === 'rules')?.collections ?? []

let real: Awaited<ReturnType<typeof realStack>>
let stacks: Readonly<Record<'memory' | 'PocketBase', Stack>>

beforeAll(async () => {
  real = await realStack(RULES)
  stacks = { memory: memoryStack(await real.live()), PocketBase: real }
})
afterAll(() => real.stop())

const EVERYBODY: readonly As[] = ['guest', 'member', 'superuser']

test.each(EVERYBODY)('memory and PocketBase give a %s the same bytes', async (as) => {
  const [memory, pocketbase] = await Promise.all([
    stacks.memory.get('openapi', as),
    stacks.PocketBase.get('openapi', as),
  ])
  expect(pocketbase).toEqual(memory)
  expect(pocketbase.status).toBe(200)
})

test.each(['?version=3.0', '?format=yaml', '?version=3.0&format=yaml', '?version=3.1&format=json'])(
  'memory and PocketBase give the same bytes for %s',
  async (query) => {
    const memory = await stacks.memory.get('openapi', 'guest', { query })
    expect(await stacks.PocketBase.get('openapi', 'guest', { query })).toEqual(memory)
    expect(memory.body).toContain(query.includes('3.0') ? '3.0.3' : '3.1.0')
    const plain = JSON.parse((await stacks.memory.get('openapi', 'guest')).body)
    const { paths } = parse(memory.body)
    expect(Object.keys(paths)).toEqual(Object.keys(plain.paths))
  },
)

test('memory and PocketBase give the same schema', async () => {
  expect(await stacks.PocketBase.get('schema', 'superuser')).toEqual(
    await stacks.memory.get('schema', 'superuser'),
  )
})

test.each(['types', 'zod', 'go'] as const)(
  'memory and PocketBase make the same %s of the schema',
  async (language) => {
    const memory = await stacks.memory.get(language, 'superuser')
    expect(await stacks.PocketBase.get(language, 'superuser')).toEqual(memory)
    expect(memory.body).toContain('open')
  },
)

describe.each(['memory', 'PocketBase'] as const)('%s', (name) => {
  test.each(EVERYBODY)('gives a %s the same bytes again, then 304', async (as) => {
    const first = await stacks[name].get('openapi', as)
    const second = await stacks[name].get('openapi', as)
    expect(second).toEqual(first)
    const third = await stacks[name].get('openapi', as, { etag: String(first.etag) })
    expect(third).toMatchObject({ status: 304, body: '', etag: first.etag })
  })

  test('gives each audience a document of its own', async () => {
    const etags = await Promise.all(
      EVERYBODY.map(async (as) => (await stacks[name].get('openapi', as)).etag),
    )
    expect(new Set(etags).size).toBe(3)
  })

  test.each([
    ['guest', 'guest'],
    ['member', 'members'],
    ['superuser', 'superuser'],
  ] as const)('shows a superuser what a %s sees with ?as=%s', async (as, word) => {
    const own = await stacks[name].get('openapi', as)
    const shown = await stacks[name].get('openapi', 'superuser', { query: `?as=${word}` })
    expect(shown.body).toBe(own.body)
  })

  test.each([
    ['guest', '?as=superuser', 403, 'superuser_only'],
    ['member', '?as=guest', 403, 'superuser_only'],
    ['superuser', '?as=open', 400, 'bad_request'],
    ['superuser', '?as=', 400, 'bad_request'],
    ['guest', '?colour=blue', 400, 'bad_request'],
    ['guest', '?version=2.0', 400, 'bad_request'],
    ['guest', '?format=xml', 400, 'bad_request'],
  ] as const)('answers a %s that asks %s with %i %s', async (as, query, status, code) => {
    expect(await stacks[name].get('openapi', as, { query })).toMatchObject({ status, code })
  })

  test.each([
    ['guest', 401],
    ['member', 403],
    ['superuser', 200],
  ] as const)('answers a %s that wants the schema with %i', async (as, status) => {
    expect((await stacks[name].get('schema', as)).status).toBe(status)
  })

  test('has a new document after each change of the schema, the old one after it is undone', async () => {
    const before = await stacks[name].get('openapi', 'guest')
    await stacks[name].setRule(null)
    const closed = await stacks[name].get('openapi', 'guest', { etag: String(before.etag) })
    expect(closed.status).toBe(200)
    expect(before.body).toContain('"listOpen"')
    expect(closed.body).not.toContain('"listOpen"')
    await stacks[name].setRule('')
    expect(await stacks[name].get('openapi', 'guest')).toEqual(before)
  })

  test('has a new document after a change of the name', async () => {
    await stacks[name].rename('Repair shop')
    expect((await stacks[name].get('openapi', 'guest')).body).toContain('"title":"Repair shop"')
    await stacks[name].rename('Acme')
    expect((await stacks[name].get('openapi', 'guest')).body).toContain('"title":"Acme"')
  })

  test('has batch requests only where the settings allow them', async () => {
    const before = await stacks[name].get('openapi', 'guest')
    await stacks[name].allowBatch(true)
    expect((await stacks[name].get('openapi', 'guest')).body).toContain('"/api/batch"')
    await stacks[name].allowBatch(false)
    expect(await stacks[name].get('openapi', 'guest')).toEqual(before)
  })

  test('answers 404 for a feature that is switched off, and only for that', async () => {
    await stacks[name].switchOff('openapi', true)
    expect(await stacks[name].get('openapi', 'guest')).toMatchObject({
      status: 404,
      code: 'feature_off',
    })
    expect((await stacks[name].get('schema', 'superuser')).status).toBe(200)
    await stacks[name].switchOff('openapi', false)
    expect((await stacks[name].get('openapi', 'guest')).status).toBe(200)
  })
})
