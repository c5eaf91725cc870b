/// <reference lib="dom" />
import { expect, test } from 'vitest'
import { cellsOf } from '../support/gui-cells'
import { BYTES, openFields, PNG } from '../support/gui-fields'
import { type Given, give as giveTo, moved } from '../support/gui-given'
import { sheetOf } from '../support/gui-record'
import { opened } from '../support/opened'

const fields = opened(openFields)
const at = opened(() => sheetOf(fields.page))

const give = (label: string, how: 'drop' | 'paste', given: readonly Given[]) =>
  giveTo(at.body.getByLabel(label), how, given)

const text = (name: string, bytes = 10): Given => ({ name, type: 'text/plain', bytes })
const papers = () => at.body.locator('form > div', { has: fields.page.getByText('Papers') })
const shownIn = () => papers().locator('.files li:visible .name').allTextContents()

test('files are dropped and pasted, within limits that are said before', async () => {
  const { page } = fields
  await page.getByRole('link', { name: 'New record' }).click()
  await at.body.getByLabel('Title').fill('Papers')
  await papers().getByText('up to 3 files, up to 1000 bytes each, text/plain, image/png').waitFor()
  await give('Papers', 'drop', [text('one.txt'), text('large.txt', BYTES + 1)])
  await papers().getByText('large.txt is larger than 1000 bytes.').waitFor()
  await give('Papers', 'drop', [{ name: 'a.pdf', type: 'application/pdf', bytes: 9 }])
  await papers().getByText('a.pdf is none of text/plain, image/png.').waitFor()
  await give('Papers', 'paste', [text('two.txt'), text('three.txt'), text('four.txt')])
  await papers().getByText('There can be no more than 3.').waitFor()
  expect(await shownIn()).toEqual(['one.txt', 'two.txt', 'three.txt'])
  await papers().getByRole('button', { name: 'Remove two.txt' }).click()
  expect(await shownIn()).toEqual(['one.txt', 'three.txt'])
  await at.button('Create').click()
  await page.waitForURL((url) => /#\/things\/\w{15}$/.test(url.hash))
  expect((await fields.thing(page.url().slice(-15))).papers).toEqual([
    expect.stringMatching(/^one_/),
    expect.stringMatching(/^three_/),
  ])
})

test('those that are there are shown, put in order, and removed', async () => {
  const { page } = fields
  const form = new FormData()
  form.set('title', 'Kept')
  for (const name of ['first', 'second', 'third']) {
    form.append('papers', new File([name], `${name}.txt`, { type: 'text/plain' }))
  }
  const { id, papers: before } = await fields.make(form)
  const [first = '', second = '', third = ''] = before as string[]
  await at.go(`#/things/${id}`)
  await page.locator(`#things-detail-${id}`).waitFor()
  await at.button('Edit').click()
  const link = papers().getByRole('link', { name: first })
  await link.waitFor()
  // What is protected is opened by a token that is good for a moment.
  await expect.poll(() => link.getAttribute('href')).toContain('?token=')
  const address = new URL((await link.getAttribute('href')) ?? '', fields.server.url)
  expect(await (await fetch(address)).text()).toBe('first')
  await papers()
    .getByRole('button', { name: `Move forward: ${third}` })
    .click()
  await papers()
    .getByRole('button', { name: `Move forward: ${third}` })
    .press('Enter')
  expect(await shownIn()).toEqual([third, first, second])
  await papers()
    .getByRole('button', { name: `Remove ${second}` })
    .click()
  await give('Papers', 'drop', [text('new.txt'), text('toomany.txt')])
  await papers().getByText('There can be no more than 3.').waitFor()
  await at.button('Save').click()
  await at.button('Edit').waitFor()
  expect((await fields.thing(id)).papers).toEqual([third, first, expect.stringMatching(/^new_/)])
})

test('pictures among others are shown small, and all of them open in a window of their own', async () => {
  const { page } = fields
  const form = new FormData()
  form.set('title', 'Pictures')
  form.set('site', 'https://example.com/')
  form.append('papers', new File([Buffer.from(PNG, 'base64')], 'scan.png', { type: 'image/png' }))
  form.append('papers', new File(['text'], 'png.txt', { type: 'text/plain' }))
  const { id } = await fields.make(form)
  await at.go(`#/things?filter=${encodeURIComponent("title = 'Pictures'")}`)
  const line = page.locator(`#things-line-${id}`)
  await at.go(`#/things/${id}`)
  for (const place of [line, page.locator(`#things-detail-${id}`)]) {
    const links = place.locator('a[href*="/api/files/"], a[href^="https:"]')
    await expect.poll(() => links.count()).toBe(3)
    const targets = await links.evaluateAll((all) =>
      all.map((link) => [link.getAttribute('target'), link.getAttribute('rel')]),
    )
    expect(targets).toEqual(targets.map(() => ['_blank', 'noreferrer']))
    await expect.poll(() => place.locator('a > img').count()).toBe(1)
    const picture = place.locator('a > img')
    // It is protected: a token that is good for a moment shows it.
    const size = () => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)
    await expect.poll(size).toBeGreaterThan(0)
    expect(await picture.getAttribute('src')).toContain('?thumb=100x100&token=')
    await place.getByText(/^png_\w+\.txt$/).waitFor()
    const opened = page.context().waitForEvent('page')
    await picture.click()
    await (await opened).close()
    expect(new URL(page.url()).pathname).toBe('/stack/')
  }
})

test('a cell that a link fills is pressed beside it', async () => {
  const { page } = fields
  const site = `https://example.com/${'path/'.repeat(90)}`
  const { id } = await fields.make({ title: 'A link', site })
  await at.go(`#/things?columns=title,site&filter=${encodeURIComponent("title = 'A link'")}`)
  const cells = cellsOf(page, 'things')
  await expect.poll(() => page.locator('#grid tbody tr').count()).toBe(1)
  const cell = await cells.cell(id, 'site')
  const { width = 0, height = 0 } = (await cell.boundingBox()) ?? {}
  await cell.click({ position: { x: 4, y: height / 2 } })
  for (const x of [4, width - 4]) {
    await cell.click({ position: { x, y: height / 2 } })
    await cells.control.waitFor()
    expect(await cells.control.inputValue()).toBe(site)
    await page.keyboard.press('Escape')
    await cells.closed()
  }
})

test('how far an upload is shows while it lasts', async () => {
  const { page } = fields
  await at.go('#/things/new')
  await at.body.getByLabel('Title').fill('Photo')
  const big = { name: 'big.png', mimeType: 'image/png', buffer: Buffer.alloc(3_000_000) }
  big.buffer.write('89504e470d0a1a0a0000000d49484452', 'hex')
  await at.body.getByLabel('Photo').setInputFiles(big)
  await at.body.getByText('big.png').waitFor()
  const bar = page.locator('#record progress')
  const seen = moved(bar)
  await at.button('Create').click()
  await page.waitForURL((url) => /#\/things\/\w{15}$/.test(url.hash))
  expect(await seen).toBe(true)
  await bar.waitFor({ state: 'hidden' })
})

test('the page had nothing to complain of', () => {
  expect(fields.wrong).toEqual([])
  expect(fields.visit.complaints).toEqual([])
})
