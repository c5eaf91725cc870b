import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, runScript } from '../scripts/fixture'
import { ROOT } from '../support/folders'

const TAKEN = [
  ['tour', 'tour.mjs'],
  ['gui', 'gui-pictures.mjs'],
] as const

test.each(TAKEN)(
  'what docs/%s.md tells can be done step by step, and has a picture of each',
  async (name, script) => {
    const target = folder()
    const run = await runScript(ROOT, [script, target])
    expect(await run.ended, run.printed()).toBe(0)
    const taken = readdirSync(target).sort()
    const text = readFileSync(join(ROOT, `docs/${name}.md`), 'utf8')
    const shown = text.matchAll(new RegExp(`[("]${name}/(\\w+\\.png)`, 'g'))
    expect(taken).toEqual([...shown].map(([, picture]) => picture).sort())
    expect(taken).toEqual(readdirSync(join(ROOT, `docs/${name}`)).sort())
  },
  180_000,
)
