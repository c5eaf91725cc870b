import { expect, test } from 'vitest'
import { pascal, typeNames } from '../../pb_hooks_src/model/names'

test.each([
  ['blog_posts', 'BlogPosts'],
  ['publishedAt', 'PublishedAt'],
  ['_superusers', 'Superusers'],
  ['2024_stats', 'N2024Stats'],
  ['___', 'Unnamed'],
  ['class', 'Class'],
  ['HTMLPage', 'HTMLPage'],
])('%s is %s in code', (name, code) => {
  expect(pascal(name)).toBe(code)
})

test('names that would meet get a number, the first keeps its form', () => {
  const names = ['_posts', 'blogPosts', 'blog_posts', 'posts', 'posts2', 'blogposts']
  expect([...typeNames(names).values()]).toEqual([
    'Posts',
    'BlogPosts',
    'BlogPosts2',
    'Posts2',
    'Posts22',
    'Blogposts3',
  ])
})
