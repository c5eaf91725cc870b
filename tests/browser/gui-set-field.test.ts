import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../support/gui'
import { type Crowd, openCrowd } from '../support/gui-bulk'

let crowd: Crowd
beforeAll(async () => {
  crowd = await openCrowd()
})
afterAll(async () => {
  await crowd.browser.close()
  await crowd.server.stop()
})

const says = (page: Page, text: string) => page.locator('#work-says', { hasText: text }).waitFor()

test('a field is set in all that is selected, by the control of the form', async () => {
  const ids = await crowd.make('set', 4)
  const batch = { enabled: true }
  await crowd.server.admin('/api/settings', { method: 'PATCH', json: { batch } })
  const page = await crowd.as('user', "#/things?sort=title&filter=title ~ 'set'")
  await page.locator('#grid thead .pick input').click()
  const set = async (field: string, fill: () => Promise<unknown>, text: string): Promise<void> => {
    await page.locator('#bulk-set').click()
    await page.locator('#set-field').selectOption(field)
    await fill()
    await page.locator('#set-go').click()
    await says(page, text)
  }
  const body = page.locator('#set-body')
  const stored = async () => {
    const answer = await crowd.server.admin(`/api/collections/things/records/${ids[2]}`)
    return (await answer.json()) as Readonly<Record<string, unknown>>
  }
  await set('Status', () => body.getByLabel('Status').selectOption('old'), '4 changed.')
  expect(await stored()).toMatchObject({ title: 'set 2', status: 'old' })
  await page.locator('#grid tbody tr', { hasText: 'old' }).nth(3).waitFor()
  await set('Kept', () => body.getByLabel('Kept').check(), '4 changed.')
  await page.locator('#bulk-set').click()
  await body.getByLabel('Title').waitFor()
  await expectAccessible(page)
  await page.locator('#set-cancel').click()
  await set('Size', () => body.getByLabel('Size').fill('7.5'), '4 changed.')
  const tags = async (): Promise<void> => {
    for (const tag of ['red', 'blue']) await body.getByLabel(tag).check()
  }
  await set('Tags', tags, '4 changed.')
  expect(await stored()).toMatchObject({ kept: true, size: 7.5, tags: ['red', 'blue'] })
  await crowd.server.admin(`/api/collections/things/records/${ids[1]}`, { method: 'DELETE' })
  await page.locator('#grid tbody tr').nth(3).waitFor({ state: 'detached' })
  const unbound = (input: { removeAttribute: (name: string) => void }) =>
    input.removeAttribute('max')
  const far = async (): Promise<void> => {
    await body.getByLabel('Size').evaluate(unbound)
    await body.getByLabel('Size').fill('101')
  }
  await set('Size', far, '0 changed, 3 refused.')
  expect(await page.locator('#work-refused li').first().textContent()).toMatch(
    /^set 0 .*size: Must/,
  )
  await page.context().close()
})
