import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logins } from '../../proj/demo/pb_public/stack/logins.json'
import { collections, command, demoFolder, type Row, records } from '../support/demo'
import { type Server, signIn, startServer } from '../support/server'
import { has } from '../support/versions'

const NAMES = [
  ...['technicians', 'customers', 'devices', 'parts', 'tickets', 'photos', 'comments'],
  'ticket_totals',
]
const COLUMNS =
  'id text,customer relation,name text,tickets number,open number,revenue number,latest text'

let server: Server
let other: Server
let seeded: string[]
let all: Record<string, readonly Row[]>
const tokens: Record<string, string> = {}

beforeAll(async () => {
  const folders = [demoFolder(), demoFolder()] as const
  seeded = await Promise.all(folders.map((folder) => command(folder, 'demo', 'seed')))
  server = await startServer(folders[0])
  other = await startServer(folders[1])
  all = await everything(server)
  for (const { collection, email, password } of logins) {
    tokens[email.replace(/@.*/, '')] = await signIn(server.fetch, collection, email, password)
  }
})
afterAll(() => Promise.all([server.stop(), other.stop()]))

describe('the schema', () => {
  test('uses all fourteen field types and every flag, and its view has typed columns', async () => {
    const found = await collections(server)
    const fields = found.flatMap((one) => one.fields as Row[])
    expect(new Set(fields.map(({ type }) => type)).size).toBe(14)
    for (const type of ['select', 'relation', 'file']) {
      const most = fields.filter((field) => field.type === type).map((field) => field.maxSelect)
      expect([most.includes(1), most.some((number) => Number(number) > 1)]).toEqual([true, true])
    }
    for (const flag of ['hidden', 'presentable', 'protected', 'autogeneratePattern']) {
      expect(fields.some((field) => field[flag] && !field.system)).toBe(true)
    }
    expect(fields.some(({ help }) => help)).toBe(has('field.help'))
    const view = found.find(({ name }) => name === 'ticket_totals')?.fields as Row[]
    expect(view.map(({ name, type }) => `${name} ${type}`).join()).toBe(COLUMNS)
  })
})

describe('the seed', () => {
  test('makes 500 tickets, the same in every database, and counts what it makes', async () => {
    expect(all.tickets).toHaveLength(500)
    expect(await everything(other)).toEqual(all)
    for (const name of NAMES.slice(0, -1)) {
      expect(seeded[0]).toContain(`${all[name]?.length} ${name}`)
    }
  })

  test('fills every field that is shown in some record', () => {
    for (const [name, rows] of Object.entries(all)) {
      const empty = Object.keys(rows[0] ?? {}).filter((field) => !rows.some((row) => row[field]))
      expect([name, ...empty]).toEqual(name === 'technicians' ? [name, 'till_pin'] : [name])
    }
  })

  test('does nothing the second time', async () => {
    expect(await command(server.folder, 'demo', 'seed')).toContain(
      'has tickets already: nothing done',
    )
    expect(await everything(server)).toEqual(all)
  })

  test.each(['0', '-5', '1.5', 'many', '1000001', ''])('refuses --tickets=%s', async (count) => {
    const stderr = expect.stringContaining(`"${count}" is not understood: write --tickets N`)
    const ran = command(server.folder, 'demo', 'seed', `--tickets=${count}`)
    await expect(ran).rejects.toMatchObject({ code: 1, stderr })
  })
})

test('the view adds up', () => {
  expect(all.ticket_totals).toHaveLength(all.customers?.length ?? 0)
  for (const total of all.ticket_totals ?? []) {
    const own = (all.tickets ?? []).filter(({ customer }) => customer === total.id)
    expect(total).toMatchObject({
      customer: total.id,
      tickets: own.length,
      open: own.filter(({ status }) => status !== 'collected' && status !== 'cancelled').length,
      revenue: own.reduce((sum, { price }) => sum + Number(price), 0),
    })
  }
})

