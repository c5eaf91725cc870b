import { expect, test } from 'vitest'
import { linksOf } from '../../pb_hooks_src/model/links'
import { readModel } from '../../pb_hooks_src/model/read'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { golang } from '../../pb_hooks_src/types/go'
import { typescript } from '../../pb_hooks_src/types/typescript'
import { zod } from '../../pb_hooks_src/types/zod'

const modelOf = (...collections: readonly object[]) =>
  readModel(
    readSnapshot(
      collections.map((collection) => ({ id: 'c', type: 'base', fields: [], ...collection })),
    ),
  )

const text = { type: 'text', name: 'title', id: 't' }
const choice = { type: 'select', maxSelect: 1, values: ['a'], id: 's' }

test('options have one name each, and odd values a key', () => {
  const code = typescript(
    modelOf(
      { name: 'a_b', fields: [{ ...choice, name: 'c', values: ['1', 'E1', '__proto__', "it's"] }] },
      { id: 'd', name: 'a', fields: [{ ...choice, name: 'b_c' }] },
    ),
  )
  expect(code).toContain('export const ABCOptions = {')
  expect(code).toContain('export const ABC2Options = {')
  for (const entry of ['E1: "1"', 'E1_2: "E1"', '["__proto__"]: "__proto__"', '"it\'s": "it\'s"']) {
    expect(code).toContain(`  ${entry},`)
  }
})

test('in Go each collection has choices of its own, where others have the same field', () => {
  const fields = [{ ...choice, name: 'state' }]
  const code = golang(modelOf({ name: 'parts', fields }, { id: 'd', name: 'tickets', fields }))
  expect(code.match(/^type \w+State string$/gm)).toEqual([
    'type PartsState string',
    'type TicketsState string',
  ])
})

test('where pocketbase-typegen writes a name otherwise, its name is there too', () => {
  const code = typescript(modelOf({ name: '_authOrigins' }, { id: 'd', name: 'blog_posts' }))
  expect(code).toContain('export type AuthoriginsRecord = AuthOriginsRecord\n')
  expect(code).toContain('export type AuthoriginsResponse<Texpand = unknown> = AuthOrigins')
  expect(code.match(/export type BlogPostsRecord/g)).toHaveLength(1)
})

test('a help is a comment of one line that cannot end early', () => {
  const help = 'The */ end\nof it'
  const code = typescript(modelOf({ name: 'a', fields: [{ ...text, help }] }))
  expect(code).toContain('  /** The * / end of it */\n  title: string\n')
})

test('a link leads there, and back to many unless it is unique', () => {
  const link = { type: 'relation', collectionId: 'p', maxSelect: 1 }
  const { collections } = modelOf(
    { id: 'p', name: 'posts', fields: [{ ...link, id: '1', name: 'next' }] },
    {
      id: 'd',
      name: 'drafts',
      fields: [{ ...link, id: '2', name: 'post' }],
      indexes: ['CREATE UNIQUE INDEX `i` ON `drafts` (`post`)'],
    },
  )
  const links = linksOf(collections).get('posts') ?? []
  expect(links.map(({ key, many }) => [key, many])).toEqual([
    ['next', false],
    ['drafts_via_post', false],
    ['posts_via_next', true],
  ])
})

test('a field of a type that is not known is read as unknown and never written', () => {
  const model = modelOf({ name: 'a', fields: [{ type: 'vector', name: 'v', id: 'v' }] })
  expect(typescript(model)).toContain('export type ARecord = {\n  v: unknown\n}')
  expect(typescript(model)).toContain('export type ACreate = Record<never, never>')
  expect(zod(model)).toContain('export const ACreateSchema = z.object({\n})')
})

test('limits of 0 are limits of a number and none of a text', () => {
  const number = { type: 'number', name: 'n', id: 'n', min: 0, max: 0 }
  const code = zod(modelOf({ name: 'a', fields: [number, { ...text, min: 0, max: 0 }] }))
  expect(code).toContain('n: z.optional(pb.number({ min: 0, max: 0 })),')
  expect(code).toContain('title: z.optional(pb.text({ max: 5000 })),')
})

test('an id of a pattern of its own is held to what file systems take', () => {
  const id = { ...text, name: 'id', primaryKey: true, required: true, pattern: '^.+$' }
  const code = zod(modelOf({ name: 'a', fields: [id] }))
  expect(code).toContain('// PocketBase also holds it to "^.+$".')
  expect(code).toContain('id: pb.text({ required: true, max: 5000, key: true }),')
})

test('what an object has from its prototype is no value of a field', () => {
  const names = ['constructor', '__proto__', 'class']
  const code = zod(
    modelOf({ name: '__proto__', fields: names.map((name) => ({ ...text, id: name, name })) }),
  )
  expect(code).toContain('constructor: pb.own(z.optional(pb.text({ max: 5000 }))),')
  expect(code).toContain('// zod passes over a field named "__proto__".\n  class:')
  expect(code).toContain('["__proto__"]: { record: ProtoRecordSchema,')
})
