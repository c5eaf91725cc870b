import { afterAll, beforeAll } from 'vitest'

/** What is stopped again once the tests of a file are over. */
interface Started {
  readonly browser?: { readonly close: () => Promise<unknown> }
  readonly server?: { readonly stop: () => Promise<unknown> }
}

/**
 * What the tests of a file share: opened before the first of them, in the order in which it is asked for, and
 * closed after the last. Until then what is given back is empty.
 */
export function opened<Thing extends object>(open: () => Thing | Promise<Thing>): Thing {
  const there = {} as Thing & Started
  beforeAll(async () => {
    Object.assign(there, await open())
  })
  afterAll(async () => {
    await there.browser?.close()
    await there.server?.stop()
  })
  return there
}
