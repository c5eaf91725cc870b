import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, htmlIn, signalsIn } from '../support/datastar'
import { type Server, startServer } from '../support/server'

const RECORDS = '/api/collections/notes/records'

let server: Server
beforeAll(async () => {
  server = await startServer()
  await server.admin('/api/collections', {
    json: {
      name: 'notes',
      type: 'base',
      listRule: '',
      viewRule: '',
      createRule: '@request.body.title != "closed"',
      updateRule: '',
      deleteRule: '',
      fields: [
        { name: 'title', type: 'text', required: true, max: 40 },
        { name: 'body', type: 'text' },
        { name: 'secret', type: 'text', hidden: true },
        { name: 'count', type: 'number' },
      ],
    },
  })
  await server.admin('/api/settings', {
    method: 'PATCH',
    json: { batch: { enabled: true, maxRequests: 10, timeout: 3 } },
  })
})
afterAll(() => server.stop())

const added = async (json: object): Promise<string> => {
  const { id } = (await (await server.admin(RECORDS, { json })).json()) as { id: string }
  return id
}

test('a list says what it is sorted by in its last record, as far as one may see that', async () => {
  const body = 'it\'s \r\n "last" \u2028 ä'
  const [, last] = [await added({ title: 'a' }), await added({ title: 'b', count: -1.5e-7, body })]
  const sort = 'title,-count, +body,id'
  const wish = `filter=count<=0&perPage=2&sort=${encodeURIComponent(sort)}&signals=_last`
  const { events } = await ask(server, `${RECORDS}?${wish}&fields=id,body:excerpt(2)`)
  expect(JSON.parse(String(signalsIn(events)._last))).toEqual({
    ...{ title: 'b', count: -1.5e-7, body, id: last },
  })
  const none = await ask(server, `${RECORDS}?filter=count=7&signals=_last`)
  expect(signalsIn(none.events)).toEqual({ _last: 0 })
  const records = (await (await server.admin(RECORDS)).json()) as { items: { id: string }[] }
  for (const { id } of records.items) await server.admin(`${RECORDS}/${id}`, { method: 'DELETE' })
})

test('a list answers its records as HTML, in both dialects', async () => {
  await added({ title: 'first <b>', count: 1_234_567, secret: 'hidden thing' })
  const beta = await ask(server, `${RECORDS}?sort=title&signals=total,page`)
  expect(beta.status).toBe(200)
  expect(beta.events.map(({ event }) => event)).toEqual([
    'datastar-merge-fragments',
    'datastar-merge-signals',
  ])
  expect(htmlIn(beta.events)).toMatch(
    /^<tbody id="notes-rows" data-empty="No notes"><tr id="notes-row-\w+">/,
  )
  expect(htmlIn(beta.events)).toContain('<th scope="row">first &lt;b&gt;</th>')
  expect(htmlIn(beta.events)).toContain('<td>1234567</td>')
  expect(signalsIn(beta.events)).toEqual({ total: 1, page: 1 })
  const one = await ask(server, `${RECORDS}?sort=title&signals=total,page`, { dialect: 'one' })
  expect(one.events.map(({ event }) => event)).toEqual([
    'datastar-patch-elements',
    'datastar-patch-signals',
  ])
  expect(htmlIn(one.events)).toBe(htmlIn(beta.events))
})

test('a hidden field is for superusers, by value and by name', async () => {
  await added({ title: 'with a secret', secret: 'hidden thing' })
  const guest = await ask(server, RECORDS)
  expect(guest.body).not.toContain('hidden thing')
  const superuser = await ask(server, RECORDS, { token: server.superuser })
  expect(htmlIn(superuser.events)).toContain('hidden thing')
  const refused = await ask(server, RECORDS, { json: {} })
  expect(refused.body).not.toContain('secret')
})

test('a create answers the record in the list, and nothing is wrong any more', async () => {
  const { events } = await ask(server, `${RECORDS}?signals=saved`, { json: { title: 'new' } })
  const { error, saved } = signalsIn(events)
  // A live stream may have brought it before: then it moves, and is not there twice.
  expect(events[0]).toEqual({
    event: 'datastar-remove-fragments',
    data: { selector: `#notes-row-${saved}` },
  })
  expect(events[1]).toMatchObject({
    event: 'datastar-merge-fragments',
    data: { selector: '#notes-rows', mergeMode: 'prepend' },
  })
  expect(htmlIn(events)).toContain('<th scope="row">new</th>')
  expect(error).toMatchObject({ status: 0, code: '', message: '', fields: { title: '' } })
  expect(htmlIn(events)).toContain(`id="notes-row-${saved}"`)
})

