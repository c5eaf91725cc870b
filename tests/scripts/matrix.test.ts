import { expect, test } from 'vitest'
import { POCKETBASES } from '../../scripts/parts.mjs'
import { folder, type Run, repository, runScript } from './fixture'
import { writeExecutable } from './found'

/** A repository with a binary of each version; its vitest ends with exit code 4. */
function matrix(args: readonly string[]): Promise<Run> {
  const root = repository()
  for (const version of POCKETBASES) {
    writeExecutable(root, `.dep/pocketbase-${version}`, '#!/bin/sh\necho it runs\n')
  }
  const chromium = writeExecutable(folder(), 'chromium', '')
  return runScript(root, ['matrix.mjs', ...args], { POCKETBASE: '', CHROMIUM: chromium })
}

test('the suite runs on each version, and tells which failed', async () => {
  const run = await matrix([])
  expect(await run.ended).toBe(1)
  const ran = run.out().match(/^vitest run .*/gm) ?? []
  expect(ran).toHaveLength(3)
  for (const [at, version] of POCKETBASES.entries()) {
    expect(ran[at]).toMatch(/ tests\/e2e .* full= /)
    expect(ran[at]).toContain(`/.dep/pocketbase-${version}`)
    expect(run.out()).toContain(`FAIL PocketBase ${version}\n`)
  }
})

test('or on one, and only what is named', async () => {
  const run = await matrix(['0.36.8', 'tests/e2e/http.test.ts', '--bail=1'])
  expect(await run.ended).toBe(1)
  expect(run.out().match(/^vitest .*/gm)).toEqual([
    expect.stringMatching(
      /^vitest run --project !pure tests\/e2e\/http\.test\.ts --bail=1 .*-0\.36\.8$/,
    ),
  ])
})

test('a version that it is not tested with is refused', async () => {
  const run = await matrix(['0.35.0'])
  expect(await run.ended).toBe(1)
  expect(run.printed()).toBe('pb-stack: 0.35.0 is none of 0.36.8, 0.39.11, 0.40.4.\n')
})
