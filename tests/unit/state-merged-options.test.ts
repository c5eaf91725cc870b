import { describe, expect, test } from 'vitest'
import { become, both, collectionIn, stateOf, told } from '../support/declared'

const TITLE = { name: 'title', type: 'text', id: 'made_by_hand' }
const TAGS = { name: 'tags', type: 'select', values: ['a', 'b'], maxSelect: 2 }
const posts = (...fields: readonly object[]) => ({ name: 'posts', type: 'base', fields })

describe('indexes', () => {
  const INDEX = 'CREATE INDEX `idx` ON `posts` (`title`, `id` DESC)'
  const live = stateOf({ ...posts(TITLE), indexes: [INDEX] })
  const declare = (index: string) => ({ collections: [{ name: 'posts', indexes: [index] }] })

  test.each([
    'create index idx on posts (title asc, id desc)',
    'CREATE INDEX idx ON elsewhere (\n  `title`,\n  [id] DESC\n)',
    'CREATE INDEX IF NOT EXISTS `idx` ON "posts" ( title , id DESC )',
  ])('are the same however they are written: %s', (text) => {
    expect(told(live, declare(text))).toEqual([])
    expect(collectionIn(become(live, declare(text)), 'posts').indexes).toEqual([INDEX])
  })

  test.each([
    'CREATE UNIQUE INDEX `idx` ON `posts` (`title`, `id` DESC)',
    'CREATE INDEX `idx` ON `posts` (`title`, `id`)',
    'CREATE INDEX `idx` ON `posts` (`id` DESC, `title`)',
    "CREATE INDEX `idx` ON `posts` (`title`, `id` DESC) WHERE `title` != ''",
    'CREATE INDEX `idx` ON `posts` (`title` COLLATE NOCASE, `id` DESC)',
  ])('are others where they do something else: %s', (text) => {
    expect(told(live, declare(text))).toEqual([expect.stringContaining('update index posts.idx')])
  })

  test('follow a field that has a new name, and go with one that goes', () => {
    const headline = { name: 'headline', renamedFrom: 'title' }
    const next = become(live, { collections: [posts(headline)] })
    expect(collectionIn(next, 'posts').indexes).toEqual([
      'CREATE INDEX `idx` ON `posts` (\n  `headline`,\n  `id` DESC\n)',
    ])
    expect(collectionIn(become(live, { collections: [posts(TAGS)] }), 'posts').indexes).toEqual([])
  })

  test('are on the table that has the new name', () => {
    const next = become(live, {
      collections: [{ name: 'articles', renamedFrom: 'posts', indexes: [INDEX] }],
    })
    expect(collectionIn(next, 'articles').indexes).toEqual([
      'CREATE INDEX `idx` ON `articles` (\n  `title`,\n  `id` DESC\n)',
    ])
  })

  test('that PocketBase wants stay, though nobody declares them', () => {
    const unique = "CREATE UNIQUE INDEX `idx_email_x` ON `people` (`email`) WHERE `email` != ''"
    const people = stateOf({ name: 'people', type: 'auth', indexes: [unique] })
    expect(told(people, { collections: [{ name: 'people', indexes: [] }] })).toEqual([])
  })
})

describe('providers', () => {
  const GITHUB = { name: 'github', clientId: 'a', clientSecret: 'secret:0000000000000001' }
  const GOOGLE = { name: 'google', clientId: 'b', clientSecret: 'secret:0000000000000002' }
  const people = (...providers: readonly object[]) => ({
    collections: [{ name: 'people', type: 'auth', oauth2: { enabled: true, providers } }],
  })
  const live = become(stateOf(), people(GITHUB, GOOGLE))

  test('are who they are by name, and keep what nobody speaks of', () => {
    expect(told(live, people({ name: 'github', clientId: 'c' }, GOOGLE))).toEqual([
      'update provider people.github: {"clientId":"a"} -> {"clientId":"c"}',
    ])
    expect(told(live, people(GOOGLE, { name: 'github' }))).toEqual([
      'update collection people: {"providers":["github","google"]} -> {"providers":["google","github"]}',
    ])
    expect(told(live, people(GITHUB))).toEqual(['delete provider people.google'])
    expect(told(live, people(GITHUB, GOOGLE, { name: 'oidc' }))).toEqual([
      'create provider people.oidc',
    ])
  })

  test('have a secret that is compared only where it is declared', () => {
    const { current } = both(live, people({ name: 'github' }, { name: 'google' }))
    expect(JSON.stringify(current)).not.toContain('clientSecret')
    const rotated = { ...GITHUB, clientSecret: 'secret:0000000000000003' }
    expect(told(live, people(rotated, GOOGLE))).toEqual([
      'update provider people.github: {"clientSecret":"secret:0000000000000001"} -> {"clientSecret":"secret:0000000000000003"}',
    ])
  })
})

describe('settings', () => {
  const live = stateOf()

  test('are laid over each other, lists as a whole', () => {
    const rules = [{ label: '/api/', audience: '', duration: 1, maxRequests: 9 }]
    const next = become(live, { settings: { meta: { appName: 'B' }, rateLimits: { rules } } })
    expect(next.settings).toMatchObject({ meta: { appName: 'B', appURL: 'http://localhost:8090' } })
    expect(next.settings.rateLimits).toMatchObject({ enabled: false, rules })
    expect(told(live, { settings: { meta: { appName: 'Acme' } } })).toEqual([])
  })

  test('have secrets that are compared only where they are declared', () => {
    const smtp = { ...(live.settings.smtp as object), password: 'secret:0000000000000001' }
    const stored = { ...live, settings: { ...live.settings, smtp } }
    const silent = { settings: { smtp: { host: 'smtp.example.com' } } }
    expect(told(stored, silent)).toEqual([])
    // What nobody speaks of must not be written back: it is sealed.
    expect(JSON.stringify(both(stored, silent))).not.toContain('secret:')
    expect(told(stored, { settings: { smtp: { password: '' } } })).toEqual([
      'update settings smtp: {"password":"secret:0000000000000001"} -> {"password":""}',
    ])
    expect(told(live, { settings: { smtp: { password: 'secret:0000000000000001' } } })).toEqual([
      'update settings smtp: {} -> {"password":"secret:0000000000000001"}',
    ])
  })
})
