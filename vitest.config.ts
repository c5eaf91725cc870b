import { defineConfig } from 'vitest/config'

const full = process.env.STACK_FULL === '1'

/** Pure code needs no PocketBase: `npm run check` runs these alone. */
const PURE = ['tests/unit/**/*.test.ts', 'tests/golden/**/*.test.ts']

/** Tests of pages: one file at a time, since a browser needs the second core for itself. */
const BROWSER = full ? 'tests/browser/**/*.full.test.ts' : 'tests/browser/**/*.test.ts'

const LONG = full ? [] : ['tests/**/*.full.test.ts']
const NOT_OURS = '**/node_modules/**'
const globalSetup = 'tests/support/setup.ts'

/** Quick tests are `*.test.ts`; the long forms are `*.full.test.ts` and run with STACK_FULL=1. */
export default defineConfig({
  test: {
    // Ten times what anything takes here, since a machine may be busy; a test asserts no time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      { extends: true, test: { name: 'pure', include: full ? [] : PURE } },
      {
        extends: true,
        test: {
          name: 'pocketbase',
          globalSetup,
          include: [full ? 'tests/**/*.full.test.ts' : 'tests/**/*.test.ts'],
          exclude: [NOT_OURS, BROWSER, ...(full ? [] : PURE), ...LONG],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          globalSetup,
          include: [BROWSER],
          exclude: [NOT_OURS, ...LONG],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