describe('the rules', () => {
  const toms = (row: Row): boolean => `${row.assignee} ${row.helpers}`.includes(at.tom ?? '?')
  const shows: Record<string, (name: string, row: Row) => unknown> = {
    guest: (name, row) => name === 'parts' || (name === 'photos' && row.shared),
    tom: (name, row) => {
      const about = name === 'comments' ? all.tickets?.find(({ id }) => id === row.ticket) : row
      return name === 'tickets' || name === 'comments'
        ? toms(about ?? row)
        : name !== 'ticket_totals'
    },
    felix: (name) => name !== 'ticket_totals',
    mara: () => true,
  }

  /** Paths below /api/collections/ by the names that the cases use. */
  const at: Record<string, string> = { tickets: 'tickets/records' }
  let ticket: object

  beforeAll(() => {
    at.tom = all.technicians?.find(({ name }) => name === 'Tom Okafor')?.id ?? ''
    const own = all.tickets?.find((row) => row.assignee === at.tom && String(row.documents) !== '')
    at.own = `tickets/records/${own?.id}`
    at.foreign = `tickets/records/${all.tickets?.find((row) => !toms(row))?.id}`
    at.customer = `customers/records/${own?.customer}`
    at.total = `ticket_totals/records/${own?.customer}`
    at.device = `devices/records/${own?.device}`
    at.part = `parts/records/${all.parts?.[0]?.id}`
    at.himself = `technicians/records/${at.tom}`
    ticket = { title: 'Lid is loose', status: 'new', customer: own?.customer, device: own?.device }
  })

  test.each(Object.entries(shows))('lists show %s what is for them', async (who, is) => {
    for (const name of NAMES) {
      const shown = await records(server, name, tokens[who])
      const wanted = all[name]?.filter((row) => is(name, row)) ?? []
      expect([name, shown.map(({ id }) => id)]).toEqual([name, wanted.map(({ id }) => id)])
      expect(JSON.stringify(shown)).not.toMatch(/purchase_price|internal_note/)
    }
    expect(all.parts?.[0]).toHaveProperty('purchase_price')
  })

  test.each([
    ['guest', 404, 'GET own, PATCH own title=Mine'],
    ['guest', 403, 'DELETE own, DELETE part'],
    ['guest', 400, 'POST tickets'],
    ['tom', 200, 'GET own, PATCH own status=done, GET device, PATCH himself skills=camera'],
    ['tom', 404, 'GET foreign, PATCH foreign status=done, PATCH own price=1, PATCH own assignee='],
    ['tom', 404, 'GET total, PATCH himself role=manager, PATCH part price=1, DELETE device'],
    ['tom', 400, 'POST tickets'],
    ['felix', 200, 'GET total, PATCH foreign price=1, POST tickets'],
    ['felix', 404, 'PATCH part price=1, DELETE customer'],
    ['mara', 200, 'PATCH part price=1, PATCH himself role=technician'],
    ['mara', 403, 'DELETE part, DELETE own'],
    ['mara', 400, 'DELETE customer'],
  ])('%s gets %i: %s', async (who, status, requests) => {
    for (const request of requests.split(', ')) {
      const [method = '', what = '', change] = request.split(' ')
      const json = change ? Object.fromEntries([change.split('=')]) : method === 'POST' && ticket
      const init = { method, ...(json && { json }), ...(tokens[who] && { token: tokens[who] }) }
      const response = await server.fetch(`/api/collections/${at[what]}`, init)
      expect([request, response.status]).toEqual([request, status])
    }
  })

  test('a photo belongs to who took it', async () => {
    const { ticket, picture, id } = all.photos?.[0] ?? { id: '' }
    const bytes = await (await server.fetch(`/api/files/photos/${id}/${picture}`)).blob()
    for (const [taken_by = '', status] of [[at.tom, 200] as const, ['', 400] as const]) {
      const body = new FormData()
      body.set('picture', bytes, 'new.png')
      body.set('@jsonPayload', JSON.stringify({ ticket, taken_by }))
      const init = { method: 'POST', headers: { Authorization: tokens.tom ?? '' }, body }
      const response = await fetch(`${server.url}/api/collections/photos/records`, init)
      expect(response.status).toBe(status)
    }
  })

  test('a quote opens for who sees the ticket, and who has left cannot sign in', async () => {
    const quote = `/api/files/${at.own?.replace('/records', '')}/quote.txt`
    const init = { method: 'POST', token: tokens.tom ?? '' }
    const answer: unknown = await (await server.fetch('/api/files/token', init)).json()
    const query = new URLSearchParams(answer as { token: string })
    expect((await server.fetch(quote)).status).toBe(404)
    expect(await (await server.fetch(`${quote}?${query}`)).text()).toContain('Quote for R-')
    const kim = signIn(server.fetch, 'technicians', 'kim@repair.example', 'open-the-workshop')
    await expect(kim).rejects.toThrow('403')
  })
})

test('the pages are served, and thumbs are made', async () => {
  expect(await (await server.fetch('/')).text()).toContain('Copper Lane Repairs')
  expect(await (await server.fetch('/stack/logins.json')).json()).toEqual({ logins })
  const { id, picture } = all.photos?.[0] ?? { id: '' }
  const thumb = await server.fetch(`/api/files/photos/${id}/${picture}?thumb=80x60`)
  expect((await thumb.arrayBuffer()).byteLength).toBeLessThan(5000)
})

async function everything(from: Server): Promise<Record<string, readonly Row[]>> {
  const list = async (name: string) => [name, await records(from, name, from.superuser)] as const
  return Object.fromEntries(await Promise.all(NAMES.map(list)))
}
