import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { COLD } from '../support/cold'
import { ROOT } from '../support/folders'
import { preparedFolder } from '../support/server'
import { write } from './fixture'
import { FILES, gen, project, stateOf } from './gen-fixture'

test(
  'a second run touches nothing and says so; a change writes what it changes',
  async () => {
    const path = project()
    const out = join(path, 'code/made')
    await gen(path, ['--out', out])
    const before = stateOf(out)
    const second = await gen(path, ['--out', out])
    expect(second.out().match(/unchanged\n/g)).toHaveLength(FILES.length + 2)
    expect(second.out()).toMatch(/made is as it should be\.\n$/)
    expect(stateOf(out)).toEqual(before)

    write(out, { 'client/oas_webhooks_gen.go': 'package old', 'client/mine.go': 'package client' })
    write(out, { 'types.ts': 'changed' })
    const third = await gen(path, ['--out', out])
    expect(third.out()).toMatch(/types\.ts +written\nzod schemas .* unchanged\n/)
    expect(third.out()).toMatch(
      /client +0 of 11 files written, 1 removed\n(.*\n)*Files written in .*made: 1\.\n$/,
    )
    const after = stateOf(out).filter(([file]) => file !== 'client/mine.go')
    const untouched = ([file]: readonly unknown[]) => file !== 'types.ts'
    expect(after.filter(untouched)).toEqual(before.filter(untouched))
    expect(after.map(([, text]) => text)).toEqual(before.map(([, text]) => text))
  },
  COLD,
)

test('a folder with PocketBase and the pack is taken as it is', async () => {
  const own = preparedFolder()
  const run = await gen(own, ['--from', join(ROOT, 'tests/fixtures/schemas/views.json')])
  expect(await run.ended, run.printed()).toBe(0)
  expect(readFileSync(join(own, 'gen/types.ts'), 'utf8')).toContain('export type OrdersRecord')
  expect(readdirSync(own)).not.toContain('.run')
})
