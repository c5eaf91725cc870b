import { expect, test } from 'vitest'
import { sourcesHash } from '../../scripts/sources.mjs'
import { repository, write } from './fixture'

test('the hash of the sources does not see line ends, nor other files', () => {
  const root = repository()
  const hash = sourcesHash(root)
  expect(hash).toMatch(/^[0-9a-f]{12}$/)
  write(root, { 'pb_hooks_src/stack.ts': 'export const stack = []\r\n' })
  write(root, { 'pb_hooks_src/notes.md': 'not a source' })
  expect(sourcesHash(root)).toBe(hash)
})

test.each(['pb_hooks_src/stack.ts', 'pb_public_src/main.ts', 'build.mjs', 'package-lock.json'])(
  'the hash of the sources sees %s',
  (path) => {
    const root = repository()
    const hash = sourcesHash(root)
    write(root, { [path]: '{ "changed": 1 }' })
    expect(sourcesHash(root)).not.toBe(hash)
  },
)
