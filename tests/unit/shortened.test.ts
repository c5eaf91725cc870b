import { expect, test } from 'vitest'
import { shortened } from '../../pb_public_src/gui/shortened'

const LONG = 'x'.repeat(1000)

/** A long text in which nothing is there twice. */
const words = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => `word ${from + at} `).join('')

test('short values are compared as they are', () =>
  expect(shortened(['a', 'b', ''])).toEqual(['a', 'b', '']))

test('of long ones what is around their difference is shown', () => {
  const before = 'x'.repeat(40)
  expect(shortened([`${LONG}a${LONG}`, `${LONG}b`, LONG])).toEqual([
    `…${before}a${'x'.repeat(299)}…`,
    `…${before}b`,
    `…${before}`,
  ])
  expect(shortened([LONG, 'y'])).toEqual([`${'x'.repeat(300)}…`, 'y'])
})

test('all differences are shown, however far apart', () => {
  const [one, two, three] = [words(0, 500), words(500, 999), words(999, 2000)]
  const was = `${one}${two}${three}`
  const is = `${one}THEIRS ${two}${three}`
  const mine = `Mine: ${one}${two.replace('word 700 ', '')}${three}the end`
  const [first, second, third] = shortened([was, is, mine])
  expect(first).toMatch(
    /^word 0 .{1,40}….{1,40}word 499 word 500 .{1,40}….*word 699 word 700 word 701/,
  )
  expect(second).toMatch(/word 499 THEIRS word 500.*word 699 word 700 word 701/)
  expect(second).toMatch(/word 1999 $/)
  expect(third).toMatch(
    /^Mine: word 0 .*word 499 word 500 .*word 699 word 701 .*word 1999 the end$/,
  )
  expect(Math.max(...[first, second, third].map((text = '') => text.length))).toBeLessThan(500)
})

test('a part of any length that became another hides none of what differs after it', () => {
  const [was = '', is = ''] = shortened([
    `${words(0, 9)}${'a'.repeat(30_000)}${words(9, 99)}`,
    `${words(0, 9)}${'b'.repeat(50_000)}${words(9, 99)}`,
  ])
  expect(was).toMatch(/a{300}…word 9 /)
  expect(is).toMatch(/b{300}…word 9 /)
})

test('what is the same is shown from its end', () =>
  expect(shortened([LONG, LONG])).toEqual([`…${'x'.repeat(300)}`, `…${'x'.repeat(300)}`]))
