import { expect, test } from 'vitest'
import type { Column } from '../../pb_public_src/gui/column'
import { all, condition, findFilter, quoted } from '../../pb_public_src/gui/filter'
import { after, isKeyset, withId } from '../../pb_public_src/gui/keyset'
import { nextSort } from '../../pb_public_src/gui/sorting'

const column = (name: string, is: string, more: Partial<Column> = {}): Column => ({
  ...{
    name,
    label: name,
    is,
    many: false,
    title: false,
    long: false,
    sort: name,
    key: true,
    indexed: false,
    find: false,
    options: [],
    to: '',
    by: '',
  },
  ...more,
})

test('lines of equal values are told apart by their ids', () => {
  expect(withId([])).toEqual(['id'])
  expect(withId(['title'])).toEqual(['title', 'id'])
  expect(withId(['title', '-due'])).toEqual(['title', '-due', '-id'])
  expect(withId(['-id'])).toEqual(['-id'])
  expect(withId(['-@rowid'])).toEqual(['-@rowid'])
})

test('what comes after a line is asked for in the form that uses an index', () => {
  expect(after(['-created', '-id'], { created: '2026-01-31 12:00:00.000Z', id: 'abc' })).toBe(
    "created <= '2026-01-31 12:00:00.000Z' && " +
      "(created < '2026-01-31 12:00:00.000Z' || (id < 'abc'))",
  )
  expect(after(['price', '-done', 'id'], { price: 1.5, done: true, id: 'x' })).toBe(
    "price >= 1.5 && (price > 1.5 || (done <= true && (done < true || (id > 'x'))))",
  )
  expect(after(['a', 'id'], { a: "it's < 5", id: 'x' })).toBe(
    "a >= 'it\\'s < 5' && (a > 'it\\'s < 5' || (id > 'x'))",
  )
})

test('pages are counted where a value says nothing, or cannot be said', () => {
  const columns = [column('title', 'plain'), column('who', 'link', { key: false })]
  expect(isKeyset(['title', 'id'], columns)).toBe(true)
  expect(isKeyset(['who.name', 'id'], columns)).toBe(false)
  expect(isKeyset(['-@rowid'], columns)).toBe(false)
  expect(after(['a', 'id'], { a: 'ends with \\', id: 'x' })).toBeUndefined()
  expect(after(['a', 'id'], { a: 1e21, id: 'x' })).toBeUndefined()
  expect(after(['a', 'id'], { a: null, id: 'x' })).toBeUndefined()
  expect(after(['a', 'id'], { id: 'x' })).toBeUndefined()
})

test('every word is looked for in every text', () => {
  const columns = [column('a', 'plain', { find: true }), column('b', 'html', { find: true })]
  expect(findFilter("o'neil  screen", columns)).toBe(
    "(a ~ 'o\\'neil' || b ~ 'o\\'neil') && (a ~ 'screen' || b ~ 'screen')",
  )
  expect(findFilter('one', columns)).toBe("a ~ 'one' || b ~ 'one'")
  expect(findFilter('one', [column('n', 'number')])).toBe('')
  expect(findFilter(' ', columns)).toBe('')
  expect(findFilter('a b c d e f', [column('a', 'plain', { find: true })])).toBe(
    "(a ~ 'a') && (a ~ 'b') && (a ~ 'c') && (a ~ 'd') && (a ~ 'e f')",
  )
})

test('what is looked for is letters, whatever PocketBase has them stand for', () => {
  const like = (text: string) => condition(column('a', 'plain'), '~', text)
  expect(like('50%_')).toBe("a ~ '50\\%_'")
  expect(like('a\\b%')).toBe("a ~ 'a\\b\\%'")
  // No version of PocketBase reads these otherwise.
  expect(like('C:\\new_%')).toBe("a ~ '%C:_new\\_\\%%'")
  expect(like("\\'")).toBe("a ~ '%_\\'%'")
  expect(like('a\\')).toBe("a ~ '%a_%'")
})

test('filters stand together whatever is in them', () => {
  expect(all(['', ' '])).toBe('')
  expect(all(['a = 1 || b = 2', '', 'c = 3'])).toBe('(a = 1 || b = 2) && (c = 3)')
  expect(quoted("a'b")).toBe("'a\\'b'")
  expect(quoted('a\\')).toBeUndefined()
  expect(quoted('a\\new')).toBeUndefined()
})

test('a condition says a value as PocketBase reads it, or is none', () => {
  expect(condition(column('title', 'plain'), '~', "it's")).toBe("title ~ 'it\\'s'")
  expect(condition(column('one', 'choice'), '=', ' a\n')).toBe("one = ' a\n'")
  expect(condition(column('n', 'number'), '>=', ' 5 ')).toBe('n >= 5')
  expect(condition(column('n', 'number'), '>=', 'five')).toBeUndefined()
  expect(condition(column('done', 'bool'), '=', 'true')).toBe('done = true')
  expect(condition(column('due', 'time'), '>=', '2026-01-31T12:00Z')).toBe(
    "due >= '2026-01-31 12:00:00.000Z'",
  )
  expect(condition(column('due', 'time'), '=', '')).toBe("due = ''")
})

test('a column is sorted by from low to high, from high to low, and no more', () => {
  expect(nextSort([], 'a', false)).toEqual(['a'])
  expect(nextSort(['a'], 'a', false)).toEqual(['-a'])
  expect(nextSort(['-a'], 'a', false)).toEqual([])
  expect(nextSort(['a'], 'b', false)).toEqual(['b'])
  expect(nextSort(['a'], 'b', true)).toEqual(['a', 'b'])
  expect(nextSort(['a', 'b'], 'a', true)).toEqual(['-a', 'b'])
  expect(nextSort(['-a', 'b'], 'a', true)).toEqual(['b'])
})
