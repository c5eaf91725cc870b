import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Resources, resourcesOf } from '../support/resources'
import { preparedFolder, type Server, startServer } from '../support/server'

/** Where the server under test looks for temporary files there is a file, so it can rehearse nothing. */
const folder = mkdtempSync(join(tmpdir(), 'pb-stack-no-scratch-'))
const before = process.env.TMPDIR

let server: Server
let ask: Resources['ask']
let answer: Resources['answer']
let refused: Resources['refused']
let written: Resources['written']
beforeAll(async () => {
  const data = preparedFolder()
  const file = join(folder, 'file')
  writeFileSync(file, '')
  process.env.TMPDIR = file
  server = await startServer(data)
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  ;({ ask, answer, refused, written } = resourcesOf(server))
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

const title = { name: 'title', type: 'text', max: 80 }
const POSTS = {
  listRule: '',
  fields: [title],
  indexes: ['CREATE INDEX `idx_posts_title` ON `posts` (`title`)'],
}

test('what loses nothing is carried out without a rehearsal', async () => {
  expect(await answer('PUT', 'collections/posts', POSTS)).toEqual(POSTS)
  const next = {
    ...POSTS,
    viewRule: "title != ''",
    fields: [title, { name: 'done', type: 'bool' }],
  }
  const then = await written()
  const plan = (await answer('PUT', 'collections/posts?plan=true', next)) as { changes: object[] }
  expect(plan.changes).toMatchObject([
    { do: 'update', name: 'posts', after: { viewRule: "title != ''" } },
    { do: 'create', name: 'posts.done', after: { type: 'bool', required: false } },
  ])
  expect(await written()).toEqual(then)
  expect(await answer('PUT', 'collections/posts', next)).toEqual(next)
  const record = { title: 'One', done: true }
  expect(await answer('PUT', 'records/posts/postone00000001', record)).toEqual(record)
  expect(await answer('PUT', 'settings', { meta: { appName: 'Next' } })).toEqual({
    meta: { appName: 'Next' },
  })
  expect((await ask('DELETE', 'records/posts/postone00000001')).status).toBe(204)
  expect(await answer('GET', 'collections/posts')).toEqual(next)
})

test('what may lose something is rehearsed', async () => {
  const path = 'collections/posts?allowDestroy=posts.title'
  const less = { ...POSTS, fields: [], indexes: [] }
  expect(await refused('PUT', path, less)).toMatchObject({ status: 500 })
})

test('what fails after all leaves everything as it was', async () => {
  const then = await written()
  const wrong = {
    ...POSTS,
    fields: [title],
    indexes: ['CREATE INDEX `idx_wrong` ON `wrong` (`nothing`)'],
  }
  expect(await refused('PUT', 'collections/wrong', wrong)).toMatchObject({
    status: 400,
    data: { indexes: { 0: { code: 'validation_invalid_index_expression' } } },
  })
  expect(await written()).toEqual(then)
  expect((await ask('GET', 'collections/wrong')).status).toBe(404)
  const path = '/api/collections/wrong/records'
  expect((await server.fetch(path)).status).toBe(404)
})

test('what nothing leads to goes without a rehearsal', async () => {
  expect(await answer('DELETE', 'collections/posts?plan=true')).toMatchObject({ losses: [] })
  expect((await ask('DELETE', 'collections/posts')).status).toBe(204)
  expect((await ask('GET', 'collections/posts')).status).toBe(404)
})
