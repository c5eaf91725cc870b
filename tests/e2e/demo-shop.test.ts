import { afterAll, beforeAll, expect, test } from 'vitest'
import { logins } from '../../proj/demo/pb_public/stack/logins.json'
import { ask, htmlIn, signalsIn } from '../support/datastar'
import { command, demoFolder, type Row, records } from '../support/demo'
import { type Server, signIn, startServer } from '../support/server'

const TICKETS = '/api/collections/tickets/records'
const OPEN = encodeURIComponent('status != "collected" && status != "cancelled"')
const BOARD = `${TICKETS}?view=card&expand=assignee&sort=due&perPage=200&filter=${OPEN}`

let server: Server
const tokens: Record<string, string> = {}
beforeAll(async () => {
  const folder = demoFolder()
  await command(folder, 'demo', 'seed')
  server = await startServer(folder)
  for (const { collection, email, password } of logins) {
    tokens[email.replace(/@.*/, '')] = await signIn(server.fetch, collection, email, password)
  }
})
afterAll(() => server.stop())

const of = (who: string): { readonly token: string } => ({ token: tokens[who] ?? '' })
const all = (name: string): Promise<Row[]> => records(server, name, server.superuser)
const move = (id: string, json: object) => ({
  ...of('mara'),
  method: 'PATCH',
  json,
  path: `${TICKETS}/${id}`,
})

/** The new tickets that nobody has and somebody with these skills could take, the oldest first. */
async function waiting(...skills: string[]): Promise<string[]> {
  const devices = (await all('devices')).filter(({ kind }) => skills.includes(String(kind)))
  const fits = new Set(devices.map(({ id }) => id))
  return (await all('tickets'))
    .filter(
      ({ status, assignee, device }) =>
        status === 'new' && assignee === '' && fits.has(String(device)),
    )
    .sort((one, other) => (String(one.created) < String(other.created) ? -1 : 1))
    .map(({ id }) => id)
}

test.each(['beta', 'one'] as const)(
  'the next ticket is one that fits, said in %s',
  async (dialect) => {
    const [first] = await waiting('phone', 'tablet')
    const { events } = await ask(server, '/api/shop/next', {
      ...of('tom'),
      method: 'POST',
      dialect,
    })
    const patched = dialect === 'beta' ? 'datastar-merge-fragments' : 'datastar-patch-elements'
    const mode = dialect === 'beta' ? { mergeMode: 'prepend' } : { mode: 'prepend' }
    expect(events.slice(1, 3)).toMatchObject([
      { data: { selector: `#ticket-${first}` } },
      { event: patched, data: { selector: '#diagnosing', ...mode } },
    ])
    expect(htmlIn(events)).toMatch(new RegExp(`^<li id="ticket-${first}"[\\s\\S]*Tom Okafor`))
    expect(signalsIn(events)).toMatchObject({ error: { status: 0 }, _open: first })
  },
)

test('two who ask at once get two tickets, as JSON too', async () => {
  const before = await waiting('phone', 'tablet', 'laptop', 'console')
  const take = async () => {
    // A route of the shop's own, which the document says nothing of.
    const headers = { Authorization: tokens.tom ?? '' }
    const answer = await fetch(`${server.url}/api/shop/next`, { method: 'POST', headers })
    return ((await answer.json()) as Row).id
  }
  const taken = await Promise.all([take(), take()])
  expect(new Set(taken).size).toBe(2)
  expect(before).toEqual(expect.arrayContaining(taken))
})

test('who can repair nothing gets nothing, and is told so', async () => {
  const sentence = 'No ticket waits for your skills.'
  const json = await server.fetch('/api/shop/next', { ...of('felix'), method: 'POST' })
  expect([json.status, await json.json()]).toEqual([
    404,
    expect.objectContaining({ message: sentence }),
  ])
  const { events } = await ask(server, '/api/shop/next', { ...of('felix'), method: 'POST' })
  expect(signalsIn(events).error).toMatchObject({ status: 404, message: sentence })
  expect((await server.fetch('/api/shop/next', { method: 'POST' })).status).toBe(401)
})

test('a ticket that is done has a date, and the page a notice', async () => {
  const ticket = (await all('tickets')).find(({ status }) => status === 'repairing')
  const { path, ...init } = move(String(ticket?.id), { status: 'done' })
  const { events } = await ask(server, `${path}?view=none`, init)
  expect(signalsIn(events)).toMatchObject({
    notice: `${ticket?.number} is done: tell the customer.`,
  })
  const done = (await (await server.fetch(path, of('mara'))).json()) as Row
  expect(done.finished).not.toBe('')
  const back = await server.fetch(path, { ...init, json: { status: 'repairing' } })
  expect(await back.json()).toMatchObject({ finished: '' })
})

test('nothing leaves the shop without a price, in either language', async () => {
  const [unpaid] = (await all('tickets')).filter(
    ({ status, warranty }) => status === 'repairing' && !warranty,
  )
  const { path, ...init } = move(String(unpaid?.id), { status: 'collected' })
  const message = 'Nothing leaves the shop without a price.'
  const json = await server.fetch(path, init)
  expect(await json.json()).toMatchObject({ status: 400, message, data: { price: {} } })
  const { events } = await ask(server, path, init)
  const error = { status: 400, message, fields: { price: 'The office sets it first.', status: '' } }
  expect(signalsIn(events).error).toMatchObject(error)
  const paid = await ask(server, `${path}?view=none`, {
    ...init,
    json: { status: 'collected', price: 50 },
  })
  expect(signalsIn(paid.events)).toMatchObject({ error: { status: 0 } })
})

test('the board shows everybody what the rules say, in its columns', async () => {
  for (const who of ['mara', 'tom', 'ines']) {
    const { events } = await ask(server, BOARD, of(who))
    const seen = await records(server, 'tickets', tokens[who])
    for (const status of ['new', 'diagnosing', 'waiting', 'repairing', 'done']) {
      const [, column = ''] =
        new RegExp(`<ol id="${status}">([\\s\\S]*?)</ol>`).exec(htmlIn(events)) ?? []
      const shown = [...column.matchAll(/<li id="ticket-(\w+)"/g)].map(([, id]) => id)
      const wanted = seen.filter((row) => row.status === status).map(({ id }) => id)
      expect([who, status, shown.sort()]).toEqual([who, status, wanted.sort()])
    }
  }
})

test('a comment is text, whatever it says', async () => {
  const [ticket] = await all('tickets')
  const mara = (await all('technicians')).find(({ role }) => role === 'manager')
  const json = {
    ticket: ticket?.id,
    author: mara?.id,
    text: '<img src=x onerror=alert(1)> {{.id}}',
  }
  const path = '/api/collections/comments/records?view=comment&expand=author'
  const { events } = await ask(server, path, { ...of('mara'), json })
  expect(htmlIn(events)).toContain('<p>&lt;img src=x onerror=alert(1)&gt; {{.id}}</p>')
  expect(htmlIn(events)).toContain('Mara Lindqvist')
})
