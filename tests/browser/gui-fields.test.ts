import { expect, test } from 'vitest'
import { expectAccessible } from '../support/gui'
import { openFields, PNG } from '../support/gui-fields'
import { sheetOf } from '../support/gui-record'
import { asShown, PAYLOADS } from '../support/hostile'
import { opened } from '../support/opened'

const fields = opened(openFields)
const at = opened(() => sheetOf(fields.page))

const edit = async (id: string): Promise<void> => {
  await at.go(`#/things/${id}`)
  await fields.page.locator(`#things-detail-${id}`).waitFor()
  await at.button('Edit').click()
  await at.body.getByRole('toolbar').waitFor()
}

const saved = async (): Promise<void> => {
  await at.button('Save').click()
  await at.button('Edit').waitFor()
}

test('each of the fourteen types is filled in, saved and read back', async () => {
  const { page } = fields
  await page.getByRole('link', { name: 'New record' }).click()
  const body = at.body
  await body.getByRole('toolbar').waitFor()
  await body.getByLabel('Title').fill('A lamp')
  const text = body.getByRole('textbox', { name: 'Body' })
  await text.click()
  await body.getByRole('button', { name: 'Bold' }).click()
  await page.keyboard.type('bright')
  await body.getByLabel('Size').fill('1.5')
  await body.getByLabel('Done').check()
  await body.getByLabel('Mail').fill('lamp@example.com')
  await body.getByLabel('Site').fill('https://example.com/lamp')
  await body.getByLabel('Due (Europe/Berlin)').fill('2026-07-01T02:30')
  await body.getByText('UTC 2026-07-01 00:30').waitFor()
  await body.getByLabel('Tags: Search …').fill('29')
  await body.getByRole('checkbox', { name: 'tag 29', exact: true }).press('Space')
  await body.getByRole('checkbox', { name: 'tag 299' }).check()
  expect(await body.getByRole('checkbox', { name: 'tag 1', exact: true }).isVisible()).toBe(false)
  await body.getByLabel('Kind', { exact: true }).selectOption('blue')
  const owner = body.getByRole('combobox', { name: 'Owner' }).and(page.locator('input'))
  await owner.fill('gra')
  await page.getByRole('option', { name: 'Grace' }).click()
  const meta = body.getByLabel('Meta')
  await meta.fill('{"a": 12345678901234567890,\n "b": x}')
  await body.getByText('Line 2, column 7: ').waitFor()
  await meta.fill('{"a": 12345678901234567890, "b": []}')
  await body.getByRole('button', { name: 'Format' }).click()
  expect(await meta.inputValue()).toBe('{\n  "a": 12345678901234567890,\n  "b": []\n}')
  await body.getByRole('button', { name: 'Generate' }).click()
  const pin = body.getByLabel('Pin')
  expect(await pin.getAttribute('type')).toBe('text')
  expect((await pin.inputValue()).length).toBe(20)
  await body.getByRole('button', { name: 'Show' }).click()
  expect(await pin.getAttribute('type')).toBe('password')
  await body.getByLabel('Latitude').fill('52.5')
  await body.getByLabel('Longitude').fill('13.4')
  const mark = body.getByRole('button', { name: 'Position, moved by arrow keys: 52.5, 13.4' })
  await mark.press('ArrowUp')
  expect(await body.getByLabel('Latitude').inputValue()).toBe('53.5')
  const png = { name: 'lamp.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') }
  await body.getByLabel('Photo').setInputFiles(png)
  await body.getByText('lamp.png').waitFor()
  await expectAccessible(page)
  await at.button('Create').click()
  await page.waitForURL((url) => /#\/things\/\w{15}$/.test(url.hash))
  const id = page.url().slice(-15)
  expect(await fields.thing(id)).toMatchObject({
    ...{ title: 'A lamp', body: '<p><strong>bright</strong></p>', size: 1.5, done: true },
    ...{ mail: 'lamp@example.com', site: 'https://example.com/lamp', kind: 'blue' },
    ...{ due: '2026-07-01 00:30:00.000Z', tags: ['tag 29', 'tag 299'] },
    owner: expect.stringMatching(/^\w{15}$/),
    meta: { a: expect.any(Number), b: [] },
    place: { lat: 53.5, lon: 13.4 },
    photo: expect.stringMatching(/^lamp_\w+\.png$/),
  })
  await body.getByText('2026-07-01 02:30 CEST').waitFor()
  await body.locator('.rich strong').getByText('bright').waitFor()
  await body.getByRole('link', { name: 'Grace' }).waitFor()
  await expectAccessible(page)
  await at.button('Edit').click()
  await body.getByRole('toolbar').waitFor()
  expect(await body.getByLabel('Due (Europe/Berlin)').inputValue()).toMatch(/^2026-07-01T02:30/)
  expect(await body.getByText('Created').count()).toBe(1)
  await body.getByLabel('Title').fill('Another lamp')
  const sent = page.waitForRequest((request) => request.method() === 'PATCH')
  await saved()
  const names = [...((await sent).postData() ?? '').matchAll(/name="([^"]+)"/g)].map(
    ([, one]) => one,
  )
  expect(names).toEqual(['title'])
})

