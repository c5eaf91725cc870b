import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { writesAll } from '../support/gui-forms'
import { FIXTURES, realSchemas } from '../support/schemas'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe.each([...FIXTURES, ...realSchemas('valid')])('$name', ({ collections }) => {
  test('a record of every collection is made, changed and deleted through its form', {
    timeout: 600_000,
  }, async () => {
    expect(await writesAll(browser, collections)).toBeGreaterThan(0)
  })
})
