import { expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { writesAll } from '../support/gui-forms'
import { FIXTURES } from '../support/schemas'

test('a record of every collection is made, changed and deleted through its form', {
  timeout: 120_000,
}, async () => {
  const browser = await launchBrowser()
  const schema = FIXTURES.find(({ name }) => name === 'every-field')
  try {
    expect(await writesAll(browser, schema?.collections)).toBeGreaterThan(1)
  } finally {
    await browser.close()
  }
})
