import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Server, startServer } from '../support/server'

const PATH = '/api/stack/openapi.json'

let server: Server
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test('a document says what it is, for whom, and how long', async () => {
  const { headers } = await server.fetch(PATH)
  expect(headers.get('content-type')).toBe('application/json')
  expect(headers.get('cache-control')).toBe('private, no-cache')
  expect(headers.get('vary')?.split(', ').sort()).toEqual(['Authorization', 'Origin'])
  expect(headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/)
})

test('HEAD has the headers without the body', async () => {
  const get = await server.fetch(PATH)
  const head = await server.fetch(PATH, { method: 'HEAD' })
  expect(head.headers.get('etag')).toBe(get.headers.get('etag'))
  expect(await head.text()).toBe('')
})

test('a token that is no good is a guest, as everywhere in PocketBase', async () => {
  const guest = await (await server.fetch(PATH)).text()
  expect(await (await server.fetch(PATH, { token: 'not.a.token' })).text()).toBe(guest)
})

test('other methods are not there', async () => {
  expect((await server.fetch(PATH, { method: 'POST' })).status).toBe(404)
})
