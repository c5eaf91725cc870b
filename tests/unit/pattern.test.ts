import { expect, test } from 'vitest'
import { portablePattern } from '../../pb_hooks_src/model/pattern'

test.each([
  '^[a-z0-9]+$',
  '^[a-z_0-9]+$',
  '^[\\w][\\w\\.\\-]*$',
  '^#[0-9A-Fa-f]{6}$',
  '^[0-9a-fA-F]{8}\\b-[0-9a-fA-F]{4}$',
  '(?:a|b)+?c{2,3}',
  '[^\\]x]',
])('%s means the same in JSON Schema', (pattern) => {
  expect(portablePattern(pattern)).toBe(pattern)
  expect(() => new RegExp(pattern, 'u')).not.toThrow()
})

test.each([
  '(?i)abc',
  '(?P<n>a)',
  '\\Aab\\z',
  '[[:alpha:]]',
  '\\pL',
  '\\x{1F600}',
  'a.c',
  '\\s+',
  'a\\_b',
  'a\\-b',
  '[]a]',
  'a{',
  '^*a',
  'a\\b+',
  '(a',
  'a]',
  '\\Q.\\E',
  '(?s).',
])('%s is left out', (pattern) => expect(portablePattern(pattern)).toBeUndefined())
