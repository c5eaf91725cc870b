import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ZodType } from 'zod'
import { FIXTURES } from '../support/schemas'
import { type Server, startServer } from '../support/server'
import { loaded } from '../support/typed-code'

let server: Server
let schemas: Readonly<Record<string, { readonly create: ZodType }>>
beforeAll(async () => {
  server = await startServer()
  const { collections } = FIXTURES.find(({ name }) => name === 'every-field') ?? {}
  await server.admin('/api/collections/import', { method: 'PUT', json: { collections } })
  const code = await loaded(await (await server.admin('/api/stack/zod.ts')).text())
  schemas = code.schemas as typeof schemas
})
afterAll(() => server.stop())

/** The rows of docs/types.md: PocketBase takes each of these for what stands behind it. */
test.each<[row: string, field: string, sent: unknown, stored: unknown]>([
  ['another type', 'number_plain', 'abc', 0],
  ['another type', 'text_plain', 5, '5'],
  ['another type', 'bool_plain', null, false],
  ['a list for one value', 'select_plain', ['a', 'b'], 'b'],
  ['a text holding a list', 'select_plain', '["a"]', 'a'],
  ['half a point', 'geo_plain', { lon: 1 }, { lon: 1, lat: 0 }],
  ['a point as text', 'geo_plain', '{"lon":1,"lat":2}', { lon: 1, lat: 2 }],
  ['no date', 'date_plain', 'tomorrow', ''],
  ['no date', 'date_plain', '2024-02-30', ''],
  ['RFC 1123', 'date_plain', 'Mon, 02 Jan 2006 15:04:05 GMT', '2006-01-02 15:04:05.000Z'],
  ['a day by name', 'date_plain', '02 Jan 2006', '2006-01-02 00:00:00.000Z'],
  ['microseconds', 'date_plain', '2006-01-02T15:04:05.000001Z', '2006-01-02 15:04:05.000Z'],
  ['a quoted name', 'email_plain', '"a"@b.co', '"a"@b.co'],
  ['IPv6', 'url_plain', 'http://[::1]:80/', 'http://[::1]:80/'],
  ['a long host', 'url_plain', `http://${'a'.repeat(300)}.de`, `http://${'a'.repeat(300)}.de`],
])('%s: zod refuses what PocketBase makes do with', async (_row, field, sent, stored) => {
  const json = { [field]: sent }
  const answer = await server.admin('/api/collections/plain/records', { json })
  expect(await answer.json()).toHaveProperty(field, stored)
  expect(schemas.plain?.create.safeParse(json).success).toBe(false)
})
