import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, runScript } from '../scripts/fixture'
import { ROOT } from '../support/folders'

test('the tour can be gone step by step, and has a picture of each', async () => {
  const target = folder()
  const run = await runScript(ROOT, ['tour.mjs', target])
  expect(await run.ended, run.printed()).toBe(0)
  const taken = readdirSync(target).sort()
  const shown = readFileSync(join(ROOT, 'docs/tour.md'), 'utf8').matchAll(/\(tour\/(\w+\.png)\)/g)
  expect(taken).toEqual([...shown].map(([, name]) => name).sort())
  expect(taken).toEqual(readdirSync(join(ROOT, 'docs/tour')).sort())
}, 180_000)
