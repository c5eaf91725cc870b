/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  atBoard,
  COLUMNS,
  firstIn,
  largePicture,
  move,
  seeded,
  sheetNumber,
  shown,
  slowly,
} from '../support/board'
import { launchBrowser } from '../support/browser'
import { command, demoFolder, records } from '../support/demo'
import { wrongIn } from '../support/gui'
import { type Server, signIn, startServer } from '../support/server'

const [MARA, TOM, PASSWORD] = ['mara@repair.example', 'tom@repair.example', 'open-the-workshop']
const PHONE = { viewport: { width: 390, height: 800 }, hasTouch: true, timezoneId: 'Asia/Tokyo' }

let server: Server
let browser: Browser
let mara: Page
let tom: Page
const complaints: string[] = []

beforeAll(async () => {
  const folder = demoFolder()
  await command(folder, 'demo', 'seed')
  server = await startServer(folder)
  browser = await launchBrowser()
  const baseURL = server.url
  mara = await atBoard(browser, 'Mara, manager', { baseURL })
  tom = await atBoard(browser, 'Tom, technician', { baseURL, ...PHONE })
  for (const page of [mara, tom]) page.on('pageerror', ({ message }) => complaints.push(message))
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

test('everybody sees the tickets that the rules give them, in their columns', async () => {
  for (const [page, email] of [
    [mara, MARA],
    [tom, TOM],
  ] as const) {
    const token = await signIn(server.fetch, 'technicians', email, PASSWORD)
    const rows = await records(server, 'tickets', token)
    const numbers = (status: string): unknown =>
      rows
        .filter((row) => row.status === status)
        .map((row) => row.number)
        .sort()
    expect(await shown(page)).toEqual(COLUMNS.map(numbers))
  }
})

test('a move by keyboard shows in the other browser, and the focus goes along', async () => {
  const id = await firstIn(tom, 'diagnosing')
  await tom
    .locator(`#${id}`)
    .getByRole('button', { name: /^Move R-/ })
    .focus()
  for (const key of ['Enter', 'Tab', 'Tab', 'Tab', 'Enter']) await tom.keyboard.press(key)
  for (const page of [mara, tom]) await page.locator(`#waiting > #${id}`).waitFor()
  expect(await tom.evaluate(() => document.activeElement?.closest('.card')?.id)).toBe(id)
})

test('a card that is dragged to a column moves there', async () => {
  const id = await firstIn(tom, 'waiting')
  await mara.locator(`#${id}`).dragTo(mara.locator('#column-repairing'))
  for (const page of [mara, tom]) await page.locator(`#repairing > #${id}`).waitFor()
})

test("a move that the shop's hook refuses says why, until what is missing is there", async () => {
  const { id } = await seeded(
    server,
    'tickets',
    ({ status, price, warranty }) => status === 'repairing' && !price && !warranty,
  )
  const card = mara.locator(`#repairing > #ticket-${id}`)
  await move(mara, `ticket-${id}`, 'Collected')
  await mara.locator('#error').getByText('Nothing leaves the shop without a price.').waitFor()
  await card.locator('.open').click()
  await mara.getByLabel('Price in pounds').fill('90')
  await mara.getByRole('button', { name: 'Set price' }).click()
  await mara.locator('#error').waitFor({ state: 'hidden' })
  await mara.keyboard.press('Escape')
  await move(mara, `ticket-${id}`, 'Collected')
  await card.waitFor({ state: 'detached' })
})

test('a move that the rules refuse says why', async () => {
  const token = await signIn(server.fetch, 'technicians', TOM, PASSWORD)
  const me = (await seeded(server, 'technicians', ({ name }) => name === 'Tom Okafor')).id
  const helps = (await records(server, 'tickets', token)).find(
    ({ assignee, status }) => assignee !== me && COLUMNS.includes(String(status)),
  )
  await move(tom, `ticket-${helps?.id}`, 'New')
  await tom.locator('#error').getByText('A ticket is moved by who repairs it').waitFor()
  expect(await tom.locator(`#${helps?.status} > #ticket-${helps?.id}`).count()).toBe(1)
})

test('the next ticket is opened, and on the board of both', async () => {
  await tom.getByRole('button', { name: 'Next ticket' }).click()
  const number = await sheetNumber(tom)
  await tom.getByRole('status').getByText(`${number} is yours.`).waitFor()
  const card = mara.locator('#diagnosing > .card', { hasText: number })
  await card.getByText('Tom Okafor').waitFor()
  await card.locator('.open').click()
  expect(await sheetNumber(mara)).toBe(number)
})

test('a photo shows how far it is, and then in both browsers', async () => {
  const form = tom.locator('#photo-form')
  const upload = form.getByRole('button', { name: 'Upload' })
  await upload.click()
  await form.getByText('Cannot be blank.').waitFor()
  const file = { name: 'lid-off.png', mimeType: 'image/png', buffer: await largePicture(server) }
  await form.getByLabel('Picture').setInputFiles({ ...file, buffer: Buffer.from('no picture') })
  await upload.click()
  await form
    .locator('#picture-error')
    .getByText(/image\/png/)
    .waitFor()
  await form.getByLabel('Picture').setInputFiles(file)
  await form.getByLabel('Caption').fill('The lid is off')
  const progress = tom.getByRole('progressbar')
  await slowly(tom, async () => {
    await upload.click()
    await expect.poll(() => progress.getAttribute('value')).toMatch(/^[1-9]\d?$/)
  })
  for (const page of [tom, mara]) {
    const photo = page.locator('#photos > li')
    await photo.getByText('The lid is off').waitFor()
    expect(await photo.count()).toBe(1)
    await expect.poll(() => photo.locator('img').evaluate(isLoaded)).toBe(true)
  }
  await progress.waitFor({ state: 'hidden' })
  expect(await form.getByLabel('Caption').inputValue()).toBe('')
  expect(await form.locator('.wrong').allTextContents()).toEqual(['', ''])
})

test('a comment is read in both browsers, and an empty one is refused at its field', async () => {
  const before = await tom.locator('#comments > li').count()
  const form = tom.locator('#comment-form')
  await form.getByRole('button', { name: 'Send' }).click()
  await form.getByText('Cannot be blank.').waitFor()
  await form.getByLabel('Comment').fill('<b>Part</b> ordered')
  await form.getByRole('button', { name: 'Send' }).click()
  for (const page of [tom, mara]) {
    await page.locator('#comments').getByText('<b>Part</b> ordered').waitFor()
    expect(await page.locator('#comments > li').count()).toBe(before + 1)
  }
  expect(await form.getByLabel('Comment').inputValue()).toBe('')
  const time = tom.locator('#comments time').last()
  const written = new Date((await time.getAttribute('datetime')) ?? '')
  const there = { timeZone: PHONE.timezoneId, hour: '2-digit', minute: '2-digit' } as const
  const clock = new Intl.DateTimeFormat('en-GB', there).format(written)
  expect(await time.textContent()).toMatch(new RegExp(`, ${clock}$`))
})

test('after a restart of the server both boards are right, the reloaded one and the other', async () => {
  const { port } = new URL(server.url)
  await server.kill()
  server = await startServer(server.folder, [], Number(port))
  await tom.reload()
  await tom.locator('#me').getByText('Tom Okafor').waitFor()
  const id = await firstIn(tom, 'diagnosing')
  await move(tom, id, 'Repairing')
  for (const page of [tom, mara]) await page.locator(`#repairing > #${id}`).waitFor()
})

test('who signs out leaves nothing on the page', async () => {
  await mara.keyboard.press('Escape')
  await mara.getByRole('button', { name: 'Sign out' }).click()
  await mara.getByRole('heading', { name: 'Who is at the bench?' }).waitFor()
  await expect.poll(() => mara.locator('#board li, #photos li, #comments li').count()).toBe(0)
  await mara.reload()
  await mara.getByRole('button', { name: 'Sign in' }).waitFor()
  expect(await mara.locator('.card').count()).toBe(0)
})

test('who needs more than eyes is served too, signed in and signed out', async () => {
  for (const page of [mara, tom]) expect(await wrongIn(page)).toEqual([])
})

test('the pages had nothing to complain of', () => expect(complaints).toEqual([]))

const isLoaded = (image: Element): boolean =>
  image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0
