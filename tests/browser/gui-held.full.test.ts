import type { CDPSession } from 'playwright-core'
import { expect, test } from 'vitest'
import { openCrowd } from '../support/gui-bulk'
import { cellsOf } from '../support/gui-cells'
import { opened } from '../support/opened'

const crowd = opened(openCrowd)

/** How many listeners and nodes a page holds, once what is still read has come and gone. */
async function held(session: CDPSession, before?: readonly number[]): Promise<readonly number[]> {
  // What has gone lets go of more: once is not enough.
  for (const _ of [1, 2, 3]) await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const now = ['JSEventListeners', 'Nodes'].map(
    (name) => metrics.find((one) => one.name === name)?.value ?? Number.NaN,
  )
  return String(now) === String(before) ? now : held(session, now)
}

test('of cells that were written in nothing is held, however many there were', async () => {
  const ids = await crowd.make('a', 40)
  const page = await crowd.as('superuser')
  const cells = cellsOf(page, 'things')
  const write = async (some: readonly string[]): Promise<void> => {
    for (const id of some) {
      await cells.open(id, 'size')
      await cells.control.fill('7')
      await page.keyboard.press('Enter')
      await cells.closed()
    }
  }
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await write(ids.slice(0, 8))
  const before = await held(session)
  await write(ids.slice(8, 38))
  const more = (await held(session)).map((count, at) => count - (before[at] ?? 0))
  // Less than one for each that was written in.
  expect(Math.max(...more), `${more} more listeners and nodes`).toBeLessThan(20)
  await page.context().close()
})
