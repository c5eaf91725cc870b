import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, htmlIn, signalsIn } from '../support/datastar'
import { preparedFolder, type Server, signIn, startServer } from '../support/server'

const RECORDS = '/api/collections/tasks/records'
const EMAIL = 'ada@example.com'
const PASSWORD = 'a-password-to-try'

/** Views as a project writes them. */
const VIEWS = {
  'tasks/board.html': `<li id="tasks-board-{{.id}}">
  <b>{{.title}}</b> {{if not .due.IsZero}}{{template "when" (.due.Time.In $.zone)}}{{end}} {{printf "%.5s" .note}}
  {{with .photo}}<img src="/api/files/tasks/{{$.query.id}}/{{.}}?thumb=100x100" alt="">{{end}}
</li>`,
  'tasks/board.list.html': `{{/* target #board mode inner */}}
<ul id="tasks-board" title="{{with $.viewer}}{{.name}}{{else}}a guest{{end}}">
{{template "items" $}}<li>{{.page.totalItems}}</li></ul>`,
  '_when.html': `{{.Format "02.01.2006 15:04 MST"}}`,
  'anything.html': `<dl id="any-{{.collectionName}}-{{.id}}">{{$record := .}}
{{range $.model.fields}}<dt>{{.label}}</dt><dd>{{index $record .name}} {{.is}}</dd>{{end}}</dl>`,
  'tasks/raw.html': `<pre id="raw-{{.id}}">{{.expand}} {{.expand.owner}} {{printf "%#v" $}}
{{range .expand.helpers}}{{.}}{{end}} {{range $.records}}{{.}}{{end}}</pre>`,
  'tasks/who.html': `<p id="who-{{.id}}">{{.expand.owner.name}}:
{{range .expand.helpers}}{{.name}} {{with .expand.boss}}of {{.name}}{{end}}{{end}}</p>`,
  'tasks/all.html': `<p id="all-{{.id}}">{{range $name, $value := .}}{{if ne $name "expand"}}
{{$name}}: {{$value}}{{end}}{{end}}</p>`,
  'tasks/titles.list.html': `<ul id="titles">{{range $.records}}<li>{{.title}}</li>{{end}}</ul>`,
  'tasks/unsafe.html': `<p id="unsafe-{{.id}}">
  <b data-text="'{{.title}}'"></b></p>`,
  'tasks/total.list.html': `<b id="tasks-total">{{.page.totalItems}}</b>`,
}

