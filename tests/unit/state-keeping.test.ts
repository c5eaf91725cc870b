import { expect, test } from 'vitest'
import type { Declaration, Kept } from '../../pb_hooks_src/state/declaration'
import { declaredOf } from '../../pb_hooks_src/state/declared'
import { type Document, readDocument } from '../../pb_hooks_src/state/document'
import { keeping } from '../../pb_hooks_src/state/keeping'
import { merged } from '../../pb_hooks_src/state/merged'
import type { State } from '../../pb_hooks_src/state/state'
import { SHAPE, stateOf } from '../support/declared'

const POSTS = { name: 'posts', type: 'base', fields: [{ name: 'title', type: 'text' }] }
const TAGS = { name: 'tags', type: 'base', fields: [{ name: 'posts', type: 'bool' }] }

/** What is kept once documents are applied, one after another, and the state that they make. */
function kept(...documents: readonly Document[]): { kept: readonly Kept[]; state: State } {
  return documents.reduce<{ kept: readonly Kept[]; state: State }>(
    (before, document) => {
      const { current, desired } = merged(before.state, document, SHAPE)
      const asKept = (one: Declaration): Declaration => one
      const { save, forget } = keeping(before.kept, { document, current, desired, asKept })
      const isOld = ({ kind, name }: Kept): boolean =>
        ![...save, ...forget].some((one) => one.kind === kind && one.name === name)
      const saved = save.map((one) => ({ ...one, declared: 'now', by: 'me' }))
      return { kept: [...before.kept.filter(isOld), ...saved], state: desired }
    },
    { kept: [], state: stateOf() },
  )
}

const words = (found: readonly Kept[]): readonly string[] =>
  found.map(({ kind, name }) => `${kind} ${name}`).sort()

const whole = (document: object): Document => readDocument(document, SHAPE)
const part = (document: object): Document => ({ ...whole(document), isPart: true })
const RECORD = { records: { posts: [{ id: 'a', title: 'x' }] } }

test('a document is kept by its kinds, and the same again is not kept anew', () => {
  const document = whole({ settings: { meta: { appName: 'A' } }, collections: [POSTS] })
  const found = kept(document)
  expect(words(found.kept)).toEqual(['collections ', 'collections posts', 'settings '])
  const { current, desired } = merged(found.state, document, SHAPE)
  const asKept = (one: Declaration): Declaration => one
  expect(keeping(found.kept, { document, current, desired, asKept })).toEqual({
    save: [],
    forget: [],
  })
})

test.each<[string, readonly Document[], readonly string[]]>([
  [
    'a whole list forgets what it leaves out, and its records',
    [whole({ collections: [POSTS, TAGS], ...RECORD }), whole({ collections: [TAGS] })],
    ['collections ', 'collections tags'],
  ],
  [
    'a part forgets nothing of others',
    [part({ collections: [POSTS] }), part({ collections: [TAGS] }), part(RECORD)],
    ['collections posts', 'collections tags', 'records posts/a'],
  ],
  [
    'a part that wants something to be gone forgets it, and its records',
    [
      part({ collections: [POSTS] }),
      part(RECORD),
      { ...part({ collections: [] }), gone: [{ kind: 'collections', name: 'posts' }] },
    ],
    [],
  ],
  [
    'a new name is that of its records, too',
    [
      part({ collections: [POSTS] }),
      part(RECORD),
      part({ collections: [{ name: 'articles', renamedFrom: 'posts' }] }),
    ],
    ['collections articles', 'records articles/a'],
  ],
  [
    'a name that something else has now renames nothing',
    [
      part({ collections: [POSTS] }),
      part({ collections: [{ name: 'articles', renamedFrom: 'posts' }] }),
      part({ collections: [POSTS] }),
      part(RECORD),
      part({ collections: [{ name: 'articles', renamedFrom: 'posts', listRule: '' }] }),
    ],
    ['collections articles', 'collections posts', 'records posts/a'],
  ],
  [
    'settings are replaced by settings alone',
    [part({ settings: { meta: { appName: 'A' } } }), whole(RECORD)],
    ['records posts/a', 'settings '],
  ],
])('%s', (_what, documents, expected) => {
  expect(words(kept(...documents).kept)).toEqual(expected)
})

test('what is kept is one document again: a part, unless all collections were listed', () => {
  const said = { settings: { meta: { appName: 'A' } }, collections: [POSTS], ...RECORD }
  const lives = ['posts']
  expect(declaredOf(kept(whole(said)).kept, lives)).toEqual({ document: said, lacking: [] })
  expect(declaredOf(kept(part(said)).kept, lives)).toEqual({
    document: { ...said, isPart: true },
    lacking: [],
  })
})

test('what cannot be tried is told as what lacks', () => {
  const by = { name: 'by', type: 'relation', collectionId: 'people' }
  const said = { ...POSTS, listRule: 'by.name = ""', fields: [...POSTS.fields, by] }
  const one = { made: {}, pending: [], declared: '', by: '' }
  const { document, lacking } = declaredOf(
    [
      { ...one, kind: 'collections', name: 'posts', document: said },
      { ...one, kind: 'records', name: 'gone/a', document: { title: 'x' } },
    ],
    ['posts'],
  )
  expect(document.collections).toEqual([{ ...POSTS, listRule: null }])
  expect(lacking.map(({ do: verb, what, name }) => `${verb} ${what} ${name}`)).toEqual([
    'create field posts.by',
    'update collection posts',
    'create record gone/a',
  ])
})
