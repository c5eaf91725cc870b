import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenApi, operationsOf } from '../support/openapi'
import { OWN_ROUTES } from '../support/own-routes'
import { FIXTURES } from '../support/schemas'
import { type Init, type Server, signIn, startServer } from '../support/server'
import { has } from '../support/versions'

/**
 * Every route of PocketBase that the document describes beside records, asked for real: the
 * server under test holds each answer to the document.
 */
let server: Server
const asked = new Set<string>()

beforeAll(async () => {
  server = await startServer()
  const rules = FIXTURES.find(({ name }) => name === 'rules')?.collections
  const oauth2 = {
    enabled: true,
    providers: [{ name: 'github', clientId: 'a', clientSecret: 'b' }],
  }
  const collections = rules?.map((c) =>
    c.name === 'members' ? { ...c, oauth2, otp: { enabled: true, length: 8, duration: 180 } } : c,
  )
  await server.admin('/api/collections/import', { method: 'PUT', json: { collections } })
  await server.admin('/api/settings', { method: 'PATCH', json: { batch: { enabled: true } } })
})
afterAll(() => server.stop())

const ask = async (method: string, path: string, init: Init = {}): Promise<Response> => {
  const response = await server.fetch(path, { method, token: server.superuser, ...init })
  asked.add(`${method} ${path.split('?', 1)[0]}`)
  return response
}

const PASSWORD = 'a-member-password'
const MEMBER = { email: 'm@example.com', password: PASSWORD, passwordConfirm: PASSWORD }

test.each<[string, string, number, Init['json']?]>([
  ['GET', '/api/health', 200],
  ['GET', '/api/settings', 200],
  ['PATCH', '/api/settings', 200, { meta: { appName: 'Acme' } }],
  ['PATCH', '/api/settings', 400, { smtp: { enabled: true, host: '' } }],
  ['POST', '/api/settings/test/s3', 400, { filesystem: 'storage' }],
  ['POST', '/api/settings/test/email', 400, { email: 'nobody', template: 'otp' }],
  ['POST', '/api/settings/apple/generate-client-secret', 400, { clientId: 'x' }],
  ['GET', '/api/collections', 200],
  ['GET', '/api/collections?filter=nonsense(', 400],
  ['POST', '/api/collections', 200, { name: 'made', type: 'base' }],
  ['POST', '/api/collections', 400, { name: '' }],
  ['GET', '/api/collections/made', 200],
  ['GET', '/api/collections/nothing', 404],
  ['PATCH', '/api/collections/made', 200, { listRule: '' }],
  ['DELETE', '/api/collections/made/truncate', 204],
  ['DELETE', '/api/collections/made', 204],
  ['GET', '/api/collections/meta/scaffolds', 200],
  ['GET', '/api/collections/meta/oauth2-providers', 200],
  ['POST', '/api/collections/meta/dry-run-view', 200, { query: 'SELECT id, email FROM members' }],
  ['PUT', '/api/collections/import', 400, { collections: [] }],
  ['GET', '/api/logs', 200],
  ['GET', '/api/logs/stats', 200],
  ['GET', '/api/logs/nothing', 404],
  ['DELETE', '/api/logs', 204],
  ['GET', '/api/crons', 200],
  ['POST', '/api/crons/__pbLogsCleanup__', 204],
  ['POST', '/api/crons/nothing', 404],
  ['POST', '/api/backups', 204, { name: 'made.zip' }],
  ['POST', '/api/backups', 400, { name: 'No Good.zip' }],
  ['GET', '/api/backups', 200],
  ['GET', '/api/backups/made.zip', 403],
  ['POST', '/api/backups/upload', 400],
  ['POST', '/api/backups/nothing.zip/restore', 400],
  ['DELETE', '/api/backups/made.zip', 204],
  ['POST', '/api/sql', 200, { query: 'SELECT 1 AS one, NULL AS empty' }],
  ['POST', '/api/sql', 400, { query: 'nonsense' }],
  ['POST', '/api/files/token', 200],
  ['GET', '/api/files/members/nothing/nothing.png', 404],
  ['POST', '/api/realtime', 404, { clientId: 'nobody', subscriptions: [] }],
  ...OWN_ROUTES,
])('%s %s answers %i', async (method, path, status, json) => {
  const expected = has(`${method} ${path}`) ? status : 404
  expect((await ask(method, path, { json })).status).toBe(expected)
})

