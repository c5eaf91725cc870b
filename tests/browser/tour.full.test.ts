import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folder, runScript } from '../scripts/fixture'
import { ROOT } from '../support/folders'

const TAKEN = [
  ['tour.mjs', ['tour']],
  ['gui-pictures.mjs', ['board', 'gui']],
] as const

test.each(TAKEN)(
  'what the documents of %s tell can be done step by step, and has a picture of each',
  async (script, names) => {
    const target = folder()
    const run = await runScript(ROOT, [script, target])
    expect(await run.ended, run.printed()).toBe(0)
    expect(readdirSync(target).sort()).toEqual(names)
    for (const name of names) {
      const taken = readdirSync(join(target, name)).sort()
      const text = readFileSync(join(ROOT, `docs/${name}.md`), 'utf8')
      const shown = text.matchAll(new RegExp(`[("]${name}/(\\w+\\.png)`, 'g'))
      expect(taken).toEqual([...shown].map(([, picture]) => picture).sort())
      expect(taken).toEqual(readdirSync(join(ROOT, `docs/${name}`)).sort())
    }
  },
  180_000,
)
