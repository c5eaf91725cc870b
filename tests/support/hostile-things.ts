import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PAYLOADS } from './hostile'
import { preparedFolder, type Server, startServer } from './server'

const OPEN = { listRule: '', viewRule: '', createRule: '', updateRule: '', deleteRule: '' }
const TEXTS = Object.values(PAYLOADS)
/** What a select has to choose from: a form has all of it in it, and HTML has no word for a zero. */
const choice = (text: string): string => text.slice(0, 120).replaceAll('\u0000', '0')
const VALUES = ['plain', 'other', ...TEXTS.map(choice)]
const BIG = 100_000

export const THINGS = '/api/collections/things/records'

/** Stands in files that no view may be read from. */
export const OUTSIDE = 'outside of the views'

const SCHEMA = [
  {
    ...{ id: 'pbc_people', name: 'people', type: 'base', ...OPEN },
    fields: [{ name: 'name', type: 'text', presentable: true, max: BIG }],
  },
  {
    ...{ id: 'pbc_things', name: 'things', type: 'base', ...OPEN },
    fields: [
      { name: 'title', type: 'text', presentable: true, max: BIG },
      { name: 'note', type: 'text', max: BIG, help: TEXTS.join(' ').slice(0, 299) },
      { name: 'short', type: 'text', max: 200 },
      { name: 'body', type: 'editor' },
      { name: 'site', type: 'url' },
      { name: 'mail', type: 'email' },
      { name: 'size', type: 'number' },
      { name: 'done', type: 'bool' },
      { name: 'due', type: 'date' },
      { name: 'place', type: 'geoPoint' },
      { name: 'tags', type: 'select', values: VALUES, maxSelect: 3 },
      { name: 'one', type: 'select', values: VALUES, maxSelect: 1 },
      { name: 'meta', type: 'json' },
      { name: 'photo', type: 'file', maxSelect: 1 },
      { name: 'papers', type: 'file', maxSelect: 9, protected: true, mimeTypes: ['text/plain'] },
      { name: 'pin', type: 'password' },
      { name: 'owner', type: 'relation', collectionId: 'pbc_people', maxSelect: 1 },
      { name: 'helpers', type: 'relation', collectionId: 'pbc_people', maxSelect: 5 },
      { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true },
    ],
  },
  {
    ...{ id: 'pbc_named', name: 'named', type: 'view', listRule: '', viewRule: '' },
    viewQuery: 'SELECT title AS id, title, photo FROM things',
  },
]

/** A server with such things, and files that lie beside those of the views. */
export async function startHostile(pages: Readonly<Record<string, string>> = {}): Promise<Server> {
  const folder = preparedFolder()
  mkdirSync(join(folder, 'pb_hooks/views/people'), { recursive: true })
  for (const file of ['secret.html', 'views/people/private.html', '../pb_public/secret.html']) {
    writeFileSync(join(folder, 'pb_hooks', file), `<p id="secret">${OUTSIDE}</p>`)
  }
  const zoned = '<p id="zoned-{{.id}}">{{.due.Time.In $.zone}}</p>'
  writeFileSync(join(folder, 'pb_hooks/views/zoned.html'), zoned)
  for (const [name, text] of Object.entries(pages)) {
    writeFileSync(join(folder, 'pb_public', name), text)
  }
  const server = await startServer(folder)
  await server.admin('/api/collections/import', { method: 'PUT', json: { collections: SCHEMA } })
  return server
}

/** Makes a thing that holds a text wherever PocketBase takes it, and gives its id. */
export async function thing({ url, admin }: Server, text: string): Promise<string> {
  const person = await admin('/api/collections/people/records', { json: { name: text } })
  const owner = ((await person.json()) as { id: string }).id
  const address = `https://example.com/${encodeURI(text).slice(0, 500)}`
  const name = `${text.replaceAll('\u0000', '').slice(0, 80)}.txt`
  const values = {
    ...{ title: text, note: text, short: choice(text), body: text },
    ...{ size: 1.5, done: true, due: '2026-01-02 03:04:05.678Z', place: { lon: 1, lat: 2 } },
    ...{ tags: [choice(text), 'other'], one: choice(text), meta: { [text]: [text] } },
    ...{ owner, helpers: [owner], site: address, mail: 'a@example.com' },
  }
  const form = new FormData()
  form.set('@jsonPayload', JSON.stringify(values))
  form.set('photo', new Blob(['a photo']), name)
  form.append('papers', new Blob(['a paper'], { type: 'text/plain' }), name)
  const answer = await fetch(url + THINGS, { method: 'POST', body: form })
  if (!answer.ok) throw new Error(`${text}: ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}
