import { expect, test } from 'vitest'
import { heals, work } from './add-interrupted'

test.each([[[]], [['--remove']]])(
  'it may be cut off at any write: %j',
  async (args) => {
    const here = await work()
    // The first is the lock; half a number in it would be another process.
    let n = 2
    while (await heals(here, n, args)) n++
    expect(n).toBeGreaterThan(20)
  },
  300_000,
)
