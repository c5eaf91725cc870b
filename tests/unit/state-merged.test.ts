import { describe, expect, test } from 'vitest'
import { become, collectionIn, stateOf, told } from '../support/declared'

const TITLE = { name: 'title', type: 'text', id: 'made_by_hand' }
const TAGS = { name: 'tags', type: 'select', values: ['a', 'b'], maxSelect: 2 }
const posts = (...fields: readonly object[]) => ({ name: 'posts', type: 'base', fields })

const ids = (state: ReturnType<typeof stateOf>, name = 'posts') =>
  Object.fromEntries(collectionIn(state, name).fields.map((field) => [field.name, field.id]))

describe('fields', () => {
  const live = stateOf(posts(TITLE, TAGS))

  test('without an id keep that of the field of their name, however it came about', () => {
    const next = become(live, { collections: [posts({ name: 'title', type: 'text' }, TAGS)] })
    expect(ids(next).title).toBe('made_by_hand')
    expect(told(live, { collections: [posts({ name: 'title', type: 'text' }, TAGS)] })).toEqual([])
  })

  test('with an id of another database are matched by name', () => {
    const foreign = { ...TITLE, id: 'text724990059' }
    expect(told(live, { collections: [posts(foreign, TAGS)] })).toEqual([])
  })

  test('with an id of this one are matched by it, so that another name is a new name', () => {
    const headline = { ...TITLE, name: 'headline' }
    expect(told(live, { collections: [posts(headline, TAGS)] })).toEqual([
      'update field posts.title: {"name":"title"} -> {"name":"headline"}',
    ])
  })

  test('say what their name was, and say it again without a change', () => {
    const headline = { name: 'headline', renamedFrom: 'title' }
    const next = become(live, { collections: [posts(headline, TAGS)] })
    expect(ids(next).headline).toBe('made_by_hand')
    expect(told(next, { collections: [posts(headline, TAGS)] })).toEqual([])
  })

  test('of which two swap their names swap them, and nothing else', () => {
    const two = stateOf(posts({ ...TITLE, name: 'a' }, { name: 'b', type: 'text', id: 'other' }))
    const next = become(two, {
      collections: [
        posts(
          { name: 'b', type: 'text', id: 'made_by_hand' },
          { name: 'a', type: 'text', id: 'other' },
        ),
      ],
    })
    expect(ids(next)).toMatchObject({ a: 'other', b: 'made_by_hand' })
  })

  test('of another type are new ones, and the old ones go', () => {
    const number = { name: 'title', type: 'number' }
    expect(told(live, { collections: [posts(TAGS, number)] })).toEqual([
      'delete field posts.title',
      'create field posts.title',
    ])
  })

  test('that are left out go, but for those of the system', () => {
    expect(told(live, { collections: [posts(TAGS)] })).toEqual(['delete field posts.title'])
    const people = stateOf({ name: 'people', type: 'auth', fields: [TITLE] })
    expect(told(people, { collections: [{ name: 'people', fields: [TITLE] }] })).toEqual([])
    expect(Object.keys(ids(people, 'people'))).toContain('tokenKey')
  })

  test('are left as they are where nobody speaks of them', () => {
    expect(told(live, { collections: [{ name: 'posts' }] })).toEqual([])
    expect(told(live, { settings: {} })).toEqual([])
  })

  test('keep the options that nobody speaks of; new ones have PocketBase’s', () => {
    const once = become(live, { collections: [posts({ ...TITLE, max: 40 }, TAGS)] })
    expect(told(once, { collections: [posts({ name: 'title', required: true }, TAGS)] })).toEqual([
      'update field posts.title: {"required":false} -> {"required":true}',
    ])
    expect(collectionIn(live, 'posts').fields.find(({ name }) => name === 'title')).toMatchObject({
      max: 0,
      required: false,
      help: '',
    })
  })

  test('need a type where they are new', () => {
    expect(() => become(live, { collections: [posts({ name: 'body' })] })).toThrow(
      '"body" is new, so it needs a type.',
    )
  })

  test('are declared once', () => {
    expect(() =>
      become(live, { collections: [posts(TITLE, { ...TITLE, name: 'Title' })] }),
    ).toThrow('"Title" is declared twice.')
  })

  test('may come in another order, which is a change', () => {
    expect(told(live, { collections: [posts(TAGS, TITLE)] })).toEqual([
      'update collection posts: {"fields":["id","title","tags"]} -> {"fields":["id","tags","title"]}',
    ])
  })

  test('of a view are PocketBase’s', () => {
    const views = stateOf({ name: 'v', type: 'view', viewQuery: 'SELECT id FROM posts' })
    const fields = [{ name: 'id', type: 'text', id: '_clone_abcd' }]
    expect(told(views, { collections: [{ name: 'v', type: 'view', fields }] })).toEqual([])
  })
})

