import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { ask, htmlIn } from '../support/datastar'
import { flagsOf } from '../support/folders'
import { type Server, startServer } from '../support/server'
import { version } from '../support/versions'

const RECORDS = '/api/collections/notes/records'
const COLLECTION = '/api/collections/notes'

interface Collection {
  readonly id: string
  readonly fields: readonly object[]
}

let server: Server
beforeAll(async () => {
  server = await startServer(undefined, ['--hooksPool=3'])
  const rules = { type: 'base', listRule: '', viewRule: '' }
  const fields = [{ name: 'title', type: 'text' }]
  const json = { name: 'notes', ...rules, fields }
  const { id } = (await (await server.admin('/api/collections', { json })).json()) as Collection
  const to = { name: 'note', type: 'relation', collectionId: id, maxSelect: 1 }
  await server.admin('/api/collections', {
    json: { name: 'replies', ...rules, fields: [{ name: 'text', type: 'text' }, to] },
  })
  const note = await server.admin(RECORDS, { json: { title: 'a note' } })
  const { id: noteId } = (await note.json()) as { id: string }
  const reply = { text: 'a reply', note: noteId }
  await server.admin('/api/collections/replies/records', { json: reply })
})
afterAll(() => server.stop())

const html = async (path: string): Promise<string> => htmlIn((await ask(server, path)).events)

/** Several at once, so that each VM has the view ready. */
const warmed = async (path: string): Promise<void> => {
  await Promise.all(Array.from({ length: 12 }, () => html(path)))
}

const table = `${RECORDS}?view=table`

const current = async (): Promise<Collection> =>
  (await (await server.admin(COLLECTION)).json()) as Collection

test('the first request after a change through the API shows the new field', async () => {
  await warmed(table)
  const { fields } = await current()
  const json = { fields: [...fields, { name: 'from_api', type: 'bool' }] }
  await server.admin(COLLECTION, { method: 'PATCH', json })
  expect(await html(table)).toContain('<th scope="col">From api</th>')
  expect(await html(`${RECORDS}?view=form`)).toContain('name="from_api"')
})

test('and so does the first after a field is gone, and after an import', async () => {
  const { fields, ...rest } = await current()
  const kept = fields.filter((field) => !('name' in field && field.name === 'from_api'))
  await server.admin(COLLECTION, { method: 'PATCH', json: { fields: kept } })
  expect(await html(table)).not.toContain('From api')
  await warmed(table)
  const collections = [{ ...rest, fields: [...kept, { name: 'imported', type: 'url' }] }]
  await server.admin('/api/collections/import', { method: 'PUT', json: { collections } })
  expect(await html(table)).toContain('<th scope="col">Imported</th>')
})

test('and after a migration of another process, once PocketBase itself has seen it', async () => {
  await warmed(table)
  const up = `const notes = app.findCollectionByNameOrId('notes')
    notes.fields.add(new NumberField({ name: 'migrated' }))
    app.save(notes)`
  const file = join(server.folder, 'pb_migrations/1800000001_migrated.js')
  writeFileSync(file, `migrate((app) => { ${up} }, (app) => {})`)
  execFileSync(inject('binary'), ['migrate', 'up', ...flagsOf(server.folder)])
  const isSeen = async () => (await (await fetch(server.url + RECORDS)).text()).includes('migrated')
  const until = Date.now() + 20_000
  while (version().seesMigrations && !(await isSeen())) expect(Date.now()).toBeLessThan(until)
  expect((await html(table)).includes('<th scope="col">Migrated</th>')).toBe(await isSeen())
})

test('what names a record that others link to shows there soon', async () => {
  const replies = '/api/collections/replies/records?view=rows&expand=note'
  await warmed(replies)
  const { fields } = await current()
  const json = { fields: [...fields, { name: 'label', type: 'text', presentable: true }] }
  await server.admin(COLLECTION, { method: 'PATCH', json })
  const { items } = (await (await server.admin(RECORDS)).json()) as { items: { id: string }[] }
  const label = { label: 'its label' }
  await server.admin(`${RECORDS}/${items[0]?.id}`, { method: 'PATCH', json: label })
  const until = Date.now() + 20_000
  while (!(await html(replies)).includes('its label')) expect(Date.now()).toBeLessThan(until)
})
