/// <reference lib="dom" />
import { expect, test } from 'vitest'
import { openCrowd } from '../support/gui-bulk'
import { opened } from '../support/opened'

const crowd = opened(openCrowd)

test('lines that were scrolled past are looked at by nobody while others come', async () => {
  await crowd.make('a', 400)
  const page = await crowd.as('guest')
  const onTo = (count: number): Promise<void> =>
    page.evaluate(
      (wanted) =>
        new Promise<void>((done) => {
          const on = (): void => {
            const lines = document.getElementById('grid')?.querySelectorAll('tbody tr') ?? []
            lines[lines.length - 1]?.scrollIntoView()
            // What came last is put into groups once it has been read to its end.
            const far = document.getElementById('grid')?.querySelectorAll('.group tr').length ?? 0
            if (far > wanted - 100) done()
            else requestAnimationFrame(on)
          }
          on()
        }),
      count,
    )
  await onTo(200)
  const looked = await page.evaluate(() => {
    const own = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'dataset')
    const counts = { far: 0, near: 0 }
    Object.defineProperty(HTMLElement.prototype, 'dataset', {
      configurable: true,
      get(this: HTMLElement) {
        if (this.closest('#grid tbody tr')) {
          counts[
            this.closest('tbody') === document.querySelector('#grid .group') ? 'far' : 'near'
          ]++
        }
        return own?.get?.call(this)
      },
    })
    const all = Object.getOwnPropertyDescriptor(Document.prototype, 'querySelectorAll')?.value
    document.querySelectorAll = (kind: string) => {
      const found = all.call(document, kind)
      for (const one of found) if (one.closest('#grid .group')) counts.far++
      return found
    }
    Object.assign(window, { looked: counts })
    return counts
  })
  expect(looked).toEqual({ far: 0, near: 0 })
  await onTo(400)
  const then = await page.evaluate(() => (window as unknown as { looked: object }).looked)
  expect(then).toEqual({ far: 0, near: expect.any(Number) })
  expect(Object(then).near).toBeGreaterThan(1000)
  await page.context().close()
})
