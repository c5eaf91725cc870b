import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Resources, resourcesOf } from '../support/resources'
import { type Server, startServer } from '../support/server'

const relation = (name: string, collectionId: string) => ({ name, type: 'relation', collectionId })

/** Each leads to the other, and is looked at through the other. */
const TICKETS = {
  listRule: 'customer.name != ""',
  viewRule: '@collection.customers.name ?= "x"',
  createRule: '',
  fields: [{ name: 'title', type: 'text' }, relation('customer', 'customers')],
  indexes: [
    'CREATE INDEX `idx_tickets_customer` ON `tickets` (`customer`)',
    'CREATE INDEX `idx_tickets_title` ON `tickets` (`title`)',
  ],
}
const CUSTOMERS = {
  type: 'auth',
  listRule: 'tickets_via_customer.title ?= "x" && last.customer.name != ""',
  fields: [{ name: 'name', type: 'text' }, relation('last', 'tickets')],
  oauth2: { providers: [{ name: 'github', clientId: 'id', clientSecret: 'hush-github' }] },
}

let server: Server
let ask: Resources['ask']
let answer: Resources['answer']
let refused: Resources['refused']
let written: Resources['written']
beforeAll(async () => {
  server = await startServer()
  ;({ ask, answer, refused, written } = resourcesOf(server))
})
afterAll(() => server.stop())

const pendingOf = async (method: string, path: string, json: unknown) =>
  (await ask(method, path, json)).headers.get('X-Stack-Pending')

test('what needs a collection that is not there is refused by its name, unless it may wait', async () => {
  expect(await refused('PUT', 'collections/tickets', TICKETS)).toMatchObject({
    status: 400,
    message: expect.stringContaining('There is no collection "customers".'),
    data: { fields: { 1: { collectionId: { code: 'bad_document' } } } },
  })
  const { fields: _fields, indexes: _indexes, listRule: _rule, ...rest } = TICKETS
  expect(await refused('PUT', 'collections/tickets', rest)).toMatchObject({
    status: 400,
    data: { viewRule: { code: 'bad_document' } },
  })
})

test('what may wait is locked and missing until then', async () => {
  expect(await pendingOf('PUT', 'collections/tickets?pending=true', TICKETS)).toBe(
    'tickets.customer,tickets.listRule,tickets.viewRule',
  )
  const now = {
    ...TICKETS,
    ...{ listRule: null, viewRule: null },
    fields: [TICKETS.fields[0]],
    indexes: [TICKETS.indexes[1]],
  }
  expect(await answer('GET', 'collections/tickets')).toEqual(now)
  const before = await written()
  expect(await answer('PUT', 'collections/tickets?pending=true', TICKETS)).toEqual(now)
  expect(await written()).toEqual(before)
})

test('what waited is made with the collection that it waited for', async () => {
  const path = 'collections/customers?pending=true'
  const plan = await answer('PUT', `${path}&plan=true`, CUSTOMERS)
  expect(plan).toMatchObject({
    changes: expect.arrayContaining([
      expect.objectContaining({ do: 'create', name: 'customers' }),
      expect.objectContaining({ do: 'create', name: 'tickets.customer' }),
    ]),
  })
  expect(await pendingOf('PUT', path, CUSTOMERS)).toBeNull()
  expect(await answer('GET', 'collections/tickets')).toEqual(TICKETS)
  expect(await answer('GET', 'collections/customers')).toMatchObject({
    listRule: CUSTOMERS.listRule,
    fields: CUSTOMERS.fields,
    oauth2: { providers: [{ clientSecret: 'secret:same' }] },
  })
  const before = await written()
  expect(await answer('PUT', 'collections/tickets', TICKETS)).toEqual(TICKETS)
  expect(await written()).toEqual(before)
})

test('the secrets of one that waited stay what they were', async () => {
  const said = { ...CUSTOMERS, fields: [...CUSTOMERS.fields, relation('group', 'groups')] }
  expect(await pendingOf('PUT', 'collections/customers?pending=true', said)).toBe('customers.group')
  await answer('PUT', 'collections/groups', {})
  expect(await answer('GET', 'collections/customers')).toMatchObject({
    fields: said.fields,
    oauth2: { providers: [{ clientSecret: 'secret:same' }] },
  })
})

test('a circle is taken apart in any order, where it may wait, and loses nothing unasked', async () => {
  await answer('PUT', 'collections/customers?allowDestroy=customers.group', CUSTOMERS)
  expect((await refused('DELETE', 'collections/customers')) as object).toMatchObject({
    status: 400,
  })
  const customer = { email: 'c@example.com', password: 'password-1', passwordConfirm: 'password-1' }
  const records = (name: string) => `/api/collections/${name}/records`
  const { id } = (await (await server.admin(records('customers'), { json: customer })).json()) as {
    id: string
  }
  const ticket = await server.admin(records('tickets'), { json: { customer: id } })
  expect(await refused('DELETE', 'collections/customers?pending=true')).toMatchObject({
    status: 409,
    data: {
      'tickets.customer': { code: 'would_lose', params: { found: 1 } },
      customers: { code: 'would_lose', params: { found: 1 } },
    },
  })
  const { id: first } = (await ticket.json()) as { id: string }
  await server.admin(`${records('tickets')}/${first}`, { method: 'PATCH', json: { customer: '' } })
  await server.admin(`${records('customers')}/${id}`, { method: 'DELETE' })
  expect((await ask('DELETE', 'collections/customers?pending=true')).status).toBe(204)
  expect(await answer('GET', 'collections/tickets')).toMatchObject({
    ...{ listRule: null, viewRule: null },
    fields: [TICKETS.fields[0]],
  })
  await answer('PUT', 'collections/customers', CUSTOMERS)
  expect(await answer('GET', 'collections/tickets')).toEqual(TICKETS)
})
