import { describe, expect, test } from 'vitest'
import {
  answeredCollection,
  answeredRecord,
  answeredSettings,
} from '../../pb_hooks_src/state/answered'
import type { DeclaredCollection } from '../../pb_hooks_src/state/document'
import { picked, pickedCollection } from '../../pb_hooks_src/state/picked'
import { collectionIn, SHAPE, stateOf } from '../support/declared'

const POSTS: DeclaredCollection = {
  name: 'posts',
  type: 'base',
  listRule: null,
  fields: [
    { name: 'title', type: 'text', max: 10 },
    { name: 'tag', type: 'relation', collectionId: 'tags', maxSelect: 1 },
  ],
  indexes: ['create index idx_title on posts (title)'],
}
const TAGS = { name: 'tags', type: 'base', fields: [] }

const live = (said: object = POSTS) => collectionIn(stateOf(TAGS, said), 'posts')

/** What is told of posts once they have become something else. */
const answered = (now: object, said = POSTS, pending: readonly string[] = []) => {
  const made = pickedCollection(said, live())
  return answeredCollection({ document: said, made, pending }, live(now))
}

describe('a collection', () => {
  test('that is what was made of it is told as it was declared', () => {
    expect(answered(POSTS)).toEqual(POSTS)
    const few = { name: 'posts', fields: POSTS.fields }
    expect(answered(POSTS, few)).toEqual(few)
  })

  test('shows nothing of what is not declared', () => {
    const other = { ...POSTS, viewRule: '', fields: [{ ...POSTS.fields?.[0], min: 3 }] }
    expect(answered(other, { name: 'posts', listRule: null })).toEqual({
      name: 'posts',
      listRule: null,
    })
    expect(answered(other).fields).toEqual([POSTS.fields?.[0]])
  })

  test('shows another value, order, text', () => {
    const fields = POSTS.fields?.toReversed().map((one) => ({ ...one, required: true }))
    const indexes = ['CREATE UNIQUE INDEX `idx_title` ON `posts` (`title`)']
    expect(answered({ ...POSTS, listRule: '', fields, indexes })).toEqual({
      ...POSTS,
      ...{ listRule: '', indexes },
      fields: POSTS.fields?.toReversed(),
    })
  })

  test('shows what its lists lack at their ends', () => {
    const more = { name: 'more', type: 'bool' }
    const index = 'CREATE INDEX `more` ON `posts` (`more`)'
    const other = { ...POSTS, fields: [more, ...(POSTS.fields ?? [])], indexes: [index] }
    expect(answered(other)).toMatchObject({
      fields: [...(POSTS.fields ?? []), more],
      indexes: [index],
    })
  })

  test('shows what waits as it is', () => {
    const said = { ...POSTS, listRule: '@collection.none.x = 1' }
    expect(answered(POSTS, said, ['listRule'])).toMatchObject({ listRule: null })
  })

  test('tells of secrets only whether they are the declared ones', () => {
    const said = (clientSecret: string, secret: string) => ({
      ...{ name: 'posts', type: 'auth', authToken: { secret } },
      oauth2: { providers: [{ name: 'github', clientId: 'a', clientSecret }] },
    })
    const declared = said('secret:1', 'secret:2')
    const told = (now: object) => {
      const is = collectionIn(stateOf(now), 'posts')
      return answeredCollection({ document: declared, made: {}, pending: [] }, is)
    }
    expect(told(declared)).toEqual(said('secret:same', 'secret:same'))
    expect(told(said('secret:3', 'secret:2'))).toEqual(said('secret:changed', 'secret:same'))
    expect(told(said('', 'secret:4'))).toEqual(said('secret:missing', 'secret:changed'))
  })
})

describe('settings', () => {
  const document = {
    meta: { appName: 'Acme' },
    rateLimits: { rules: [{ label: '*:auth', duration: 3, maxRequests: 2 }] },
    smtp: { password: 'secret:1' },
  }
  const rule = { ...document.rateLimits.rules[0], audience: '' }
  const now = (of: object) => ({
    ...SHAPE.settings,
    ...{ meta: { appName: 'Acme', appURL: 'x' }, rateLimits: { rules: [rule] } },
    ...{ smtp: { password: 'secret:1' }, ...of },
  })
  const told = (of: object) =>
    answeredSettings(
      { document, made: picked(document, now({})) as object as never, pending: [] },
      now(of),
    )

  test('are told as they were declared, or as they are', () => {
    expect(told({})).toEqual({ ...document, smtp: { password: 'secret:same' } })
    expect(told({ rateLimits: { rules: [{ ...rule, duration: 4 }] } })).toMatchObject({
      rateLimits: { rules: [{ label: '*:auth', duration: 4, maxRequests: 2 }] },
    })
    expect(told({ rateLimits: { rules: [rule, rule] } })).toMatchObject({
      rateLimits: { rules: [rule, rule] },
    })
    expect(told({ smtp: { password: '' } })).toMatchObject({ smtp: { password: 'secret:missing' } })
  })
})

test('a value of a record is told as it was declared while it is what was made of it', () => {
  const document = { day: '2026-01-02', more: { a: 1 } }
  const made = { day: '2026-01-02 00:00:00.000Z', more: { a: 1 } }
  const told = (now: object) => answeredRecord({ document, made, pending: [] }, { ...made, ...now })
  expect(told({ other: 1 })).toEqual(document)
  expect(told({ more: { a: 1, b: 2 } })).toEqual({ ...document, more: { a: 1, b: 2 } })
  expect(told({ day: '' })).toEqual({ ...document, day: '' })
})