test('an update morphs the record where it is, a delete takes it off the page', async () => {
  const id = await added({ title: 'before' })
  const updated = await ask(server, `${RECORDS}/${id}`, {
    method: 'PATCH',
    json: { title: 'after' },
    dialect: 'one',
  })
  expect(updated.events[0]?.data).not.toHaveProperty('selector')
  expect(htmlIn(updated.events)).toMatch(
    new RegExp(`^<tr id="notes-row-${id}">.*<th scope="row">after</th>`),
  )
  const one = await ask(server, `${RECORDS}/${id}`)
  expect(htmlIn(one.events)).toBe(htmlIn(updated.events))
  const gone = await ask(server, `${RECORDS}/${id}`, { method: 'DELETE' })
  expect(gone.events[0]).toEqual({
    event: 'datastar-remove-fragments',
    data: { selector: `#notes-row-${id}` },
  })
  expect((await server.fetch(`${RECORDS}/${id}`)).status).toBe(404)
})

test('a refusal says what is wrong at which field, and nothing is written', async () => {
  const before = await total()
  const { status, events } = await ask(server, RECORDS, { json: { title: 'x'.repeat(41) } })
  expect(status).toBe(200)
  expect(signalsIn(events).error).toMatchObject({
    status: 400,
    code: 'bad_request',
    message: 'Failed to create record.',
    fields: { title: 'Must be no more than 40 character(s).', body: '' },
  })
  expect(htmlIn(events)).toBe('')
  expect(await total()).toBe(before)
})

test('what the request wants of the pack is refused by name', async () => {
  for (const [query, field] of [
    ['view=../secrets', 'view'],
    ['view=nothing', 'view'],
    ['target=body', 'target'],
    ['mode=explode', 'mode'],
    ['signals=total,token', 'signals'],
    ['view=%zz', 'view'],
  ] as const) {
    const { status, events } = await ask(server, `${RECORDS}?${query}`)
    expect(status, query).toBe(200)
    const { error } = signalsIn(events) as { error: { status: number; message: string } }
    expect(error.status, query).toBeGreaterThanOrEqual(400)
    expect(error.message, query).toMatch(field === 'view' ? /view/ : new RegExp(`"${field}"`))
    expect(htmlIn(events), query).toBe('')
  }
})

test('target and mode decide where HTML goes; view=none sends none', async () => {
  const inner = await ask(server, `${RECORDS}?target=%23panel&mode=inner`)
  expect(inner.events[0]?.data).toMatchObject({ selector: '#panel', mergeMode: 'inner' })
  expect(htmlIn(inner.events)).toMatch(/^<tbody/)
  const more = await ask(server, `${RECORDS}?mode=append&page=2&perPage=2`, { dialect: 'one' })
  expect(more.events[0]?.data).toMatchObject({ selector: '#notes-rows', mode: 'append' })
  expect(htmlIn(more.events)).toMatch(/^<tr/)
  const none = await ask(server, `${RECORDS}?view=none&signals=total`)
  expect(none.events).toHaveLength(1)
})

test('a request that is sent again after its answer is not done again', async () => {
  const { body } = await ask(server, RECORDS, { json: { title: 'once' } })
  const [, id = ''] = /^id: (.*)$/m.exec(body) ?? []
  const before = await total()
  const again = await ask(server, RECORDS, {
    json: { title: 'once' },
    headers: { 'Last-Event-ID': id },
  })
  expect(again).toMatchObject({ status: 204, body: '' })
  expect(await total()).toBe(before)
})

test("a batch's answers stay JSON", async () => {
  const requests = [{ method: 'POST', url: RECORDS, body: { title: 'in a batch' } }]
  const { status, body } = await ask(server, '/api/batch', { json: { requests } })
  expect(status).toBe(200)
  expect(JSON.parse(body)).toMatchObject([{ status: 200, body: { title: 'in a batch' } }])
})

test("PocketBase's own refusals before any hook stay its own", async () => {
  const { status, body } = await ask(server, RECORDS, { json: { title: 'closed' } })
  expect(status).toBe(400)
  expect(JSON.parse(body)).toMatchObject({ message: 'Failed to create record.' })
})

async function total(): Promise<number> {
  const answer = await server.admin(`${RECORDS}?fields=id`)
  return ((await answer.json()) as { totalItems: number }).totalItems
}
