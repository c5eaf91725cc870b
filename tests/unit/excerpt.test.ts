import { expect, test } from 'vitest'
import { excerpt } from '../../pb_hooks_src/records/excerpt'

const TEN = { max: 10, ellipsis: true }

test.each(['<a', '<img ', '<img "', "<a '", '<!', '<!--', '<script>', '</script ', '&#', ' '])(
  'a text that begins %j thousands of times and ends none is read in one go',
  (begin) => {
    expect(excerpt(`one ${begin.repeat(2_500)}`, TEN)).toMatch(/^one/)
    expect(excerpt(`<b>one</b> two ${begin}`, { max: 7, ellipsis: false })).toBe('one two')
  },
)

test('what has no end goes to the end of the text', () => {
  expect(excerpt('<p>one <i class="a > b">two</i> <b title="', TEN)).toBe('one two')
  expect(excerpt('one <! two', TEN)).toBe('one')
  expect(excerpt('one < two </ 3', { max: 20, ellipsis: true })).toBe('one < two </ 3')
})
