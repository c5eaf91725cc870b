import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenApi, refTo, schemasIn } from '../support/openapi'
import { FIXTURES } from '../support/schemas'
import { type Init, type Server, signIn, startServer } from '../support/server'

/** What PocketBase really answers, held against what the document says it does. */
let server: Server
let valid: (schema: string, value: unknown) => void
let described: (schema: string, property: string) => string | undefined

beforeAll(async () => {
  server = await startServer()
  const collections = FIXTURES.filter(({ name }) => name !== 'odd-names').flatMap(
    (f) => f.collections,
  )
  await server.admin('/api/collections/import', { method: 'PUT', json: { collections } })
  const document = (await (await server.admin('/api/stack/openapi.json')).json()) as OpenApi
  const compile = schemasIn(document)
  described = (schema, property) => {
    const { properties } = document.components.schemas[schema] as {
      properties: Record<string, { description?: string }>
    }
    return properties[property]?.description
  }
  valid = (schema, value) => {
    const validate = compile(refTo(schema))
    validate(value)
    expect(validate.errors ?? [], schema).toEqual([])
  }
})
afterAll(() => server.stop())

const send = async (path: string, init?: Init) =>
  (await (await server.admin(`/api/collections/${path}`, init)).json()) as { id: string }

const full = (target: string, email: string) => ({
  slug: '',
  code: 'ABC',
  odd_pattern: 'abc',
  editor_max: '<p>Hi</p>',
  ranged: 7,
  whole: -3,
  below_zero: 0,
  agreed: true,
  email_only: 'a@example.com',
  email_except: email,
  url_only: 'https://example.com/x',
  url_required: 'example.org',
  dated: '2024-02-29 12:00:00.000Z',
  many_choices: ['red', 'blue'],
  one_choice: 'yes',
  links: [target],
  link: target,
  json_required: { deep: [1, null] },
  pin: '1234',
  place: { lon: 12.5, lat: -7 },
  secret: 's',
})

describe('records of every field type', () => {
  let target: string
  beforeAll(async () => {
    target = (await send('targets/records', { json: { title: 'A target' } })).id
  })

  test('an empty record, a full one, and what is left after each is cleared', async () => {
    valid('PlainRecord', await send('plain/records', { json: {} }))
    const body = full(target, 'a@b.co')
    valid('OptionsCreate', body)
    const { id } = await send('options/records', { json: body })
    valid('OptionsRecord', await send(`options/records/${id}?expand=link,links`))
    const cleared = {
      ranged: 0,
      below_zero: 0,
      email_only: '',
      url_only: '',
      links: [],
      odd_pattern: '',
    }
    valid('OptionsUpdate', cleared)
    valid('OptionsRecord', await send(`options/records/${id}`, { method: 'PATCH', json: cleared }))
    valid('OptionsPage', await send('options/records?skipTotal=1'))
  })

  test.each([
    ['ranged', 11],
    ['below_zero', 3],
    ['agreed', false],
    ['code', ''],
    ['code', 'abc'],
    ['one_choice', 'maybe'],
    ['many_choices', []],
    ['dated', ''],
    ['place', { lon: 0, lat: 91 }],
    ['slug', 'A B'],
    ['link', ''],
  ])('PocketBase refuses %s: %o, and so does the document', async (field, value) => {
    const body = { ...full(target, 'a@b.co'), [field]: value }
    expect(() => valid('OptionsCreate', body)).toThrow()
    const response = await server.fetch('/api/collections/options/records', {
      json: body,
      token: server.superuser,
    })
    const error = await response.json()
    expect(response.status).toBe(400)
    valid('Error', error)
    expect(error).toHaveProperty(['data', field, 'code'])
  })

  test.each([
    ['whole', 0],
    ['ranged', 3],
    ['pin', '1'],
    ['json_required', {}],
    ['place', { lon: 0, lat: 0 }],
  ])(
    'PocketBase refuses %s: %o, for a reason that the document says in words',
    async (field, value) => {
      const body = { ...full(target, 'a@b.co'), [field]: value }
      expect(() => valid('OptionsCreate', body)).not.toThrow()
      expect(described('OptionsCreate', field)).toMatch(/^(Not |0, or |Empty, or )/)
      const response = await server.fetch('/api/collections/options/records', {
        json: body,
        token: server.superuser,
      })
      expect(await response.json()).toHaveProperty(['data', field, 'code'])
    },
  )

  test('a file in a form', async () => {
    const form = new FormData()
    form.set('upload', new Blob(['hello'], { type: 'text/plain' }), 'hello.txt')
    const response = await fetch(`${server.url}/api/collections/needs_file/records`, {
      method: 'POST',
      body: form,
    })
    expect(response.status).toBe(200)
    valid('NeedsFileRecord', await response.json())
  })
})

describe('views', () => {
  test('with totals of records, some of them empty', async () => {
    await send('orders/records', { json: { customer: 'a', amount: 2.5, state: 'paid' } })
    await send('orders/records', { json: { customer: '' } })
    valid('OrdersPage', await send('orders/records'))
    valid('TotalsPage', await send('totals/records'))
    valid('OnlyIdsPage', await send('only_ids/records'))
    valid('AliasedPage', await send('aliased/records'))
  })
})

describe('auth records', () => {
  const password = 'a-member-password'

  test('sign up, sign in, and are seen by themselves and by others', async () => {
    const body = { email: 'm@example.com', password, passwordConfirm: password, role: 'staff' }
    valid('MembersCreate', body)
    const created = await server.fetch('/api/collections/members/records', { json: body })
    valid('MembersRecord', await created.json())
    const token = await signIn(server.fetch, 'members', body.email, password)
    const own = await server.fetch('/api/collections/members/records', { token })
    valid('MembersPage', await own.json())
    valid('MembersPage', await send('members/records'))
  })

  test('of a collection with two methods get 401 and an id', async () => {
    await server.admin('/api/collections/visitors/records', {
      json: { email: 'v@example.com', password, passwordConfirm: password, nick: 'v' },
    })
    const response = await server.fetch('/api/collections/visitors/auth-with-password', {
      json: { identity: 'v', password },
    })
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({ mfaId: expect.any(String) })
  })
})

test.each([
  ['/api/collections/nothing/records', 404],
  ['/api/collections/locked/records', 403],
  ['/api/collections/open/records/nothing', 404],
  ['/api/collections/open/records?filter=nonsense(', 400],
])('%s answers %i in the one error shape', async (path, status) => {
  const response = await server.fetch(path)
  expect(response.status).toBe(status)
  valid('Error', await response.json())
})
