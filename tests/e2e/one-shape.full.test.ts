import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, htmlIn, type Told } from '../support/datastar'
import { preparedFolder, type Server, signIn, startServer } from '../support/server'
import { openStream, type Stream } from '../support/stream'
import { version } from '../support/versions'

const GENERATED = [
  'row',
  'rows',
  'table',
  'grid',
  'line',
  'card',
  'list',
  'detail',
  'form',
  'cell',
  'options',
]

/** The fields of `things`: one of each type, and of those that hold a list. */
const FIELDS = {
  title: { type: 'text' },
  body: { type: 'editor' },
  amount: { type: 'number' },
  done: { type: 'bool' },
  mail: { type: 'email' },
  site: { type: 'url' },
  due: { type: 'date' },
  one: { type: 'select', values: ['a', 'b', '<i>'], maxSelect: 1 },
  many: { type: 'select', values: ['a', 'b', '<i>'], maxSelect: 3 },
  picture: { type: 'file', maxSelect: 1 },
  papers: { type: 'file', maxSelect: 5 },
  owner: { type: 'relation', collectionId: '_pb_users_auth_', maxSelect: 1 },
  helpers: { type: 'relation', collectionId: '_pb_users_auth_', maxSelect: 5 },
  place: { type: 'geoPoint' },
  data: { type: 'json' },
  secret: { type: 'text', hidden: true },
  made: { type: 'autodate', onCreate: true },
  updated: { type: 'autodate', onCreate: true, onUpdate: true },
}

/** A project's own view that prints each value in every way, with Go's own word for its type. */
const ALL = `<dl id="all-{{.id}}">{{range $name, $value := .}}{{if ne $name "expand"}}
<dt>{{$name}}</dt><dd>{{$value}} {{printf "%T %v" $value $value}}</dd>{{end}}{{end}}
${Object.keys(FIELDS)
  .map((name) => `<dd>{{.${name}}} {{text .${name} 0}} {{printf "%T" .${name}}}</dd>`)
  .join('\n')}
<dd>{{.due.Time.Year}} {{.place.Lat}} {{.place.Lon}} {{len .many}} {{range .papers}}{{.}};{{end}}</dd>
<dd>{{with .expand.owner}}{{.name}} {{.email}} {{printf "%v" .}}{{end}}</dd>
{{range .expand.helpers}}<dd>{{.name}} {{.email}} {{.created}} {{printf "%v" .}}</dd>{{end}}
{{range .expand.notes_via_thing}}<dd>{{.text}} {{printf "%v" .}}</dd>{{end}}</dl>`

const RECORDS = '/api/collections/things/records'
const EXPAND = 'owner,helpers,notes_via_thing'

/** What a record is given, one after the other; what is not said stays. */
const CHANGES: readonly object[] = [
  ...[0, -0, 1e6, 1e21, 1e-7, 0.1, -5, 1234567, 2 ** 53].map((amount) => ({ amount })),
  ...['', '2024-02-29 10:20:30.123Z', '0001-01-01', '9999-12-31 23:59:59.999Z'].map((due) => ({
    due,
  })),
  ...[
    { lon: 0, lat: 0 },
    { lon: 13.4, lat: 52.5 },
    { lon: -180, lat: 90 },
    { lon: 1e-9, lat: -1e-7 },
  ].map((place) => ({ place })),
  ...[
    ...[null, 0, -0, 5, 0.1, 1e6, 1e21, 1e-7, 2 ** 63, true, '', 'words', '"5"', [], {}],
    [1, [null, { a: 'b' }], '<b>'],
    { z: 1, a: { y: [], b: null }, ü: '😀', 2: 'two', 1: 'one', '': 0 },
    '{"raw":1.0,"big":12345678901234567890,"small":1E-7}',
    ...['1234567.5', '9007199254740993', '1.0', '{"a":1}x'],
  ].map((data) => ({ data })),
  ...[true, false].map((done) => ({ done })),
  ...['', 'a', '<i>'].map((one) => ({ one })),
  ...[[], ['b'], ['<i>', 'a']].map((many) => ({ many })),
  { title: '<b>"bold"</b> & \'so\' {{.id}}\r\nnext\tline \u2028 😀' },
  { body: '<p onclick="x()">Über</p><script>x()</script>' },
  { mail: 'ada@example.com', site: 'https://example.com/?a=b&c="d"' },
  { secret: 'hidden thing' },
]

let server: Server
let ada = { id: '', token: '' }
let streams: readonly Viewing[] = []

/** A stream that shows things in a view to somebody. */
interface Viewing {
  readonly view: string
  readonly init: { readonly token?: string; readonly dialect?: 'beta' | 'one' }
  readonly stream: Stream
}

const json = async <Of>(path: string, body: object): Promise<Of> =>
  (await (await server.admin(path, { json: body })).json()) as Of

beforeAll(async () => {
  const folder = preparedFolder()
  mkdirSync(join(folder, 'pb_hooks/views/things'), { recursive: true })
  writeFileSync(join(folder, 'pb_hooks/views/things/all.html'), ALL)
  server = await startServer(folder)
  const rules = { listRule: '', viewRule: '' }
  const fields = Object.entries(FIELDS).map(([name, field]) => ({ name, ...field }))
  const things = await json<{ id: string }>('/api/collections', {
    name: 'things',
    type: 'base',
    ...rules,
    fields,
  })
  const thing = { name: 'thing', type: 'relation', collectionId: things.id, maxSelect: 1 }
  const notes = [{ name: 'text', type: 'text' }, { name: 'count', type: 'number' }, thing]
  await json('/api/collections', { name: 'notes', type: 'base', ...rules, fields: notes })
  await server.admin('/api/collections/users', { method: 'PATCH', json: rules })
  const person = { password: 'a-password-to-try', passwordConfirm: 'a-password-to-try' }
  const people = '/api/collections/users/records'
  const named = { ...person, name: 'Ada', email: 'ada@example.com' }
  const { id } = await json<{ id: string }>(people, named)
  ada = { id, token: await signIn(server.fetch, 'users', named.email, person.password) }
})
afterAll(async () => {
  for (const { stream } of streams) await stream.close()
  await server.stop()
})

