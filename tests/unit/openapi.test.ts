import { describe, expect, test } from 'vitest'
import type { Audience } from '../../pb_hooks_src/model/audience'
import { readModel } from '../../pb_hooks_src/model/read'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { stack } from '../../pb_hooks_src/stack'
import { openapiDocument } from '../support/documents'
import {
  ABOUT,
  expectValid,
  type OpenApi,
  operationsOf,
  refTo,
  schemasIn,
} from '../support/openapi'
import { FIXTURES } from '../support/schemas'

const guest: Audience = { is: 'guest' }
const superuser: Audience = { is: 'superuser' }

const modelOf = (name: string) =>
  readModel(readSnapshot(FIXTURES.find((fixture) => fixture.name === name)?.collections))

const documentOf = (name: string, audience: Audience): OpenApi =>
  openapiDocument(modelOf(name), audience, ABOUT) as unknown as OpenApi

const idsOf = (document: OpenApi) => operationsOf(document).map(({ operationId }) => operationId)

describe('who sees what', () => {
  test('a guest sees what a guest may try', () => {
    const records = idsOf(documentOf('rules', guest)).filter((id) =>
      /^(list|view|create|update|delete)/.test(String(id)),
    )
    expect(records.sort()).toEqual([
      'createMembers',
      'createMixed',
      'createOpen',
      'deleteOpen',
      'listMixed',
      'listOpen',
      'listVisitors',
      'updateOpen',
      'updateSignedIn',
      'viewMixed',
      'viewOpen',
      'viewVisitors',
    ])
  })

  test('a user sees what the collection’s users may try', () => {
    const of = (name: string) => idsOf(documentOf('rules', { is: 'user', of: name }))
    expect(of('members')).toContain('createSignedIn')
    expect(of('visitors')).not.toContain('createSignedIn')
    expect(of('visitors')).toContain('listSignedIn')
  })

  test('a superuser sees all of it, and the rules', () => {
    const operations = operationsOf(documentOf('rules', superuser))
    expect(operations.map(({ operationId }) => operationId)).toContain('deleteLocked')
    expect(JSON.stringify(operations)).toContain('x-pb-rule')
  })

  test('the way back from a provider is for those who may sign in with one', () => {
    const model = modelOf('rules')
    const withOAuth2 = model.collections.map((one) =>
      one.name === 'members' && one.signIn
        ? { ...one, signIn: { ...one.signIn, oauth2: true } }
        : one,
    )
    const seenIn = (collections: typeof withOAuth2, audience: Audience) =>
      operationsOf(openapiDocument({ collections }, audience, ABOUT) as unknown as OpenApi)
        .filter(({ path }) => path === '/api/oauth2-redirect')
        .map(({ method }) => method)
    expect(seenIn([...model.collections], guest)).toEqual([])
    expect(seenIn(withOAuth2, guest)).toEqual(['get', 'head', 'post'])
    expect(seenIn([...model.collections], superuser)).toEqual(['get', 'head', 'post'])
    const about = { ...ABOUT, missing: ['GET /api/oauth2-redirect'] }
    const without = openapiDocument({ collections: withOAuth2 }, guest, about)
    const { paths } = without as unknown as OpenApi
    expect(Object.keys(paths['/api/oauth2-redirect'] ?? {})).toEqual(['post'])
  })

  test('others see neither hidden fields, nor rules, nor names they may not know', () => {
    const text = JSON.stringify([documentOf('rules', guest), documentOf('every-field', guest)])
    for (const word of ['x-pb-rule', 'secret', 'tokenKey', 'locked', 'Locked', 'robots']) {
      expect(text).not.toContain(word)
    }
    expect(text).toContain('hidden_from_guests')
  })
})

describe('odd names', () => {
  test('give a valid document with all of them', async () => {
    const document = documentOf('odd-names', superuser)
    await expectValid(document)
    for (const { name } of modelOf('odd-names').collections) {
      expect(Object.hasOwn(document.paths, `/api/collections/${name}/records`)).toBe(true)
    }
  })

  test('are properties of the record, also __proto__', () => {
    const record = documentOf('odd-names', superuser).components.schemas.ClassRecord
    const { properties, required } = record as { properties: object; required: string[] }
    expect(Object.keys(properties)).toContain('__proto__')
    expect(required).toEqual(expect.arrayContaining(['__proto__', 'constructor', '2nd', '_x']))
  })
})

