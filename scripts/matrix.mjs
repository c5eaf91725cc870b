import { join } from 'node:path'
import { findBrowser } from './browser.mjs'
import { run } from './child.mjs'
import { Fault } from './fault.mjs'
import { find } from './find.mjs'
import { main, ROOT } from './main.mjs'
import { ensureBuilt, ensurePackages } from './packages.mjs'
import { POCKETBASES, pocketbaseOf } from './parts.mjs'

/** What runs in a PocketBase; all else is the same with each. */
const SUITE = [
  ...['tests/contract', 'tests/e2e', 'tests/browser'],
  ...['add-pocketbase', 'stack'].map((name) => `tests/scripts/${name}.test.ts`),
  // Typed code for PocketBase as a Go framework needs the newest of it, and no binary.
  ...['--exclude', 'tests/e2e/go.test.ts'],
]

// `npm run test:matrix`: the suite on each PocketBase that the pack is tested with; on one alone with
// `-- 0.36.8`. Everything else is passed to vitest, in place of the whole suite where it names files.
await main(async (args) => {
  const asked = POCKETBASES.filter((version) => args.includes(version))
  const words = args.filter((word) => !asked.some((version) => version === word))
  const wrong = words.find((word) => /^\d+\.\d+/.test(word))
  if (wrong) throw new Fault(`${wrong} is none of ${POCKETBASES.join(', ')}.`)
  ensurePackages(ROOT)
  ensureBuilt(ROOT)
  const chromium = await findBrowser()
  const ends = []
  for (const version of asked.length > 0 ? asked : POCKETBASES) {
    // Each of its own module: the variable would put one binary in the place of all.
    const env = { ...process.env, POCKETBASE: '' }
    const binary = await find('pocketbase', { part: pocketbaseOf(version), env })
    console.log(`\nPocketBase ${version}`)
    const { code, stopped } = await suite(words, { ...env, POCKETBASE: binary, CHROMIUM: chromium })
    if (stopped) return code
    ends.push({ version, code })
  }
  for (const { version, code } of ends)
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'} PocketBase ${version}`)
  return ends.every(({ code }) => code === 0) ? 0 : 1
})

/**
 * @param {readonly string[]} words
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./child.mjs').End>}
 */
function suite(words, env) {
  const files = words.some((word) => !word.startsWith('-')) ? [] : SUITE
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  // Pure code is the same on every version.
  const projects = ['--project', '!pure']
  const args = [vitest, 'run', ...projects, ...files, ...words]
  return run(process.execPath, args, { cwd: ROOT, env })
}
