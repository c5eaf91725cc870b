import { expect, test } from 'vitest'
import { heals, work } from './add-interrupted'

// Half of the list, a file beside, a file in place, the list itself: the long form has them all.
test('an add that is cut off is finished by the next one', async () => {
  const here = await work()
  for (const n of [10, 14, 18, 22]) expect(await heals(here, n)).toBe(true)
})

test('a removal that is cut off, too', async () => {
  const here = await work()
  for (const n of [13, 18]) expect(await heals(here, n, ['--remove'])).toBe(true)
})
