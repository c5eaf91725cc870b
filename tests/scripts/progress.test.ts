import { expect, test } from 'vitest'
import { bar, startProgress } from '../../scripts/progress.mjs'

function printed(isTTY: boolean): string {
  let text = ''
  const write = (more: string): void => {
    text += more
  }
  const progress = startProgress('Downloading', { isTTY, write })
  progress.show(bar(5e6, 10e6))
  progress.stop()
  return text
}

test('a terminal sees a bar on one line', () => {
  const bar = `[${'#'.repeat(12)}${'-'.repeat(12)}] 5.0 of 10.0 MB`
  expect(printed(true)).toBe(`\r\x1b[2KDownloading \r\x1b[2KDownloading ${bar}\n`)
})

test('a log gets one plain line', () => {
  expect(printed(false)).toBe('Downloading\n')
})

test('without a total, only the amount is shown', () => {
  expect(bar(1.5e6, 0)).toBe('1.5 MB')
})
