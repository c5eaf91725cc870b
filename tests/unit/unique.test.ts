import { expect, test } from 'vitest'
import { indexedIn, uniquenessIn } from '../../pb_hooks_src/model/unique'

test.each([
  ['a', 'CREATE UNIQUE INDEX `i` ON `t` (`a`)', 'all'],
  ['a', 'create unique index i on t (a collate nocase);', 'all'],
  ['a', "CREATE UNIQUE INDEX `i` ON `t` (`a`) WHERE `a` != ''", 'filled'],
  ['a', "CREATE UNIQUE INDEX `i` ON `t` (a) WHERE (a <> '')", 'filled'],
  ['a', "CREATE UNIQUE INDEX `i` ON `t` (a) WHERE b != ''", 'some'],
  ['b', 'CREATE UNIQUE INDEX `i` ON `t` (\n  `a`,\n  `b` DESC\n)', 'some'],
  ['a', 'CREATE INDEX `i` ON `t` (`a`)', 'none'],
  ['b', 'CREATE UNIQUE INDEX `i` ON `t` (`a`)', 'none'],
  ['a', 'CREATE UNIQUE INDEX `i` ON `t` (lower(a))', 'none'],
  ['id', '', 'all'],
])('%s of %j is unique: %s', (field, index, unique) => {
  expect(uniquenessIn([index])(field)).toBe(unique)
})

test('the strictest of several indexes counts, and no list is none', () => {
  const indexes = ['CREATE UNIQUE INDEX i ON t (a, b)', 'CREATE UNIQUE INDEX j ON t (a)']
  expect(uniquenessIn(indexes)('a')).toBe('all')
  expect(uniquenessIn(undefined)('a')).toBe('none')
})

test('what an index of all records begins with can be sorted by', () => {
  const indexes = [
    'CREATE INDEX `a` ON `posts` (`title`, `id`)',
    'create unique index b on posts (number desc)',
    "CREATE INDEX c ON posts (status) WHERE status != ''",
    'CREATE INDEX d ON posts (lower(name))',
  ]
  expect(indexedIn(indexes)).toEqual(['id', 'title', 'number'])
  expect(indexedIn(undefined)).toEqual(['id'])
})
