/// <reference lib="dom" />
import { expect, test } from 'vitest'
import { openedDen, TABLE } from '../support/gui-hostile'
import { sheetOf } from '../support/gui-record'
import { asShown } from '../support/hostile'
import { opened } from '../support/opened'

const den = openedDen()
const at = opened(() => sheetOf(den.page))

const LONG = { timeout: 600_000 }

const chosen = (text: string): string => text.slice(0, 120).replaceAll('\ufffd', '0')

test('addresses, filters, searches and names of views', LONG, async () => {
  for (const { name, text } of den.all) {
    const said = encodeURIComponent(text.slice(0, 200))
    for (const hash of [`things?filter=${said}`, `things?find=${said}`, `things?sort=${said}`]) {
      await at.go(`#/${hash}`)
      await den.page.locator('#scroll[aria-busy=false]').waitFor()
    }
    await at.go(`#/things?columns=${said}`)
    await at.go(`#/things/${said}`)
    await at.sheet.getByText('There is no such record, or you may not see it.').waitFor()
    await at.go(`#/${said}`)
    await at.go(`#/things?find=${said}`)
    await expect
      .poll(() => den.page.locator('#find').inputValue(), { message: name })
      .toBe(inInput(text.slice(0, 200)))
    await den.expectQuiet()
    await den.page.locator('#to-views').click()
    await den.page.locator('#view-name').fill(text.slice(0, 60))
    await den.page.keyboard.press('Enter')
    const view = text.slice(0, 60).replaceAll('\n', ' ').trim()
    await den.page.locator('#views-list').getByText(view, { exact: true }).waitFor()
    await den.page.keyboard.press('Escape')
    await den.page.keyboard.press('Control+k')
    await den.page.locator('#finder-text').fill(text)
    await den.page.keyboard.press('Escape')
  }
  await den.page.reload()
  await den.page.locator('#to-views').click()
  await expect.poll(() => den.page.locator('#views-list a').count()).toBe(den.all.length)
  await den.page.keyboard.press('Escape')
})

/** Of a text in an input of one line a browser drops the line ends. */
const inInput = (text: string): string => text.replaceAll('\n', '')

test('a condition is what is chosen, whatever that says', LONG, async () => {
  for (const { name, text, id } of den.all) {
    await at.go(TABLE)
    await den.page.locator('#scroll[aria-busy=false]').waitFor()
    await den.page.locator('#add-condition').click()
    await den.page.locator('#builder-column').selectOption('One')
    await den.page.locator('#builder-operator').selectOption('is')
    await den.page.locator('#builder-value select').selectOption(chosen(text))
    await den.page.locator('#builder').getByRole('button').click()
    await den.page.waitForURL(/filter=/)
    await expect
      .poll(() => den.page.locator('#total').textContent(), { message: name })
      .toBe('1 record')
    await den.page.locator(`#things-line-${id}`).waitFor()
  }
})

test('what many are set to, what is exported, and what is refused', LONG, async () => {
  await at.go(TABLE)
  await den.page.locator('#total', { hasText: `${den.all.length} records` }).waitFor()
  await den.page.locator('#grid thead .pick input').click()
  await den.page.locator('#bulk-count', { hasText: `${den.all.length} selected` }).waitFor()
  await den.page.locator('#bulk-set').click()
  for (const field of ['Note', 'Tags', 'One', 'Owner', 'Meta', 'Body', 'Mail']) {
    await den.page.locator('#set-field').selectOption(field)
    await den.page.locator('#set-body').getByText(field, { exact: true }).first().waitFor()
  }
  await den.page.locator('#set-cancel').click()
  await den.page.locator('#to-export').click()
  const [download] = await Promise.all([
    den.page.waitForEvent('download'),
    den.page.locator('#export').getByRole('button').click(),
  ])
  expect(download.suggestedFilename()).toBe('things.csv')
  await den.page.locator('#bulk-delete').click()
  await at.answer('Delete')
  await den.page.locator('#work-says', { hasText: `${den.all.length} refused.` }).waitFor()
  const refused = den.page.locator('#work-refused li')
  await expect.poll(() => refused.count()).toBe(den.all.length)
  const said = asShown((await refused.allTextContents()).join('\n'))
  for (const { name, text } of den.all) expect(said, name).toContain(text.slice(0, 40).trim())
})

test('the den.page’s policy stops what would run in spite of all that, and what would be asked', async () => {
  const other = await den.page.context().newPage()
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
