import { expect, test } from 'vitest'
import { matching } from '../../pb_public_src/gui/finder'

const ALL = [
  ['blog_posts', 'Blog: Posts'],
  ['posts', 'Posts'],
  ['tickets', 'Tickets'],
  ['ticket_totals', 'Ticket totals'],
].map(([name = '', label = '']) => ({ name, label, address: `#/${name}` }))

const found = (text: string, marked: readonly string[] = []): readonly string[] =>
  matching(ALL, text, marked).map(({ name }) => name)

test('finds by every word of a text, what begins with it first, favourites before', () => {
  expect(found('')).toHaveLength(4)
  expect(found('POST')).toEqual(['posts', 'blog_posts'])
  expect(found('post', ['blog_posts'])).toEqual(['blog_posts', 'posts'])
  expect(found('tot tick')).toEqual(['ticket_totals'])
  expect(found('nothing')).toEqual([])
})
