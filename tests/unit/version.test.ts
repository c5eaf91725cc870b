import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { VERSION } from '../../pb_hooks_src/version'

test('the pack knows the version of its package', () => {
  expect(VERSION).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version)
})
