import { join } from 'node:path'
import { findBrowser } from './browser.mjs'
import { run } from './child.mjs'
import { find } from './find.mjs'
import { main, ROOT } from './main.mjs'
import { ensureBuilt, ensurePackages } from './packages.mjs'
import { PARTS } from './parts.mjs'
import { ensureTypes } from './types.mjs'

// `npm test`: gets what the tests need, then runs them. `--full` runs the long forms instead;
// everything else is passed to vitest.
await main(async (args) => {
  ensurePackages(ROOT)
  ensureBuilt(ROOT)
  const binary = await find('pocketbase')
  await ensureTypes(ROOT, binary)
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const passed = args.filter((arg) => arg !== '--full')
  // All of it needs every program: built here it is told of, and no test waits for it.
  if (passed.every((word) => word.startsWith('-'))) {
    const names = /** @type {(keyof typeof PARTS)[]} */ (Object.keys(PARTS))
    for (const name of names) await find(name)
  }
  const full = passed.length < args.length ? { STACK_FULL: '1' } : {}
  const { code } = await run(process.execPath, [vitest, 'run', ...passed], {
    cwd: ROOT,
    env: { ...process.env, ...full, POCKETBASE: binary, CHROMIUM: await findBrowser() },
  })
  return code
})
