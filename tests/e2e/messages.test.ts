import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenApi, refTo, schemasIn } from '../support/openapi'
import { type Server, startServer } from '../support/server'
import { subscriber } from '../support/subscriber'

/** What the stream of events brings, held to the document. */
let server: Server
beforeAll(async () => {
  server = await startServer()
  const fields = [{ name: 'title', type: 'text' }]
  await server.admin('/api/collections', {
    json: { name: 'open', type: 'base', listRule: '', viewRule: '', fields },
  })
})
afterAll(() => server.stop())

const PATH = '/api/oauth2-redirect'

/** Whether the document describes a value, and all of its parts, by a schema. */
async function holds(schema: string, value: object): Promise<boolean> {
  const document = (await (await server.admin('/api/stack/openapi.json')).json()) as OpenApi
  const { properties = {} } = document.components.schemas[schema] as { properties?: object }
  const known = Object.keys(value).every((key) => key in properties)
  return known && schemasIn(document)(refTo(schema))(value)
}

test('what a stream brings of records is in the document too', async () => {
  const { clientId, heard, close } = await subscriber(server)
  await server.fetch('/api/realtime', { json: { clientId, subscriptions: ['open/*'] } })
  await server.admin('/api/collections/open/records', { json: { title: 'told' } })
  const [, message = ''] = await heard(/event:open\/\*\ndata:(.*)\n/)
  expect(JSON.parse(message)).toMatchObject({ action: 'create', record: { title: 'told' } })
  expect(await holds('RealtimeMessage', JSON.parse(message))).toBe(true)
  expect(await holds('RealtimeMessage', { clientId })).toBe(true)
  expect(await holds('RealtimeMessage', { action: 'told' })).toBe(false)
  close()
})

test.each<[string, number]>([
  ['GET', 307],
  ['POST', 303],
])('%s tells the stream that waits', async (method, status) => {
  const { clientId, heard, close } = await subscriber(server)
  await server.fetch('/api/realtime', { json: { clientId, subscriptions: ['@oauth2'] } })
  const token = server.superuser
  const data = new URLSearchParams({ state: clientId, code: 'a-code' })
  const answer =
    method === 'GET'
      ? await server.fetch(`${PATH}?${data}`, { token })
      : await server.fetch(PATH, { form: data, token })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('location')).toBe('../_/#/auth/oauth2-redirect-success')
  const [, message = ''] = await heard(/event:@oauth2\ndata:(.*)\n/)
  expect(JSON.parse(message)).toEqual({ state: clientId, code: 'a-code' })
  expect(await holds('RealtimeMessage', JSON.parse(message))).toBe(true)
  close()
})
