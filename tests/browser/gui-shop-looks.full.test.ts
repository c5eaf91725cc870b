import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { sheetOf } from '../support/gui-record'
import { FELIX, MARA, openShop, ready } from '../support/gui-shop'
import { opened } from '../support/opened'
import { stackCommand } from '../support/server'

const shop = opened(() => openShop(['--hooksWatch=false']))

/** The id of a record that fits. */
async function one(collection: string, filter: string): Promise<string> {
  const query = new URLSearchParams({ filter, perPage: '1' })
  const { items } = await shop.asked(`${collection}/records?${query}`)
  return String(items[0]?.id)
}

test('a customer is shown in the shop’s own view; one that is ejected is shown as it is changed', async () => {
  const page = await shop.visit(`#/customers/${await one('customers', "phone != ''")}`, MARA)
  await page.locator('#record').getByText('Likes to be reached by').waitFor()
  await page.locator('#record a[href^="tel:"]').waitFor()
  const { folder } = shop.server
  const ejected = await stackCommand(folder, 'views', 'eject', 'devices', 'detail', 'form')
  expect(ejected).toMatchObject({ code: 0 })
  const at = sheetOf(page)
  const id = await one('devices', "serial != ''")
  await at.go(`#/devices/${id}`)
  // What a relation leads to is named a moment later.
  const detail = page.locator(`#devices-detail-${id}`)
  const shown = async (): Promise<string> => {
    await detail.locator('a[href^="#/customers/"]', { hasNotText: /^\w{15}$/ }).waitFor()
    return detail.innerHTML()
  }
  const generated = await shown()
  const file = join(folder, 'pb_hooks/views/devices/detail.html')
  const text = readFileSync(file, 'utf8')
  expect(text).toContain('.serial')
  writeFileSync(file, text.replace('</h2>', '</h2><p>Seen by {{$.viewer.name}}</p>'))
  await expect
    .poll(async () => {
      await page.reload()
      return shown()
    })
    .toBe(generated.replace('</h2>', '</h2><p>Seen by Mara Lindqvist</p>'))
})

/** Presses a key until something has the focus. */
async function until(page: Page, key: string, selector: string): Promise<void> {
  const there = () => page.evaluate((to) => document.activeElement?.matches(to), selector)
  for (let presses = 0; presses < 60 && !(await there()); presses++) await page.keyboard.press(key)
  expect(await there(), selector).toBe(true)
}

test.each([
  ['light', 1280],
  ['dark', 360],
] as const)(
  '%s, %i px: the front desk signs in, finds, opens, writes, saves, by keys alone',
  async (colorScheme, width) => {
    const page = await shop.visit('', undefined, { colorScheme, viewport: { width, height: 720 } })
    const ground = await page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    )
    expect(ground === 'rgb(20, 23, 27)').toBe(colorScheme === 'dark')
    const [, mail, word] = FELIX
    await page.locator('#identity-technicians').waitFor()
    await until(page, 'Tab', '#identity-technicians')
    await page.keyboard.type(mail)
    await page.keyboard.press('Tab')
    await page.keyboard.type(word)
    await page.keyboard.press('Enter')
    await page.locator('#who', { hasText: 'Felix Abara' }).waitFor()
    await page.locator('#nav a').first().waitFor({ state: 'attached' })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('custom')
    await page.keyboard.press('Enter')
    await ready(page)
    await until(page, 'Tab', '#grid a, #grid [tabindex="0"]')
    await until(page, 'ArrowDown', '#grid tbody a')
    await page.keyboard.press('Enter')
    await page.locator('#record [id^=customers-detail-]').waitFor()
    const id = /customers\/(\w{15})/.exec(page.url())?.[1] ?? ''
    await until(page, 'Tab', '#record-edit')
    await page.keyboard.press('Enter')
    await page.locator('#record-body form').waitFor()
    await until(page, 'Tab', '#record-body input[name=name]')
    await page.keyboard.press('Control+a')
    const name = `Written at ${width} px`
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await page.locator('#record h2', { hasText: name }).waitFor()
    expect(await shop.asked(`customers/records/${id}`)).toMatchObject({ name })
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(over).toBe(0)
  },
)

test('no page asked another host, or had anything to complain of', () => shop.expectQuiet())