const write = (folder: string, views: Readonly<Record<string, string>>): void => {
  for (const [file, text] of Object.entries(views)) {
    const path = join(folder, 'pb_hooks/views', file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}

interface Users {
  readonly id: string
  readonly fields: readonly object[]
}

let server: Server
let id = ''
let ada = ''
beforeAll(async () => {
  const folder = preparedFolder()
  write(folder, VIEWS)
  server = await startServer(folder)
  const person = { email: EMAIL, password: PASSWORD, passwordConfirm: PASSWORD, name: 'Ada' }
  const users = '/api/collections/users'
  const { id: collectionId, fields } = (await (await server.admin(users)).json()) as Users
  const relation = { type: 'relation', collectionId, maxSelect: 1 }
  await server.admin(users, {
    method: 'PATCH',
    json: { viewRule: '', listRule: '', fields: [...fields, { ...relation, name: 'boss' }] },
  })
  const add = async (more: object) =>
    (await (await server.admin(`${users}/records`, { json: { ...person, ...more } })).json()) as {
      id: string
    }
  ada = (await add({})).id
  const bob = await add({ name: 'Bob', email: 'bob@example.com', boss: ada })
  const json = {
    name: 'tasks',
    type: 'base',
    ...{ listRule: '', viewRule: '', createRule: '', updateRule: '', deleteRule: '' },
    fields: [
      { name: 'title', type: 'text', required: true },
      { name: 'due', type: 'date' },
      { name: 'note', type: 'text' },
      { name: 'photo', type: 'file', maxSelect: 1 },
      { name: 'secret', type: 'text', hidden: true },
      { ...relation, name: 'owner' },
      { ...relation, name: 'helpers', maxSelect: 5 },
    ],
  }
  await server.admin('/api/collections', { json })
  const values = { title: 'Mend <it>', due: '2026-07-01 22:30:00.000Z', note: 'äöü€😀 and more' }
  const people = { owner: ada, helpers: [ada, bob.id] }
  const made = await server.admin(RECORDS, {
    json: { ...values, ...people, secret: 'hidden thing' },
  })
  id = ((await made.json()) as { id: string }).id
})
afterAll(() => server.stop())

test('a file is a view, with a part, in the time zone that is asked for', async () => {
  const { events } = await ask(server, `${RECORDS}?view=board&zone=Europe/Berlin`)
  expect(events[0]?.data).toMatchObject({ selector: '#board', mergeMode: 'inner' })
  const html = htmlIn(events)
  expect(html).toContain(`<li id="tasks-board-${id}">`)
  expect(html).toContain('<b>Mend &lt;it&gt;</b> 02.07.2026 00:30 CEST äöü€😀')
  expect(html).toContain('title="a guest"')
  expect(html).toContain('<li>1</li>')
  const utc = await ask(server, `${RECORDS}/${id}?view=board`)
  expect(htmlIn(utc.events)).toContain('01.07.2026 22:30 UTC')
})

test('a zone that there is none of is refused before anything is written', async () => {
  for (const zone of ['Europe/Nowhere', '../etc/passwd', 'europe%00']) {
    const json = { title: 'not to be there' }
    const { events } = await ask(server, `${RECORDS}?view=board&zone=${zone}`, { json })
    expect(signalsIn(events).error, zone).toMatchObject({ code: 'bad_request', status: 400 })
  }
  const answer = await server.admin(`${RECORDS}?filter=title="not to be there"`)
  expect(await answer.json()).toMatchObject({ totalItems: 0 })
})

test('records look the same to a view, expanded or not, by hand or one by one', async () => {
  const plain = htmlIn((await ask(server, `${RECORDS}?view=all`)).events)
  expect(plain).toContain('title: Mend &lt;it&gt;')
  expect(htmlIn((await ask(server, `${RECORDS}?view=all&expand=owner`)).events)).toBe(plain)
  const { events } = await ask(server, `${RECORDS}?view=titles`)
  expect(htmlIn(events)).toBe('<ul id="titles"><li>Mend &lt;it&gt;</li></ul>')
})

test('a view knows its viewer', async () => {
  const token = await signIn(server.fetch, 'users', EMAIL, PASSWORD)
  const { events } = await ask(server, `${RECORDS}?view=board`, { token })
  expect(htmlIn(events)).toContain('title="Ada"')
})

test('a view for all collections reads what there is to show from the model', async () => {
  const { events } = await ask(server, `${RECORDS}/${id}?view=anything`)
  expect(htmlIn(events)).toContain('<dt>Title</dt><dd>Mend &lt;it&gt; text</dd>')
  expect(htmlIn(events)).toContain('<dd>2026-07-01 22:30:00.000Z time</dd>')
  expect(htmlIn(events)).not.toContain('hidden thing')
  expect(htmlIn(events)).not.toContain('Secret')
  const superuser = await ask(server, `${RECORDS}/${id}?view=anything`, { token: server.superuser })
  expect(htmlIn(superuser.events)).toContain('<dt>Secret</dt><dd>hidden thing text</dd>')
})

test('a view may show a list and nothing of one record', async () => {
  const list = await ask(server, `${RECORDS}?view=total`)
  expect(htmlIn(list.events)).toBe('<b id="tasks-total">1</b>')
  const made = await ask(server, `${RECORDS}?view=total&signals=saved`, { json: { title: 'new' } })
  const { saved, error } = signalsIn(made.events)
  expect(htmlIn(made.events)).toBe('')
  expect(error).toMatchObject({ status: 0 })
  const gone = await ask(server, `${RECORDS}/${saved}?view=total`, { method: 'DELETE' })
  expect(signalsIn(gone.events).error).toMatchObject({ status: 0 })
})

test('what a request expands is there, to any depth, as far as the viewer may see it', async () => {
  const { events } = await ask(server, `${RECORDS}/${id}?view=who&expand=owner,helpers.boss`)
  expect(htmlIn(events)).toContain('Ada:\nAda Bob of Ada')
  const none = await ask(server, `${RECORDS}/${id}?view=who`)
  expect(htmlIn(none.events)).toMatch(/<p id="who-\w+">:\n<\/p>/)
})

test('no record is in reach of a view, whatever it prints', async () => {
  for (const path of [RECORDS, `${RECORDS}/${id}`]) {
    const { events } = await ask(server, `${path}?view=raw&expand=owner,helpers`)
    const html = htmlIn(events)
    expect(html).toContain('Bob')
    expect(html).not.toMatch(/hidden thing|example\.com|tokenKey|password|eyJ/)
  }
})

test('an unsafe view is refused: with file and line to superusers, plainly to others', async () => {
  for (const path of [`${RECORDS}?view=unsafe`, `${RECORDS}/${id}?view=unsafe`]) {
    const guest = await ask(server, path)
    expect(signalsIn(guest.events).error).toMatchObject({
      code: 'bad_view',
      message: 'This part of the page has an error.',
    })
    const superuser = await ask(server, path, { token: server.superuser })
    const { message } = signalsIn(superuser.events).error as { message: string }
    expect(message).toMatch(
      /^tasks\/unsafe.html, line 2: no \{\{…\}\} in data-text, which is script/,
    )
  }
  const { events } = await ask(server, `${RECORDS}/${id}?view=unsafe`, { method: 'DELETE' })
  expect(signalsIn(events).error).toMatchObject({ code: 'bad_view' })
  expect((await server.fetch(`${RECORDS}/${id}`)).status).toBe(200)
})