describe('collections', () => {
  const live = stateOf(posts(TITLE), { name: 'tags', type: 'base' })

  test('that are left out go; where none are listed, none', () => {
    expect(told(live, { collections: [posts(TITLE)] })).toEqual(['delete collection tags'])
    expect(told(live, { settings: {} })).toEqual([])
  })

  test('of the system and of the pack stay', () => {
    const system = { ...collectionIn(live, 'tags'), id: 'mfas', name: '_mfas', system: true }
    const own = { ...collectionIn(live, 'tags'), id: 'own', name: 'stack_features' }
    const state = { ...live, collections: [...live.collections, system, own] }
    expect(told(state, { collections: [] })).toEqual([
      'delete collection posts',
      'delete collection tags',
    ])
  })

  test('get the id that PocketBase would give them', () => {
    expect(collectionIn(live, 'posts').id).toBe('pbc_1125843985')
    expect(ids(live)).toMatchObject({ id: 'text3208210256' })
  })

  test('keep the ids of another database where they are new, and relations find them', () => {
    const next = become(live, {
      collections: [
        posts({ name: 'author', type: 'relation', collectionId: 'elsewhere' }),
        { id: 'elsewhere', name: 'authors', type: 'base', fields: [{ ...TITLE, id: 'theirs' }] },
      ],
    })
    expect(collectionIn(next, 'authors').id).toBe('elsewhere')
    expect(ids(next, 'authors').title).toBe('theirs')
    const [, author] = collectionIn(next, 'posts').fields
    expect(author?.collectionId).toBe('elsewhere')
  })

  test('are found by relations by name, and by an id of another database', () => {
    const link = (collectionId: string) => posts({ name: 'tag', type: 'relation', collectionId })
    const foreign = { id: 'theirs', name: 'tags' }
    const [one, two] = ['tags', 'theirs'].map((id) =>
      collectionIn(become(live, { collections: [link(id), foreign] }), 'posts').fields.at(-1),
    )
    expect(one?.collectionId).toBe(collectionIn(live, 'tags').id)
    expect(two).toEqual(one)
  })

  test('that a relation leads to elsewhere make a new column of it', () => {
    const link = (collectionId: string) => posts({ name: 'tag', type: 'relation', collectionId })
    const linked = become(live, { collections: [link('tags'), { name: 'tags' }] })
    const moved = told(linked, { collections: [link('posts'), { name: 'tags' }] })
    expect(moved).toContain('delete field posts.tag')
    expect(moved).toContain('create field posts.tag')
  })

  test('say what their name was', () => {
    const renamed = { collections: [{ name: 'articles', renamedFrom: 'posts' }, { name: 'tags' }] }
    expect(told(live, renamed)).toEqual([
      'update collection posts: {"name":"posts"} -> {"name":"articles"}',
    ])
    expect(told(become(live, renamed), renamed)).toEqual([])
  })

  test('cannot change their type', () => {
    expect(() => become(live, { collections: [{ name: 'posts', type: 'auth' }] })).toThrow(
      '"posts" is of type base and cannot become auth',
    )
  })

  test('have templates and durations of PocketBase’s, which are not declared to be kept', () => {
    const people = stateOf({ name: 'people', type: 'auth' })
    expect(collectionIn(people, 'people').authToken).toEqual({ duration: 432000 })
    expect(told(people, { collections: [{ name: 'people', otp: { enabled: true } }] })).toEqual([
      'update collection people: {"otp":{"enabled":false}} -> {"otp":{"enabled":true}}',
    ])
  })
})
