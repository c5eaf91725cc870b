import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { find } from './find.mjs'
import { main, ROOT } from './main.mjs'
import { ensurePackages } from './packages.mjs'
import { ensureTypes } from './types.mjs'

/** @type {readonly (readonly [what: string, program: string, ...args: string[]])[]} */
const STEPS = [
  ['format and lint', '@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '.'],
  ['types of tests and scripts', 'typescript/bin/tsc'],
  ['types of the pack', 'typescript/bin/tsc', '-p', 'pb_hooks_src'],
  ['types of the page module', 'typescript/bin/tsc', '-p', 'pb_public_src'],
  ['types of the adapter', 'typescript/bin/tsc', '-p', 'pb_hooks_src/pocketbase'],
  ['arrows and pure code', 'vitest/vitest.mjs', 'run', '--project', 'pure', '--reporter', 'dot'],
  ['dead code', 'knip/bin/knip.js'],
  ['built files, budgets, licences', '', 'build.mjs', '--check'],
]

// `npm run check`: everything that can be known without a server. Each step says what it found.
await main(async () => {
  ensurePackages(ROOT)
  await ensureTypes(ROOT, await find('pocketbase'))
  const failed = STEPS.filter(([what, program, ...args]) => {
    const script = program === '' ? [] : [join(ROOT, 'node_modules', program)]
    const { status, stdout, stderr } = spawnSync(process.execPath, [...script, ...args], {
      cwd: ROOT,
      encoding: 'utf8',
    })
    console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${what}`)
    if (status !== 0) console.error(`${stdout}${stderr}`)
    return status !== 0
  })
  return failed.length === 0 ? 0 : 1
})
