import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, htmlIn, signalsIn } from '../support/datastar'
import { ROOT } from '../support/folders'
import { preparedFolder, type Server, startServer } from '../support/server'

const DESK = join(ROOT, 'tests/fixtures/hooks/desk.pb.js')
const RECORDS = '/api/collections/notes/records'

/** PocketBase loads hook files in any order, so both orders are made: as one file. */
function folderWith(order: string): string {
  const folder = preparedFolder()
  const hooks = join(folder, 'pb_hooks')
  const loader = join(hooks, 'pb-stack.pb.js')
  const files = [loader, DESK].map((path) => readFileSync(path, 'utf8'))
  rmSync(loader)
  writeFileSync(join(hooks, 'all.pb.js'), (order === 'after' ? files : files.reverse()).join('\n;'))
  mkdirSync(join(hooks, 'views/notes'), { recursive: true })
  writeFileSync(join(hooks, 'views/notes/line.html'), '<li id="note-{{.id}}">{{.title}}</li>')
  writeFileSync(join(hooks, 'views/notes/broken.html'), '\n<li id="x">{{.title.nothing.at}}</li>')
  return folder
}

describe.each(['before', 'after'])("hooks of a project, loaded %s the pack's", (order) => {
  let server: Server
  beforeAll(async () => {
    server = await startServer(folderWith(order))
    await server.admin('/api/collections', {
      json: {
        name: 'notes',
        type: 'base',
        listRule: '',
        createRule: '',
        fields: [
          { name: 'title', type: 'text', required: true, max: 20 },
          { name: 'secret', type: 'text', hidden: true },
        ],
      },
    })
    for (const title of ['a <b>', 'c']) {
      await server.admin(RECORDS, { json: { title, secret: 'hidden thing' } })
    }
  })
  afterAll(() => server.stop())

  test.each(['beta', 'one'] as const)(
    'a route says things to a page that speaks %s',
    async (dialect) => {
      const json = { text: '<i> & "co"', place: true }
      const { status, events } = await ask(server, '/desk/say', { json, dialect })
      const elements = '<p id="said">&lt;i&gt; &amp; &#34;co&#34;</p>'
      const error = { status: 0, code: '', message: '', fields: { text: '', place: '' } }
      const signals = { said: json.text, lines: 'a\nb' }
      expect(status).toBe(200)
      expect(
        events.map(({ event, data: { signals = '{}', ...data } }) => [
          event,
          data,
          JSON.parse(signals),
        ]),
      ).toEqual(
        dialect === 'beta'
          ? [
              ['datastar-merge-signals', {}, { error }],
              ['datastar-merge-fragments', { fragments: elements }, {}],
              [
                'datastar-merge-fragments',
                { fragments: elements, selector: '#desk', mergeMode: 'append' },
                {},
              ],
              ['datastar-remove-fragments', { selector: '.gone' }, {}],
              ['datastar-merge-signals', {}, signals],
            ]
          : [
              ['datastar-patch-signals', {}, { error }],
              ['datastar-patch-elements', { elements }, {}],
              ['datastar-patch-elements', { elements, selector: '#desk', mode: 'append' }, {}],
              ['datastar-patch-elements', { selector: '.gone', mode: 'remove' }, {}],
              ['datastar-patch-signals', {}, signals],
            ],
      )
    },
  )

  test('to others a route answers what it wants', async () => {
    const response = await server.fetch('/desk/say', { json: { text: 'x' } })
    expect(await response.json()).toEqual({ asked: false })
    const notes = await server.fetch('/desk/notes')
    expect([notes.status, await notes.text()]).toEqual([200, ''])
    const failed = await server.fetch('/desk/fail/save', { json: { title: '' } })
    expect(failed.status).toBe(400)
    expect(await failed.json()).toMatchObject({ data: { title: { code: 'validation_required' } } })
  })

  test('a route shows records in a view of theirs', async () => {
    const { events, body } = await ask(server, '/desk/notes')
    expect(htmlIn(events)).toMatch(/^<li id="note-\w+">a &lt;b&gt;<\/li><li id="note-\w+">c<\/li>$/)
    expect(signalsIn(events)).toEqual({ none: '', one: expect.stringMatching(/^<li[^/]+<\/li>$/) })
    expect(body).not.toContain('hidden thing')
  })

  test.each([
    ['words', 400, 'bad_request', 'No more today.', ''],
    ['missing', 404, 'not_found', "The requested resource wasn't found.", ''],
    ['api', 403, 'forbidden', 'Not you.', ''],
    ['view', 500, 'bad_view', 'This part of the page has an error.', ''],
    ['bug', 400, 'bad_request', 'Something went wrong while processing your request.', ''],
    [
      'save',
      400,
      'bad_request',
      'Something went wrong while processing your request.',
      'Must be no more than 20 character(s).',
    ],
  ])('a route refuses: %s', async (how, status, code, message, title) => {
    const json = { title: 'x'.repeat(21), other: 1 }
    const { status: sent, events, body } = await ask(server, `/desk/fail/${how}`, { json })
    expect(sent).toBe(200)
    expect(signalsIn(events)).toEqual({
      error: { status, code, message, fields: { title, other: '' } },
    })
    expect(body).not.toContain('secret of the code')
  })

  test('a hook of a record route adds to the answer, and only for Datastar', async () => {
    const { events } = await ask(server, RECORDS, { json: { title: 'new' } })
    expect(events.filter(({ event }) => !event.startsWith('datastar-'))).toEqual([])
    const { before, after } = signalsIn(events)
    expect(before).toBe(true)
    expect(htmlIn(events)).toContain(`id="notes-row-${after}"`)
    const plain = await server.fetch(RECORDS, { json: { title: 'plain' } })
    expect(await plain.json()).toMatchObject({ title: 'plain' })
  })

  test('what a hook of a record route refuses is not written', async () => {
    const plain = await server.fetch(RECORDS, { json: { title: 'refuse me' } })
    expect([plain.status, await plain.json()]).toEqual([
      400,
      expect.objectContaining({ message: 'Not that title.' }),
    ])
    const { status, events, body } = await ask(server, RECORDS, { json: { title: 'refuse me' } })
    if (order === 'after') {
      expect(status).toBe(200)
      expect(signalsIn(events).error).toMatchObject({ status: 400, message: 'Not that title.' })
    } else {
      expect(status).toBe(400)
      expect(JSON.parse(body)).toMatchObject({ message: 'Not that title.' })
    }
    const list = await server.fetch(`${RECORDS}?filter=title="refuse me"`)
    expect(await list.json()).toMatchObject({ totalItems: 0 })
  })

  test('inside a batch nothing is said', async () => {
    await server.admin('/api/settings', {
      method: 'PATCH',
      json: { batch: { enabled: true, maxRequests: 10, timeout: 3 } },
    })
    const requests = [{ method: 'POST', url: RECORDS, body: { title: 'in a batch' } }]
    const { body } = await ask(server, '/api/batch', { json: { requests } })
    expect(JSON.parse(body)).toMatchObject([{ status: 200, body: { title: 'in a batch' } }])
  })
})