describe('what a request may hold', () => {
  const validate = schemasIn(documentOf('every-field', superuser))(refTo('OptionsUpdate'))

  test.each([
    ['the zero value of a ranged number', { ranged: 0 }, true],
    ['a number in range', { ranged: 7 }, true],
    ['a number out of range', { ranged: 11 }, false],
    ['the zero value out of a negative range', { below_zero: 0 }, true],
    ['a fraction where integers are', { whole: 1.5 }, false],
    ['an empty text below its minimum', { slug: '' }, true],
    ['a text against its pattern', { slug: 'A B' }, false],
    ['an empty required text', { code: '' }, false],
    ['a pattern that only Go knows', { odd_pattern: 'whatever' }, true],
    ['a required bool that is false', { agreed: false }, false],
    ['a choice that is none', { one_choice: 'maybe' }, false],
    ['too many choices', { many_choices: ['red', 'green', 'blue', 'red'] }, false],
    ['no choice where one is required', { many_choices: [] }, false],
    ['no links where three are allowed', { links: [] }, true],
    ['a place off the globe', { place: { lon: 0, lat: 91 } }, false],
    ['an autodate, which PocketBase ignores', { touched: 'x' }, true],
  ])('%s: %o', (_what, body, valid) => expect(validate(body)).toBe(valid))

  test.each([
    ['whole', 'Not 0.'],
    ['ranged', '0, or at least 5.'],
    ['below_zero', '0, or at most -1.'],
    ['slug', 'Empty, or at least 2 characters.'],
    ['place', 'Not 0, 0.'],
    ['json_required', 'Not null, "", [] or {}.'],
  ])(
    'what JSON Schema cannot say of %s without a choice of schemas is said in words',
    (field, words) => {
      const { OptionsUpdate } = documentOf('every-field', superuser).components.schemas
      const { properties } = OptionsUpdate as {
        properties: Record<string, { description: string }>
      }
      expect(properties[field]?.description).toContain(words)
    },
  )

  test('a create asks for what PocketBase asks for', () => {
    const { schemas } = documentOf('every-field', superuser).components
    const { required } = schemas.OptionsCreate as { required: string[] }
    expect(required).toEqual([
      'code',
      'editor_max',
      'whole',
      'agreed',
      'email_except',
      'url_required',
      'dated',
      'many_choices',
      'one_choice',
      'link',
      'json_required',
      'place',
    ])
  })

  test('a file that is required can only travel in a form', () => {
    const { paths } = documentOf('every-field', superuser)
    const { post } = paths['/api/collections/needs_file/records'] as never as {
      post: { requestBody: { content: object } }
    }
    expect(Object.keys(post.requestBody.content)).toEqual(['multipart/form-data'])
  })
})

test('a type of field that we do not know is shown and never written', () => {
  const field = { id: 'f', name: 'shape', type: 'hologram', required: true }
  const model = readModel(readSnapshot([{ id: 'c', name: 'a', type: 'base', fields: [field] }]))
  const { components } = openapiDocument(model, superuser, ABOUT) as never as OpenApi
  expect(components.schemas.ARecord).toMatchObject({
    properties: { shape: {} },
    required: expect.arrayContaining(['shape']),
  })
  expect(components.schemas.ACreate).toEqual({ type: 'object', properties: {} })
})

test('the same schema gives the same bytes, whatever the order it came in', () => {
  const { collections = [] } = FIXTURES.find(({ name }) => name === 'rules') ?? {}
  const print = (list: readonly unknown[]) =>
    JSON.stringify(openapiDocument(readModel(readSnapshot(list)), superuser, ABOUT))
  expect(print([...collections].reverse())).toBe(print(collections))
})

test('every route of the pack is in its own document, for those who may use it', () => {
  const own = stack.flatMap(({ routes = {} }) => Object.values(routes))
  expect(own.length).toBeGreaterThan(2)
  const { paths } = documentOf('rules', superuser)
  const guests = documentOf('rules', guest).paths
  for (const { path, access } of own) {
    expect(paths).toHaveProperty([path, 'get'])
    expect(Object.hasOwn(guests, path)).toBe(access === 'anyone')
  }
})
