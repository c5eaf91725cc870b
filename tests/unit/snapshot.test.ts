import { describe, expect, test } from 'vitest'
import { Fault } from '../../pb_hooks_src/fault'
import { canonical } from '../../pb_hooks_src/schema/canonical'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'

const title = { id: 'f1', name: 'title', type: 'text' }
const posts = { id: 'c1', name: 'posts', type: 'base', fields: [title] }

describe('readSnapshot', () => {
  test('keeps every key, also one that no PocketBase of today has', () => {
    const raw = [
      { ...posts, futureOption: { deep: [1, { b: null }] }, fields: [{ ...title, x: 1 }] },
    ]
    expect(readSnapshot(raw).collections).toEqual(raw)
  })

  test('does not depend on the order of collections, of keys, or on timestamps', () => {
    const users = { id: 'c2', name: 'users', type: 'auth', fields: [] }
    const shuffled = { fields: [title], type: 'base', name: 'posts', id: 'c1', updated: 'later' }
    const one = readSnapshot([{ ...posts, created: 'now' }, users])
    const other = readSnapshot({ collections: [users, shuffled] })
    expect(canonical(one)).toBe(canonical(other))
  })

  test('keeps the order of fields', () => {
    const body = { id: 'f0', name: 'body', type: 'text' }
    const [first] = readSnapshot([{ ...posts, fields: [title, body] }]).collections
    expect(first?.fields.map(({ name }) => name)).toEqual(['title', 'body'])
  })

  test.each([
    ['no list', { posts }, 'bad_schema', 'collections'],
    ['a list of names', ['posts'], 'bad_schema', 'collections[0]'],
    [
      'no fields',
      [{ id: 'c1', name: 'posts', type: 'base' }],
      'bad_schema',
      'collections[0].fields',
    ],
    [
      'a field without an id',
      [posts, { ...posts, fields: [{ name: 'a', type: 'text' }] }],
      'bad_schema',
      'collections[1].fields[0].id',
    ],
    [
      'PocketBase 0.22',
      [{ id: 'c1', name: 'posts', type: 'base', schema: [title] }],
      'legacy_schema',
      'collections[0].schema',
    ],
  ])('refuses %s', (_what, raw, code, at) => {
    const fault = faultOf(() => readSnapshot(raw))
    expect(fault).toMatchObject({ code, at, status: 400 })
  })
})

test('canonical sorts keys by code unit and survives a key named __proto__', () => {
  const value = JSON.parse('{"é":1,"b":{"__proto__":2,"a":1},"Z":[{"y":1,"x":2}]}')
  expect(canonical(value, 0)).toBe('{"Z":[{"x":2,"y":1}],"b":{"__proto__":2,"a":1},"é":1}\n')
})

function faultOf(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  return undefined
}
