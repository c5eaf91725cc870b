import { expect, test } from 'vitest'
import { Fault } from '../../pb_hooks_src/fault'
import { placed } from '../../pb_hooks_src/state/placed'
import { become, stateOf } from '../support/declared'

const title = { name: 'title', type: 'text' }
const notes = { name: 'notes', type: 'text' }
const posts = { name: 'posts', type: 'base', fields: [title, notes] }
const error = { max: { code: 'bad', message: 'Bad.' } }

const refusal = (cause: object) => new Fault('refused', 'Refused.', 'collections.posts', cause)

const told = (fields: object, document: object = { collections: [posts] }) =>
  placed(refusal({ collections: { posts: { listRule: error, fields } } }), document, stateOf(posts))
    .cause

test.each<[string, object, object]>([
  ['a field is where the document has it', { 2: error }, { 1: error }],
  ['one that the document does not have is told by its name', { 0: error }, { id: error }],
  ['one that nobody knows stays where it is', { 9: error }, { 9: error }],
])('%s', (_what, fields, wanted) => {
  expect(told(fields)).toEqual({ collections: { posts: { listRule: error, fields: wanted } } })
})

test('a field of a collection of which some wait is where it was said', () => {
  const waiting = { posts: { said: { fields: [{ name: 'by' }, title, notes] }, pending: ['by'] } }
  expect(told({ 2: error }, { collections: [posts], waiting })).toMatchObject({
    collections: { posts: { fields: { 2: error } } },
  })
})

test('what is not about fields of a declared collection is left alone', () => {
  const state = become(stateOf(posts), { collections: [posts] })
  for (const fault of [
    refusal({ settings: { meta: error } }),
    refusal({ collections: { others: { fields: { 1: error } } } }),
    new Fault('bad_document', 'Bad.', 'collections[0]', { collections: { posts: { fields: {} } } }),
    new Fault('refused', 'Refused.'),
  ]) {
    const same = placed(fault, { collections: [posts] }, state)
    expect([same.code, same.message, same.at, same.cause]).toEqual([
      ...[fault.code, fault.message, fault.at, fault.cause],
    ])
  }
})
