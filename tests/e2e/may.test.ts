import { afterAll, beforeAll, expect, test } from 'vitest'
import { logins } from '../../proj/demo/pb_public/stack/logins.json'
import { ask, htmlIn, signalsIn } from '../support/datastar'
import { collections, command, demoFolder, records } from '../support/demo'
import { type Server, signIn, startServer } from '../support/server'

/** So many records of each collection are tried. */
const SOME = 3

let server: Server
/** The collections with records of their own. */
let names: readonly string[]
beforeAll(async () => {
  const folder = demoFolder()
  await command(folder, 'demo', 'seed', '--tickets', '20')
  server = await startServer(folder)
  const own = (await collections(server)).filter(({ type }) => type !== 'view')
  names = own.map(({ name }) => String(name))
})
afterAll(() => server.stop())

const GUEST = { email: 'a guest', collection: '', password: '' }

for (const { email, collection, password } of [GUEST, ...logins]) {
  test(`${email} is offered what PocketBase's rules allow, and is refused the rest`, async () => {
    const known = collection !== ''
    const token = known ? await signIn(server.fetch, collection, email, password) : ''
    const offers = await offeredTo(token)
    for (const name of names) {
      const there = await offeredOf(pathOf(name), token)
      await keepsToMaking(name, token, offers.get(name)?.includes('create') ? there : '')
      const same =
        known && SAME_FOR_ALL.includes(name) ? there.replace(/(?:list|create) ?/g, '') : undefined
      for (const { id } of (await records(server, name, token)).slice(0, SOME)) {
        const may = await keepsToOffer(`${pathOf(name)}/${id}`, token)
        // What a table says of all its records it says of each.
        expect([name, same ?? may]).toEqual([name, may])
      }
    }
  })
}

test.each(logins)('$email is told whether a list is for who they are', async (login) => {
  const token = await signIn(server.fetch, login.collection, login.email, login.password)
  const answer = await server.fetch(`${pathOf(OF_MANAGERS)}?perPage=1`, { token })
  const { items } = (await answer.json()) as { items: readonly object[] }
  expect(await offeredOf(pathOf(OF_MANAGERS), token)).toBe(items.length > 0 ? 'list' : '')
})

/** A view whose list is for those of one role. */
const OF_MANAGERS = 'ticket_totals'

/** Whether a new record is offered where one is taken, and is not where it is certain to be refused. */
async function keepsToMaking(name: string, token: string, there: string): Promise<void> {
  if (!there.includes('create')) await refusesCreate(name, token)
  else if (OF_ROLE.includes(name)) await takesCreate(name, token)
}

const pathOf = (name: string): string => `/api/collections/${name}/records`

/** What is wrong with a field would be said after the rule has let it pass. */
async function refusesCreate(name: string, token: string): Promise<void> {
  const answer = await server.fetch(pathOf(name), { token, json: {} })
  const { data } = (await answer.json()) as { data: object }
  expect([answer.status, data]).toEqual([expect.toBeOneOf([400, 403]), {}])
}

/** Collections of the demo whose rule for a new record asks for nothing but who one is. */
const OF_ROLE = ['technicians', 'customers', 'parts', 'tickets']

/** Those whose rules for a change ask for nothing else either. */
const SAME_FOR_ALL = ['customers', 'parts']

/** What is missing is said, which PocketBase does after the rule alone. */
async function takesCreate(name: string, token: string): Promise<void> {
  const answer = await server.fetch(pathOf(name), { method: 'POST', token, json: {} })
  const { data } = (await answer.json()) as { data: object }
  expect([name, answer.status, Object.keys(data).length > 0]).toEqual([name, 400, true])
}

/** What is offered is done, and what is not is refused; gives what is offered. */
async function keepsToOffer(path: string, token: string): Promise<string> {
  const may = await offeredOf(path, token)
  const update = await server.fetch(path, { method: 'PATCH', token, json: {} })
  expect([path, update.status < 300]).toEqual([path, may.includes('update')])
  if (may.includes('delete')) return may
  expect((await server.fetch(path, { method: 'DELETE', token })).status).toBeOneOf([403, 404])
  return may
}

/** What a record says that may be done with it, or a list. */
async function offeredOf(path: string, token: string): Promise<string> {
  const { events } = await ask(server, `${path}?view=none&signals=_may`, { token })
  return String(signalsIn(events)._may)
}

/** What the page offers to do with the records of each collection. */
async function offeredTo(token: string): Promise<ReadonlyMap<string, string>> {
  const { events } = await ask(server, '/api/stack/shell', { token })
  const links = htmlIn(events).matchAll(/title="(\w+)" data-may="([^"]*)"/g)
  return new Map([...links].map(([, name = '', may = '']) => [name, may]))
}

/** Rules that something that is sent may fit, and those that nothing fits where it fits them not. */
const RULES = [
  ['@request.body.name = "Tom"', true],
  ['@request.body.name:isset = true', true],
  ['false = @request.body.name:isset && id = "nobody"', true],
  ['id = "nobody" && @request.body.name:changed = false', false],
  ['id = "nobody" || (id = "none" && @request.body.sku:isset != true)', false],
  ['id != "nobody" && @request.body.name:isset=false', true],
] as const

test.each(RULES)('where %s decides, a change is offered: %s', async (updateRule, offered) => {
  const { email, collection, password } = logins[0] ?? GUEST
  const token = await signIn(server.fetch, collection, email, password)
  await server.admin('/api/collections/parts', { method: 'PATCH', json: { updateRule } })
  const [part] = (await records(server, 'parts', token)) ?? []
  const may = await offeredOf(`${pathOf('parts')}/${part?.id}`, token)
  expect(may.includes('update')).toBe(offered)
})
