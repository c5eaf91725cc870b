import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { find } from '../../scripts/find.mjs'
import { ensureTypes } from '../../scripts/types.mjs'
import { folder } from './fixture'

test("PocketBase's types are taken from the binary, once for each version", async () => {
  const root = folder()
  const types = await ensureTypes(root, await find('pocketbase'))
  const text = readFileSync(types, 'utf8')
  expect(types).toBe(join(root, '.dep/pocketbase-types.d.ts'))
  expect(text).toMatch(/^\/\/ PocketBase \S+, \d+ bytes\n/)
  expect(text).toContain('declare function routerAdd(')

  const { ino } = statSync(types)
  await ensureTypes(root, await find('pocketbase'))
  expect(statSync(types).ino).toBe(ino)

  writeFileSync(types, text.replace(/PocketBase \S+,/, 'PocketBase 0.0.1,'))
  await ensureTypes(root, await find('pocketbase'))
  expect(readFileSync(types, 'utf8')).toBe(text)
})