async function follow(view: string, init: Viewing['init']): Promise<Viewing> {
  const path = `/api/realtime?live=things&view=${view}&expand=${EXPAND}`
  const stream = await openStream(server, path, init)
  await stream.until(() => true)
  return { view, init, stream }
}

const shows = (told: Told): boolean => htmlIn([told]) !== ''

/** What a stream brings next is what the record's own route and the list make of the record. */
async function agrees({ view, init, stream }: Viewing, seen: number, id: string, what: string) {
  const isNext = (told: Told): boolean =>
    shows(told) && stream.events.filter(shows).indexOf(told) === seen
  const live = htmlIn([await stream.until(isNext)])
  const query = `view=${view}&expand=${EXPAND}`
  const one = await ask(server, `${RECORDS}/${id}?${query}`, init)
  expect(live, `${view}: ${what}`).toBe(htmlIn(one.events))
  // What is picked of a record is printed before the view gets it, with all that it expands to.
  if (view !== 'all') {
    const picked = await ask(server, `${RECORDS}/${id}?${query}&fields=*`, init)
    expect(htmlIn(picked.events), `${view}, picked: ${what}`).toBe(live)
  }
  // The form of a list makes a new record.
  if (view === 'form') return
  const list = await ask(server, `${RECORDS}?filter=id="${id}"&${query}`, init)
  expect(htmlIn(list.events), `${view}: ${what}`).toContain(live)
}

async function happens(id: string, what: string, work: () => Promise<unknown>): Promise<void> {
  const before = streams.map(({ stream }) => stream.events.filter(shows).length)
  await work()
  await Promise.all(streams.map((one, at) => agrees(one, before[at] ?? 0, id, what)))
}

test('a record looks the same from a list and from a live message', {
  timeout: 120_000,
}, async () => {
  const { id } = await json<{ id: string }>(RECORDS, { title: 'a thing' })
  streams = await Promise.all([
    ...[...GENERATED, 'all'].map((view) => follow(view, { token: ada.token })),
    ...['all', 'form'].map((view) => follow(view, { dialect: 'one' })),
    ...(version().hiddenLive ? [follow('all', { token: server.superuser })] : []),
  ])
  const patch = (body: object) => () =>
    server.admin(`${RECORDS}/${id}`, { method: 'PATCH', json: body })
  for (const change of CHANGES) await happens(id, JSON.stringify(change), patch(change))
  await happens(id, 'files', async () => {
    const form = new FormData()
    form.append('picture', new File(['a'], 'a <b>.txt'))
    for (const name of ['one.txt', 'two.txt']) form.append('papers', new File(['b'], name))
    await server.admin(`${RECORDS}/${id}`, { method: 'PATCH', form })
  })
  const person = { password: 'a-password-to-try', passwordConfirm: 'a-password-to-try' }
  const bob = await json<{ id: string }>('/api/collections/users/records', {
    ...{ ...person, name: 'Bob <b>', email: 'bob@example.com', emailVisibility: true },
  })
  await happens(id, 'relations', patch({ owner: ada.id, helpers: [bob.id, ada.id] }))
  await json('/api/collections/notes/records', { text: '<i>', count: 1e21, thing: id })
  await happens(id, 'what links back', patch({ title: 'changed' }))
  const seenBy = (isWho: (token: string | undefined) => boolean): string =>
    htmlIn(streams.flatMap(({ init, stream }) => (isWho(init.token) ? stream.events : [])))
  const all = seenBy((token) => token === server.superuser)
  for (const said of ['hidden thing', 'bob@example.com', 'float64 1e&#43;21', 'types.JSONRaw']) {
    expect(all.includes(said)).toBe(version().hiddenLive)
  }
  expect(seenBy((token) => token !== server.superuser)).not.toContain('hidden thing')
})

test('a record of a view collection looks the same by itself and in a list', async () => {
  const viewQuery = 'SELECT id, title, amount, due, data, place, count(*) AS total FROM things'
  const view = { name: 'stats', type: 'view', listRule: '', viewRule: '', viewQuery }
  await json('/api/collections', view)
  const path = '/api/collections/stats/records'
  const { items } = (await (await server.admin(path)).json()) as { items: { id: string }[] }
  for (const name of GENERATED.filter((found) => found !== 'form')) {
    const one = htmlIn((await ask(server, `${path}/${items[0]?.id}?view=${name}`)).events)
    expect(one).toContain(String(items[0]?.id))
    expect(htmlIn((await ask(server, `${path}?view=${name}`)).events), name).toContain(one)
  }
})

test('a superuser sees hidden fields in a live message, where PocketBase sends them', async () => {
  const { id } = await json<{ id: string }>(RECORDS, { title: 'a secret', secret: 'whispered' })
  const { stream } = await follow('all', { token: server.superuser })
  await server.admin(`${RECORDS}/${id}`, { method: 'PATCH', json: { title: 'told' } })
  const live = htmlIn([await stream.until(shows)])
  expect(live).toContain('told')
  expect(live.includes('whispered')).toBe(version().hiddenLive)
  await stream.close()
})