describe('batch', () => {
  const one = { method: 'POST', url: '/api/collections/open/records', body: { title: 'one' } }
  test.each([
    [200, [one, { ...one, method: 'PUT' }]],
    [400, [one, { ...one, method: 'PATCH', url: '/api/collections/open/records/nothing' }]],
  ])('answers %i', async (status, requests) => {
    expect((await ask('POST', '/api/batch', { json: { requests } })).status).toBe(status)
  })

  test('takes files of its requests in a form, by both names', async () => {
    const fields = ['photo', 'scans'].map((name) => ({ name, type: 'file', maxSelect: 2 }))
    const json = { name: 'pictured', type: 'base', createRule: '', viewRule: '', fields }
    await server.admin('/api/collections', { json })
    const form = new FormData()
    const create = { method: 'POST', url: '/api/collections/pictured/records' }
    form.set('@jsonPayload', JSON.stringify({ requests: [create, create] }))
    form.append('requests.0.photo', new File(['one'], 'one.txt'))
    form.append('requests[1].scans', new File(['two'], 'two.txt'))
    form.append('requests[1].scans', new File(['three'], 'three.txt'))
    const answer = await ask('POST', '/api/batch', { form })
    expect(await answer.json()).toMatchObject([
      { status: 200, body: { photo: [expect.stringMatching(/^one_/)], scans: [] } },
      {
        status: 200,
        body: {
          photo: [],
          scans: [expect.stringMatching(/^two_/), expect.stringMatching(/^three_/)],
        },
      },
    ])
    await server.admin('/api/collections/pictured', { method: 'DELETE' })
  })
})

describe('coming back from a provider', () => {
  const PATH = '/api/oauth2-redirect'
  const sent = { state: 'nobody', code: 'a-code', error: 'access_denied' }
  const query = `${PATH}?${new URLSearchParams(sent)}`

  test.each<[string, number, string, Init]>([
    ['GET', 307, PATH, {}],
    ['GET', 307, query, {}],
    ['HEAD', 303, query, {}],
    ['POST', 303, PATH, { form: new URLSearchParams(sent) }],
    ['POST', 303, PATH, { json: sent }],
  ])('%s answers %i', async (method, status, path, init) => {
    const answer = await ask(method, path, init)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('location')).toBe('../_/#/auth/oauth2-redirect-failure')
  })
})

describe('sign-in', () => {
  const at = (path: string): string => `/api/collections/members/${path}`
  let token: string
  let id: string
  beforeAll(async () => {
    id = ((await (await ask('POST', at('records'), { json: MEMBER })).json()) as { id: string }).id
    token = await signIn(server.fetch, 'members', MEMBER.email, PASSWORD)
    asked.add(`POST ${at('auth-with-password')}`)
  })

  test('impersonate answers 200', async () => {
    expect((await ask('POST', at(`impersonate/${id}`), { json: { duration: 60 } })).status).toBe(
      200,
    )
    asked.add(`POST ${at('impersonate/{id}')}`)
  })

  test.each<[string, string, number, Init['json']?]>([
    ['GET', 'auth-methods', 200],
    ['POST', 'auth-refresh', 200],
    ['POST', 'auth-with-oauth2', 400, { provider: 'github', code: 'wrong', redirectURL: '/' }],
    ['POST', 'request-otp', 200, { email: 'nobody@example.com' }],
    ['POST', 'auth-with-otp', 400, { otpId: 'wrong', password: '12345678' }],
    ['POST', 'request-password-reset', 204, { email: 'nobody@example.com' }],
    ['POST', 'confirm-password-reset', 400, { token: 'x', password: 'y', passwordConfirm: 'z' }],
    ['POST', 'request-verification', 204, { email: 'nobody@example.com' }],
    ['POST', 'confirm-verification', 400, { token: 'x' }],
    ['POST', 'request-email-change', 400, { newEmail: 'no address' }],
    ['POST', 'confirm-email-change', 400, { token: 'x', password: 'y' }],
  ])('%s %s answers %i', async (method, path, status, json) => {
    const response = await ask(method, at(path), { json, token })
    expect(response.status).toBe(status)
  })
})

test('leaves no operation out but the stream, which does not end', async () => {
  const document = (await (await server.admin('/api/stack/openapi.json')).json()) as OpenApi
  const inDocument = operationsOf(document)
    .filter(
      ({ path }) =>
        !path.includes('/records') && !/collections\/(?!members|\{|meta|import)\w/.test(path),
    )
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  const known = [...asked]
  const missing = inDocument.filter((operation) => {
    const [method = '', path = ''] = operation.split(' ')
    const pattern = new RegExp(`^${method} ${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
    return !known.some((one) => one === operation || pattern.test(one))
  })
  expect(inDocument.length).toBeGreaterThan(40)
  expect(missing).toEqual(['GET /api/realtime'])
})
