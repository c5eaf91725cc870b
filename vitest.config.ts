import { defineConfig } from 'vitest/config'

const full = process.env.STACK_FULL === '1'

/** Pure code needs no PocketBase: `npm run check` runs these alone. */
const PURE = ['tests/unit/**/*.test.ts', 'tests/golden/**/*.test.ts']

/** Quick tests are `*.test.ts`; the long forms are `*.full.test.ts` and run with STACK_FULL=1. */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'pure', include: full ? [] : PURE } },
      {
        extends: true,
        test: {
          name: 'pocketbase',
          globalSetup: 'tests/support/setup.ts',
          include: [full ? 'tests/**/*.full.test.ts' : 'tests/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...(full ? [] : [...PURE, 'tests/**/*.full.test.ts'])],
        },
      },
    ],
  },
})
