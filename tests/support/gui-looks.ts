import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { wrongIn } from './gui'

/** What was found wrong so far. */
let found: string[] = []

/** Looks at a state of a page; `open` brings it about again where the size of a window ends it. */
export async function look(page: Page, what: string, open?: () => Promise<unknown>): Promise<void> {
  found.push(...(await wrongIn(page, open)).map((one) => `${what}: ${one}`))
}

/** Fails where something was found wrong; all of it is told. */
export function expectNothingFound(): void {
  const all = found
  found = []
  expect(all).toEqual([])
}