/** What PocketBase's dashboard writes. */
const TINY =
  '<h2>Care</h2>\n<p style="text-align: center;"><strong>Wash</strong> <em>cold</em>, ' +
  '<span style="color: rgb(224, 62, 45);">never</span> hot&nbsp;<a title="t" href="https://example.com/" ' +
  'target="_blank" rel="noopener">more</a></p>\n<table style="border-collapse: collapse; width: 100%;" ' +
  'border="1"><tbody>\n<tr>\n<td style="width: 50%;">a</td>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n' +
  '<ul>\n<li>one</li>\n</ul>\n<pre class="language-js"><code>let a</code></pre>'

test('rich text stays to the letter until it is written in, and keeps what others wrote', async () => {
  const { page } = fields
  const { id } = await fields.make({ title: 'Rich', body: TINY })
  await edit(id)
  const text = at.body.getByRole('textbox', { name: 'Body' })
  await text.getByText('Wash').waitFor()
  await at.body.getByLabel('Title').fill('Richer')
  await saved()
  expect((await fields.thing(id)).body).toBe(TINY)
  await edit(id)
  await text.getByText('one').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' more')
  await saved()
  const body = String((await fields.thing(id)).body)
  for (const part of [
    'one more',
    'border="1"',
    'color: rgb(224, 62, 45)',
    'width: 50%',
    'language-js',
  ]) {
    expect(body).toContain(part)
  }
  for (const part of ['text-align: center', 'target="_blank"', '<strong>Wash</strong>']) {
    expect(body).toContain(part)
  }
  const odd = '<p>Seen</p><iframe src="https://example.com/"></iframe>'
  const { id: other } = await fields.make({ title: 'Odd', body: odd })
  await edit(other)
  await at.body.getByText(/would lose some of this.* iframe/).waitFor()
  expect(await at.body.locator('textarea[name=body]').inputValue()).toBe(odd)
  await at.button('Cancel').click()
})

test('a text of several lines keeps them, where its field has room for one', async () => {
  const json = { title: 'one\ntwo' }
  const made = await fields.server.admin('/api/collections/things/records', { json })
  const { id } = (await made.json()) as { id: string }
  await edit(id)
  const title = at.body.getByLabel('Title')
  expect(await title.inputValue()).toBe('one\ntwo')
  await title.press('ControlOrMeta+End')
  await title.pressSequentially(' three')
  await saved()
  const answer = await fields.server.admin(`/api/collections/things/records/${id}`)
  const { title: stored } = (await answer.json()) as { title: string }
  expect(stored).toBe('one\ntwo three')
})

test('hostile texts are texts, in every field, table, detail and form', async () => {
  const { page } = fields
  const all = Object.values(PAYLOADS).join('\n')
  const { id: owner } = (await (
    await fields.server.admin('/api/collections/people/records', {
      json: { name: PAYLOADS.image },
    })
  ).json()) as { id: string }
  const texts = [
    all,
    ...['image', 'script', 'end of a part', 'an address'].map((name) => PAYLOADS[name]),
  ]
  for (const text of texts) {
    const site = 'https://example.com/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E'
    const { id } = await fields.make({
      ...{ title: text, body: `<p>seen</p>${text}`, meta: { [String(text)]: text } },
      ...{ owner, site, tags: ['tag 1'] },
    })
    await at.go(`#/things/${id}`)
    await at.body.locator('.rich').getByText('seen', { exact: true }).waitFor()
    const said = await at.body.locator('h2').first().textContent()
    expect(said).toContain(asShown(String(text)).slice(0, 20))
    await at.body.getByRole('link', { name: '<img src="/x"' }).waitFor()
    await at.button('Edit').click()
    await at.body.getByRole('toolbar').waitFor()
    const written = await at.body.getByLabel('Title').inputValue()
    expect(written).toContain(asShown(String(text)).slice(0, 20))
    await at.button('Cancel').click()
    await page.locator(`#things-line-${id}`).waitFor()
  }
  expect(fields.wrong).toEqual([])
})

test('the page had nothing to complain of', () => expect(fields.visit.complaints).toEqual([]))
