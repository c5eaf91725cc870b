import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACTIONS } from '../../pb_hooks_src/model/access'
import { readModel } from '../../pb_hooks_src/model/read'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { logins } from '../../proj/demo/pb_public/stack/logins.json'
import { openapiTypes } from '../openapi-typescript/types'
import { expectCompiled } from '../support/compiled'
import { command, demoFolder } from '../support/demo'
import { openapiDocument } from '../support/documents'
import { EMAIL, PASSWORD, ROOT } from '../support/folders'
import { ABOUT } from '../support/openapi'
import { FIXTURES } from '../support/schemas'
import { type Server, startServer } from '../support/server'
import { codeFolder, complaints, loaded } from '../support/typed-code'

/** The TypeScript that the documentation shows: an example, and how a form is made of a body. */
const DOCS = readFileSync(join(ROOT, 'docs/openapi.md'), 'utf8')
const [EXAMPLE = '', FORM = ''] = [...DOCS.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code)

test('its types of every document compile, and are vague about nothing that is known', () =>
  expectCompiled(FIXTURES))

test('what the documentation shows compiles', async () => {
  const field = (name: string, type: string, more = {}) => ({ id: name, name, type, ...more })
  const author = field('author', 'relation', { collectionId: 'users', maxSelect: 1 })
  const fields = [field('id', 'text'), author, field('public', 'bool'), field('views', 'number')]
  const rules = Object.fromEntries(ACTIONS.map((action) => [`${action}Rule`, '']))
  const passwordAuth = { enabled: true, identityFields: ['email'] }
  const model = readModel(
    readSnapshot([
      { id: 'users', name: 'users', type: 'auth', fields: [], passwordAuth, authRule: '' },
      { id: 'posts', name: 'posts', type: 'base', fields, ...rules },
    ]),
  )
  const document = openapiDocument(model, { is: 'user', of: 'users' }, ABOUT)
  const api = await openapiTypes(JSON.stringify(document))
  expect(complaints(codeFolder({ 'api.ts': api, 'example.ts': EXAMPLE }))).toBe('')
})

describe('programs that use openapi-fetch, on the demo', () => {
  let server: Server
  beforeAll(async () => {
    const folder = demoFolder()
    await command(folder, 'demo', 'seed', '--tickets=1')
    server = await startServer(folder)
    await server.admin('/api/settings', { method: 'PATCH', json: { batch: { enabled: true } } })
  })
  afterAll(() => server.stop())

  /** Compiles the program of an audience with the types of its live document, and runs it. */
  async function programFor(as: string) {
    const path = join(ROOT, `tests/fixtures/programs/openapi-fetch-${as}.txt`)
    const program = FORM + readFileSync(path, 'utf8')
    const document = await (await server.admin(`/api/stack/openapi.json?as=${as}`)).text()
    const files = { [`${as}.ts`]: await openapiTypes(document), 'program.ts': program }
    expect(complaints(codeFolder(files))).toBe('')
    return (await loaded(program)) as Readonly<Record<string, Program>>
  }

  type Program = (url: string, identity: string, password: string) => Promise<unknown>

  test('a technician: sign-in, create, upload, list, change, delete, errors', async () => {
    const { day } = await programFor('technicians')
    const [mara] = logins
    expect(await day?.(server.url, mara?.email ?? '', mara?.password ?? '')).toMatchObject({
      wrongStatus: 400,
      name: 'Mara Lindqvist',
      device: {
        kind: 'laptop',
        bought_on: '2024-02-29 12:00:00.000Z',
        specs: { colour: 'red', ports: [1, 2] },
        expand: { customer: { reach_by: ['text message'], location: { lon: 23.3, lat: 42.7 } } },
      },
      ticket: {
        warranty: true,
        checklist: [{ step: 'Battery', done: true }],
        documents: [expect.stringMatching(/^quote_/), expect.stringMatching(/^terms_/)],
      },
      batch: [0, 1],
      repaired: {
        status: 'done',
        estimate: 12.5,
        documents: [expect.stringMatching(/^terms_/)],
      },
      page: { page: 1, perPage: 5, totalItems: 1, items: [{ title: 'Screen is dark' }] },
      gone: [204, 404, undefined],
      refused: { code: 'validation_missing_rel_records', message: expect.any(String) },
    })
  })

  test('a superuser: what is hidden from others and locked for them', async () => {
    const { audit } = await programFor('superuser')
    expect(await audit?.(server.url, EMAIL, PASSWORD)).toEqual({
      price: 7.5,
      fields: expect.arrayContaining(['id', 'purchase_price']),
      appName: 'Copper Lane Repairs',
      others: 200,
      code: 'bad_request',
    })
  })
})
