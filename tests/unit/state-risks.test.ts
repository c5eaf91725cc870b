import { expect, test } from 'vitest'
import { countQuery } from '../../pb_hooks_src/state/query'
import { risks } from '../../pb_hooks_src/state/risks'
import { both, stateOf } from '../support/declared'

const FIELDS = {
  title: { name: 'title', type: 'text' },
  tags: { name: 'tags', type: 'select', values: ['a', "it's"], maxSelect: 3 },
  price: { name: 'price', type: 'number', min: 0, max: 100 },
  due: { name: 'due', type: 'date' },
}

const posts = (fields: object = FIELDS, more: object = {}) => ({
  collections: [{ name: 'posts', type: 'base', fields: Object.values(fields), ...more }],
})

const live = stateOf(...posts().collections)

/** What a document risks, in one line each. */
const risked = (document: object, state = live) => {
  const { current, desired } = both(state, document)
  return risks(current, desired).map(({ name, is, says }) => `${is} ${name}: ${says}`)
}

test.each<[string, object, readonly string[]]>([
  ['nothing', posts(), []],
  [
    'a field less',
    posts({ tags: FIELDS.tags, price: FIELDS.price, due: FIELDS.due }),
    ['loss posts.title: drops the field with its values'],
  ],
  [
    'another type',
    posts({ ...FIELDS, title: { name: 'title', type: 'number' } }),
    ['loss posts.title: drops the field with its values'],
  ],
  [
    'one value instead of several',
    posts({ ...FIELDS, tags: { ...FIELDS.tags, maxSelect: 1 } }),
    ['loss posts.tags: keeps only the last of several values'],
  ],
  [
    'fewer values',
    posts({ ...FIELDS, tags: { ...FIELDS.tags, maxSelect: 2 } }),
    ['warning posts.tags: has at most 2 values, and more in some'],
  ],
  [
    'a choice less',
    posts({ ...FIELDS, tags: { ...FIELDS.tags, values: ['a'] } }),
    ['warning posts.tags: has a value that is no longer one, in some'],
  ],
  [
    'a shorter text',
    posts({ ...FIELDS, title: { ...FIELDS.title, max: 10, min: 2 } }),
    [
      'warning posts.title: is at most 10 characters, and more in some',
      'warning posts.title: is at least 2 characters, and less in some',
    ],
  ],
  ['a longer text', posts({ ...FIELDS, title: { ...FIELDS.title, max: 9000 } }), []],
  [
    'a narrower range',
    posts({ ...FIELDS, price: { ...FIELDS.price, min: 1, max: 50 } }),
    [
      'warning posts.price: is at most 50, and more in some',
      'warning posts.price: is at least 1, and less in some',
    ],
  ],
  [
    'dates until a day',
    posts({ ...FIELDS, due: { ...FIELDS.due, max: '2030-01-01 00:00:00.000Z' } }),
    ['warning posts.due: is after the latest in some'],
  ],
  [
    'a value that is required',
    posts({ ...FIELDS, title: { ...FIELDS.title, required: true } }),
    ['warning posts.title: is required, and empty in some'],
  ],
  ['no collection', { collections: [] }, ['loss posts: drops the collection with all its records']],
  [
    'a unique index',
    posts(FIELDS, { indexes: ['CREATE UNIQUE INDEX idx ON posts (title)'] }),
    ['refused posts.idx: cannot be unique, equal values are there'],
  ],
  [
    'open rules',
    posts(FIELDS, { listRule: '', viewRule: '@request.auth.id != ""', createRule: null }),
    [
      'warning posts: listRule: opens it to everyone, to list its records',
      'warning posts: viewRule: lets others than superusers view its records',
    ],
  ],
])('%s', (_name, document, expected) => {
  expect(risked(document)).toEqual(expected)
})

test('a view that goes loses nothing', () => {
  const view = stateOf({ name: 'v', type: 'view', viewQuery: 'SELECT 1 AS id' })
  expect(risked({ collections: [] }, view)).toEqual([])
})

test('a new authRule signs everybody out, and a provider that goes is missed', () => {
  const oauth2 = { providers: [{ name: 'github', clientId: 'a' }] }
  const people = stateOf({ name: 'people', type: 'auth', oauth2 })
  const next = {
    collections: [{ name: 'people', authRule: 'verified = true', oauth2: { providers: [] } }],
  }
  expect(risked(next, people)).toEqual([
    'warning people: authRule: a new one signs everybody out',
    'warning people: nobody signs in with github any more',
  ])
})

test('text goes into a query as text', () => {
  const { current, desired } = both(
    live,
    posts({ ...FIELDS, tags: { ...FIELDS.tags, values: ['a'] } }),
  )
  const [risk] = risks(current, desired)
  expect(risk?.count && countQuery(risk.count)).toContain("IN ('it''s')")
})
