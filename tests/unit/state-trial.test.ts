import { expect, test } from 'vitest'
import { type Merged, merged } from '../../pb_hooks_src/state/merged'
import { stepsOf } from '../../pb_hooks_src/state/steps'
import { type Choice, carrying, planning, removing } from '../../pb_hooks_src/state/trial'
import { SHAPE, stateOf } from '../support/declared'

const title = { name: 'title', type: 'text' }
const tags = { name: 'tags', type: 'select', values: ['a', 'b'], maxSelect: 2 }
const index = 'CREATE INDEX `idx_title` ON `posts` (`title`)'
const posts = { name: 'posts', type: 'base', fields: [title, tags], indexes: [index] }
const notes = { name: 'notes', type: 'base', fields: [title] }
const live = stateOf(posts, notes)

const tried = (choice: Choice, found: Merged): string =>
  choice(found, stepsOf(found.current, found.desired))

test.each<[string, object, string, string]>([
  ['a rule', { ...posts, listRule: '' }, 'validation', 'validation'],
  [
    'another field',
    { ...posts, fields: [title, tags, { name: 'x', type: 'bool' }] },
    'validation',
    'validation',
  ],
  ['an option', { ...posts, fields: [{ ...title, max: 9 }, tags] }, 'validation', 'validation'],
  ['a new collection', { name: 'fresh' }, 'validation', 'rehearsal'],
  ['an index', { ...posts, indexes: [] }, 'validation', 'rehearsal'],
  ['a field less', { ...posts, fields: [title], indexes: [index] }, 'rehearsal', 'rehearsal'],
  [
    'another name of a field',
    { ...posts, fields: [{ ...title, name: 'head', renamedFrom: 'title' }, tags] },
    'rehearsal',
    'rehearsal',
  ],
  [
    'one value instead of several',
    { ...posts, fields: [title, { ...tags, maxSelect: 1 }] },
    'rehearsal',
    'rehearsal',
  ],
  ['another name', { name: 'articles', renamedFrom: 'posts' }, 'rehearsal', 'rehearsal'],
  [
    'a view',
    { name: 'seen', type: 'view', viewQuery: 'SELECT id FROM posts' },
    'rehearsal',
    'rehearsal',
  ],
])('%s', (_what, collection, carried, planned) => {
  const found = merged(live, { collections: [collection as never], isPart: true }, SHAPE)
  expect([tried(carrying, found), tried(planning, found)]).toEqual([carried, planned])
})

test('a record is carried out at once, and rehearsed where it is only planned', () => {
  const records = { notes: [{ id: 'noteone00000001', title: 'One' }] }
  const found = merged(live, { records, isPart: true }, SHAPE)
  expect([tried(carrying, found), tried(planning, found)]).toEqual(['validation', 'rehearsal'])
})

test.each<[string, readonly object[], string]>([
  ['nothing leads to', [posts, notes], 'none'],
  [
    'a relation leads to',
    [posts, { ...notes, fields: [{ name: 'of', type: 'relation', collectionId: 'posts' }] }],
    'rehearsal',
  ],
  [
    'a view may read',
    [posts, { name: 'seen', type: 'view', viewQuery: 'SELECT id FROM posts' }],
    'rehearsal',
  ],
])('a collection goes that %s', (_what, collections, trial) => {
  const gone = { kind: 'collections', name: 'posts' } as const
  const found = merged(
    stateOf(...collections),
    { isPart: true, collections: [], gone: [gone] },
    SHAPE,
  )
  expect(tried(removing(gone), found)).toBe(trial)
})
