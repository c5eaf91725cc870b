import { expect, test } from 'vitest'
import { snapshotOf } from '../../pb_hooks_src/schema/snapshot'
import { hcl, hclImports } from '../../pb_hooks_src/state/hcl'
import { hclName, hclOption } from '../../pb_hooks_src/state/hcl-names'
import { block, inLine } from '../../pb_hooks_src/state/hcl-text'
import { SHAPE, stateOf } from '../support/declared'

test.each([
  ['appURL', 'app_url'],
  ['excludedIPs', 'excluded_ips'],
  ['convertURLs', 'convert_urls'],
  ['useLeftmostIP', 'use_leftmost_ip'],
  ['userInfoURL', 'user_info_url'],
  ['logAuthId', 'log_auth_id'],
  ['oauth2', 'oauth2'],
  ['s3', 's3'],
])('%s is %s', (key, name) => {
  expect(hclName(key)).toBe(name)
})

test('limits of dates have names of their own, and a relation says its collection', () => {
  expect(hclOption('date', 'min')).toBe('min_date')
  expect(hclOption('number', 'min')).toBe('min')
  expect(hclOption('relation', 'collectionId')).toBe('collection')
})

test('what begins an interpolation, and what HCL cannot say as JSON does', () => {
  expect(inLine('$'.concat('{a} %{b} $c'))).toBe('"$$'.concat('{a} %%{b} $c"'))
  expect(inLine('\b\f\n"\\b')).toBe(String.raw`"\u0008\u000c\n\"\\b"`)
  expect(inLine({ 'a b': 1, c: null, d: [true] })).toBe('{ "a b" = 1, d = [true] }')
})

test('attributes in one line stand below each other, others alone', () => {
  expect(block('a "b"', { one: 1, three: 'x', two: null, list: ['x'], last: {}, four: [] })).toBe(
    `a "b" {
  one   = 1
  three = "x"
  list = [
    "x",
  ]
  last = {}
  four = []
}
`,
  )
})

const relation = (name: string, to: string): object => ({
  name,
  type: 'relation',
  collectionId: to,
})

const text = (...collections: readonly object[]): string =>
  hcl({}, snapshotOf(stateOf(...collections).collections), SHAPE)

test('each collection refers to those before it; a circle is broken by a plain name', () => {
  const made = text(
    { name: 'a', fields: [relation('to_b', 'b')] },
    { name: 'b', fields: [relation('to_c', 'c')] },
    { name: 'c', fields: [relation('to_a', 'a'), relation('itself', 'c')] },
    { name: 'v', type: 'view', viewQuery: 'SELECT id FROM a' },
  )
  expect(
    [...made.matchAll(/^resource "pocketbase_collection" "(\w+)"/gm)].map(([, n]) => n),
  ).toEqual(['c', 'b', 'a', 'v'])
  expect(made).toContain(
    'name = "to_b", type = "relation", collection = pocketbase_collection.b.name',
  )
  expect(made).toContain('name = "to_a", type = "relation", collection = "a"')
  expect(made).toContain('name = "itself", type = "relation", collection = "c"')
  expect(made).toContain('depends_on = [\n    pocketbase_collection.a,\n  ]')
})

test('nobody signs in is said in a word; a name that begins with a digit has another label', () => {
  const made = text({ name: '2024', type: 'auth', authRule: null, listRule: '' })
  expect(made).toContain('resource "pocketbase_collection" "_2024" {\n')
  expect(made).toContain('  sign_in   = false\n')
  expect(made).toContain('  list_rule = ""\n')
  expect(made).not.toContain('auth_rule')
})

test('what is there can be imported', () => {
  const { collections } = stateOf({ name: 'a' })
  expect(hclImports(snapshotOf(collections))).toBe(`import {
  to = pocketbase_settings.main
  id = "settings"
}

import {
  to = pocketbase_collection.a
  id = "a"
}
`)
})
