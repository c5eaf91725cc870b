import { expect, test } from 'vitest'
import { shortened } from '../../pb_public_src/gui/shortened'

const LONG = 'x'.repeat(1000)

test('short values are compared as they are', () =>
  expect(shortened(['a', 'b', ''])).toEqual(['a', 'b', '']))

test('of long ones what is around the first difference is', () => {
  expect(shortened([`${LONG}a${LONG}`, `${LONG}b`, LONG])).toEqual([
    `…${'x'.repeat(40)}a${'x'.repeat(259)}…`,
    `…${'x'.repeat(299)}b`,
    `…${'x'.repeat(300)}`,
  ])
  expect(shortened([LONG, 'y'])).toEqual([`${'x'.repeat(300)}…`, 'y'])
})

test('what is the same is shown from its end', () =>
  expect(shortened([LONG, LONG])).toEqual([`…${'x'.repeat(300)}`, `…${'x'.repeat(300)}`]))
