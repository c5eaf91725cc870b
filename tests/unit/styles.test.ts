import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../support/folders'

const FOLDER = join(ROOT, 'pb_public_src/gui/styles')

test('no rule has a browser look through a table for what the page has in it, at each change', () => {
  const rules = readdirSync(FOLDER).flatMap((name) =>
    [
      ...readFileSync(join(FOLDER, name), 'utf8').matchAll(
        /(?:#frame|main|body|html):has\([^>~]*/g,
      ),
    ].map(([rule]) => rule),
  )
  expect(rules.length).toBeGreaterThan(4)
  // By children alone, or by what comes after it.
  expect(rules.filter((rule) => !rule.endsWith('('))).toEqual([])
})
