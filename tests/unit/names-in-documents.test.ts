import { expect, test } from 'vitest'
import { readModel } from '../../pb_hooks_src/model/read'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { openapiDocument } from '../support/documents'
import { ABOUT, type OpenApi, operationsOf } from '../support/openapi'

/** What a collection's type name is followed by; no shared schema may end so. */
const ENDINGS = /(Record|Expand|Create|CreateForm|Update|UpdateForm|Page|Auth|SignIn)$/

const documentOf = (...names: readonly string[]): OpenApi => {
  const collections = names.map((name, index) => ({
    ...{ id: `c${index}`, name, type: 'auth', authRule: '', listRule: '', viewRule: '' },
    ...{ createRule: '', updateRule: '', deleteRule: '', oauth2: { enabled: true } },
    ...{ otp: { enabled: true }, passwordAuth: { enabled: true, identityFields: ['email'] } },
    fields: [{ id: 'f', name: 'file', type: 'file', maxSelect: 1 }],
  }))
  const about = { ...ABOUT, batch: true }
  const model = readModel(readSnapshot(collections))
  return openapiDocument(model, { is: 'superuser' }, about) as unknown as OpenApi
}

test('no shared schema can be taken for one of a collection', () => {
  const shared = Object.keys(documentOf().components.schemas)
  expect(shared.length).toBeGreaterThan(20)
  expect(shared.filter((name) => ENDINGS.test(name))).toEqual([])
})

test('collections named after parts of the document stay apart from them', () => {
  const names = [
    'posts',
    'posts_create',
    'posts_create_form',
    'posts_record',
    'log',
    'logs',
    'pb_log',
  ]
  const odd = ['error', 'settings', 'files', 'health', 'batch_item', 'otp', 'otp_visitors']
  const document = documentOf(...names, ...odd)
  const ids = operationsOf(document).map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const name of [...names, ...odd]) {
    const { get } = document.paths[`/api/collections/${name}/records`] ?? {}
    expect(get).toBeDefined()
  }
  const perCollection = Object.keys(documentOf('posts').components.schemas).length
  const shared = Object.keys(documentOf().components.schemas).length
  const all = Object.keys(document.components.schemas).length
  const signIn = Object.keys(documentOf('a', 'b').components.schemas).length - perCollection
  expect(all).toBe(perCollection + signIn * (names.length + odd.length - 1))
  expect(perCollection).toBeGreaterThan(shared)
})
