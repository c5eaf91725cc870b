/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Den, openDen } from '../support/gui-hostile'
import { sheetOf } from '../support/gui-record'
import { asShown } from '../support/hostile'

let den: Den
let page: Page
let at: ReturnType<typeof sheetOf>
beforeAll(async () => {
  den = await openDen()
  ;({ page } = den)
  at = sheetOf(page)
})
beforeEach(async () => {
  await page.goto('about:blank')
  await page.goto(`/stack/${TABLE}`)
  await page.locator('#scroll[aria-busy=false]').waitFor()
})
afterEach(() => den.expectQuiet())
afterAll(async () => {
  await den.browser.close()
  await den.server.stop()
})

const LONG = { timeout: 600_000 }
const TABLE = '#/things?sort=title'

const chosen = (text: string): string => text.slice(0, 120).replaceAll('\ufffd', '0')

test('addresses, filters, searches and names of views', LONG, async () => {
  for (const { name, text } of den.all) {
    const said = encodeURIComponent(text.slice(0, 200))
    for (const hash of [`things?filter=${said}`, `things?find=${said}`, `things?sort=${said}`]) {
      await at.go(`#/${hash}`)
      await page.locator('#scroll[aria-busy=false]').waitFor()
    }
    await at.go(`#/things?columns=${said}`)
    await at.go(`#/things/${said}`)
    await at.sheet.getByText('There is no such record, or you may not see it.').waitFor()
    await at.go(`#/${said}`)
    await at.go(`#/things?find=${said}`)
    await expect
      .poll(() => page.locator('#find').inputValue(), { message: name })
      .toBe(inInput(text.slice(0, 200)))
    await den.expectQuiet()
    await page.locator('#to-views').click()
    await page.locator('#view-name').fill(text.slice(0, 60))
    await page.keyboard.press('Enter')
    const view = text.slice(0, 60).replaceAll('\n', ' ').trim()
    await page.locator('#views-list').getByText(view, { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.locator('#finder-text').fill(text)
    await page.keyboard.press('Escape')
  }
  await page.reload()
  await page.locator('#to-views').click()
  await expect.poll(() => page.locator('#views-list a').count()).toBe(den.all.length)
  await page.keyboard.press('Escape')
})

/** Of a text in an input of one line a browser drops the line ends. */
const inInput = (text: string): string => text.replaceAll('\n', '')

test('a condition is what is chosen, whatever that says', LONG, async () => {
  for (const { name, text, id } of den.all) {
    await at.go(TABLE)
    await page.locator('#scroll[aria-busy=false]').waitFor()
    await page.locator('#add-condition').click()
    await page.locator('#builder-column').selectOption('One')
    await page.locator('#builder-operator').selectOption('is')
    await page.locator('#builder-value select').selectOption(chosen(text))
    await page.locator('#builder').getByRole('button').click()
    await page.waitForURL(/filter=/)
    await expect
      .poll(() => page.locator('#total').textContent(), { message: name })
      .toBe('1 record')
    await page.locator(`#things-line-${id}`).waitFor()
  }
})

test('what many are set to, what is exported, and what is refused', LONG, async () => {
  await at.go(TABLE)
  await page.locator('#total', { hasText: `${den.all.length} records` }).waitFor()
  await page.locator('#grid thead .pick input').click()
  await page.locator('#bulk-count', { hasText: `${den.all.length} selected` }).waitFor()
  await page.locator('#bulk-set').click()
  for (const field of ['Note', 'Tags', 'One', 'Owner', 'Meta', 'Body', 'Mail']) {
    await page.locator('#set-field').selectOption(field)
    await page.locator('#set-body').getByText(field, { exact: true }).first().waitFor()
  }
  await page.locator('#set-cancel').click()
  await page.locator('#to-export').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#export').getByRole('button').click(),
  ])
  expect(download.suggestedFilename()).toBe('things.csv')
  await page.locator('#bulk-delete').click()
  await at.answer('Delete')
  await page.locator('#work-says', { hasText: `${den.all.length} refused.` }).waitFor()
  const refused = page.locator('#work-refused li')
  await expect.poll(() => refused.count()).toBe(den.all.length)
  const said = asShown((await refused.allTextContents()).join('\n'))
  for (const { name, text } of den.all) expect(said, name).toContain(text.slice(0, 40).trim())
})

test('the page’s policy stops what would run in spite of all that, and what would be asked', async () => {
  const other = await page.context().newPage()
  await other.goto('/stack/')
  await other.locator('#nav a').first().waitFor({ state: 'attached' })
  const stopped = await other.evaluate(async () => {
    const said: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      said.push(effectiveDirective)
    })
    const script = document.createElement('script')
    script.textContent = "document.title = 'It ran.'"
    const image = document.createElement('img')
    image.setAttribute('onerror', "document.title = 'It ran.'")
    const failed = new Promise((resolve) => image.addEventListener('error', resolve))
    image.src = 'data:,'
    document.body.append(script, image)
    const asked = await fetch('http://localhost:1/').catch(() => 'not asked')
    await failed
    return { asked, title: document.title, said: [...new Set(said)].sort() }
  })
  expect(stopped.asked).toBe('not asked')
  expect(stopped.title).not.toBe('It ran.')
  expect(stopped.said).toEqual(['connect-src', 'script-src-attr', 'script-src-elem'])
  await other.close()
})
