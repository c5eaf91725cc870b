import { expect, test } from 'vitest'
import { waiting } from '../../pb_hooks_src/state/pending'

const there = { known: new Set(['posts', 'tags', 'pbc_1']), fields: new Set(['author', 'nested']) }
const relation = (name: string, collectionId: string) => ({ name, type: 'relation', collectionId })

test.each<[string, readonly string[], readonly string[]]>([
  ['title = "x"', [], []],
  ['@collection.tags.name ?= title', [], []],
  ['@collection.users.name ?= title', ['listRule'], ['users']],
  ['@collection.users:other.name ?= title', ['listRule'], ['users']],
  ['title = "@collection.users.name"', [], []],
  ["title = 'it\\'s @collection.users.x'", [], []],
  ['comments_via_post.id ?= ""', ['listRule'], ['comments']],
  ['tags_via_post.id ?= ""', [], []],
  ['tags_via_author.id ?= ""', ['listRule'], []],
  ['tag.nested.name = ""', ['listRule'], []],
  ['nested = ""', [], []],
  ['author.name = ""', ['listRule'], []],
  ['@request.body.author:isset = false', ['listRule'], []],
  ['@request.auth.id != ""', [], []],
])('%s', (listRule, pending, missing) => {
  const fields = [{ name: 'nested', type: 'text' }]
  const author = listRule.includes('author') ? [relation('author', 'users')] : []
  const found = waiting({ name: 'posts', listRule, fields: [...fields, ...author] }, there)
  expect(found.pending).toEqual([...author.map(({ name }) => name), ...pending])
  expect(found.ready.listRule).toBe(pending.length > 0 ? null : listRule)
  expect(found.missing.map(({ name }) => name)).toEqual([...author.map(() => 'users'), ...missing])
})

test('a relation waits with its indexes; one to what is there, by name or id, does not', () => {
  const said = {
    name: 'posts',
    fields: [relation('tag', 'tags'), relation('same', 'pbc_1'), relation('by', 'users')],
    indexes: ['CREATE INDEX a ON posts (tag)', 'CREATE INDEX b ON posts (tag, by)'],
  }
  expect(waiting(said, there)).toMatchObject({
    pending: ['by'],
    missing: [{ name: 'users', at: 'fields[2].collectionId' }],
    ready: { fields: said.fields.slice(0, 2), indexes: said.indexes.slice(0, 1) },
  })
  expect(waiting({ name: 'posts' }, there)).toMatchObject({ pending: [], ready: { name: 'posts' } })
})
