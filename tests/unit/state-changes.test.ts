import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changes } from '../../pb_hooks_src/state/changes'
import { indexKey } from '../../pb_hooks_src/state/index-text'
import type { State } from '../../pb_hooks_src/state/state'
import { applied } from '../support/applied'
import { states } from '../support/some-states'

test('equal states differ in nothing', () => {
  fc.assert(
    fc.property(states, (state) => {
      expect(changes(state, structuredClone(state))).toEqual([])
    }),
  )
})

test('what is listed makes one state the other', () => {
  fc.assert(
    fc.property(states, states, (one, other) => {
      expect(plain(applied(changes(one, other), one))).toEqual(plain(other))
    }),
    { numRuns: 1000 },
  )
})

test('a change tells no more than what differs', () => {
  const before = state({ settings: { meta: { appName: 'a', appURL: 'u' }, ips: [1] } })
  const after = state({ settings: { meta: { appName: 'b', appURL: 'u' }, ips: [1, 2] } })
  expect(changes(before, after)).toEqual([
    { do: 'update', what: 'settings', name: 'ips', before: [1], after: [1, 2] },
    {
      do: 'update',
      what: 'settings',
      name: 'meta',
      before: { appName: 'a' },
      after: { appName: 'b' },
    },
  ])
})

const state = (of: Partial<State>): State => ({
  settings: {},
  collections: [],
  records: {},
  ...of,
})

/** A state without what has no meaning: the order of collections and indexes, `null` and `[]`. */
function plain(state: State): unknown {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  const collections = [...state.collections].sort(byId).map(({ fields, ...rest }) => ({
    ...rest,
    ...(rest.type !== 'view' && { fields }),
    indexes: ((rest.indexes ?? []) as string[]).map(indexKey).sort(),
  }))
  const records = Object.entries(state.records).filter(([, all]) => Object.keys(all).length > 0)
  return filled({ ...state, collections, records: Object.fromEntries(records) })
}

function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(
    ([, inner]) =>
      inner !== null && inner !== undefined && !(Array.isArray(inner) && inner.length === 0),
  )
  return Object.fromEntries(entries.map(([key, inner]) => [key, filled(inner)]))
}
