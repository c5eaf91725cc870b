import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complaintsOf, launchBrowser } from '../support/browser'
import { preparedFolder, type Server, startServer } from '../support/server'

const RECORDS = '/api/collections/things/records'
const OPEN = { listRule: '', viewRule: '', createRule: '', updateRule: '', deleteRule: '' }

/** The rows of a list, a form for a new one, and a place where one is changed. */
const PAGE = `<!doctype html><title>Things</title>
<script type="module" src="/stack/datastar.js"></script>
<table><tbody id="things-rows" data-on-load="@get('${RECORDS}')"></tbody></table>
<div id="things-form" data-on-load="@get('${RECORDS}?view=form')"></div>
<div id="panel"></div>`

/** The same, with the module that tells what became of a request. */
const TOLD = `<script type="module" src="/stack/pb-datastar.js"></script>${PAGE}`

let server: Server
let browser: Browser
let ada = ''
beforeAll(async () => {
  const folder = preparedFolder()
  writeFileSync(join(folder, 'pb_public/things.html'), PAGE)
  writeFileSync(join(folder, 'pb_public/told.html'), TOLD)
  server = await startServer(folder)
  const base = (name: string, fields: readonly object[]) =>
    server.admin('/api/collections', { json: { name, type: 'base', ...OPEN, fields } })
  const people = await base('people', [{ name: 'name', type: 'text', presentable: true }])
  const { id: collectionId } = (await people.json()) as { id: string }
  for (const name of ['Ada', 'Grace <i>', 'Linus']) {
    const made = await server.admin('/api/collections/people/records', { json: { name } })
    if (name === 'Ada') ada = ((await made.json()) as { id: string }).id
  }
  const many = { type: 'relation', collectionId, maxSelect: 5 }
  await base('things', [
    { name: 'title', type: 'text', required: true, max: 20 },
    { name: 'size', type: 'number' },
    { name: 'done', type: 'bool' },
    { name: 'tags', type: 'select', values: ['red', 'green', '2024'], maxSelect: 3 },
    { ...many, name: 'owner', maxSelect: 1 },
    { ...many, name: 'helpers' },
    { name: 'photo', type: 'file', maxSelect: 1 },
    { name: 'place', type: 'geoPoint' },
    { name: 'meta', type: 'json' },
    { name: 'due', type: 'date' },
    { name: 'pin', type: 'password', min: 4 },
    { name: 'note', type: 'text' },
  ])
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function open(path = '/things.html'): Promise<Page> {
  const page = await browser.newPage({ baseURL: server.url })
  await page.goto(path)
  await page.getByLabel('Title').waitFor()
  return page
}

/** Opens the form of a record in the panel, as a button of a page would. */
const edit = (page: Page, id: string) =>
  page.evaluate((url) => {
    const opener = `<i id="opener" data-on-load="@get('${url}')"></i>`
    document.getElementById('panel')?.replaceChildren()
    document.getElementById('panel')?.insertAdjacentHTML('beforeend', opener)
  }, `${RECORDS}/${id}?view=form&expand=owner&target=%23panel&mode=inner`)

const thing = async (id: string) => (await server.admin(`${RECORDS}/${id}`)).json()

test('makes a record, says what is wrong, and is empty again', async () => {
  const page = await open()
  const complaints = complaintsOf(page)
  const form = page.locator('#things-form')
  await form
    .getByLabel('Owner')
    .locator('option', { hasText: 'Linus' })
    .waitFor({ state: 'attached' })
  expect(await form.getByLabel('Owner').locator('option').allTextContents()).toEqual([
    '',
    'Ada',
    'Grace <i>',
    'Linus',
  ])
  await form.getByLabel('Title').fill('A kettle')
  await form.getByLabel('Pin').fill('abcd')
  await form.getByLabel('Size').fill('1e21')
  await form.getByLabel('Done').check()
  await form.getByLabel('Tags').selectOption(['red', '2024'])
  await form.getByLabel('Owner').selectOption('Ada')
  await form.getByLabel('Helpers').selectOption(['Ada', 'Linus'])
  await form.getByLabel('Photo').setInputFiles({
    name: 'photo.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('a photo'),
  })
  await form.getByLabel('Latitude').fill('52.5')
  await form.getByLabel('Longitude').fill('-13.25')
  await form.getByLabel('Meta').fill('{"a": [1, "two"]}')
  await form.getByLabel('Due').fill('2026-12-24T18:30')
  await form.getByLabel('Note').fill('\nlines\nof text')
  await form.getByLabel('Title').evaluate((input) => input.removeAttribute('maxlength'))
  await form.getByLabel('Title').fill('far too long for a title')
  await form.getByRole('button', { name: 'Create' }).click()
  await form.getByText('Must be no more than 20 character(s).').waitFor()
  expect(await form.getByRole('alert').textContent()).toBe('Failed to create record.')
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'title')
  expect(await form.getByLabel('Title').getAttribute('aria-invalid')).toBe('true')
  await form.getByLabel('Title').fill('A kettle')
  await form.getByRole('button', { name: 'Create' }).click()
  const row = page.locator('#things-rows tr')
  await row.waitFor()
  expect(await row.locator('th').textContent()).toBe('A kettle')
  await page.waitForFunction(() => {
    const title = document.querySelector<HTMLInputElement>('[name=title]')
    return title?.value === '' && title.getAttribute('aria-invalid') === 'false'
  })
  expect(await form.getByRole('alert').textContent()).toBe('')
  const id = String(await row.getAttribute('id')).replace('things-row-', '')
  expect(await thing(id)).toMatchObject({
    title: 'A kettle',
    size: 1e21,
    done: true,
    tags: ['red', '2024'],
    owner: ada,
    helpers: [ada, expect.any(String)],
    photo: expect.stringMatching(/^photo_\w+\.txt$/),
    place: { lat: 52.5, lon: -13.25 },
    meta: { a: [1, 'two'] },
    due: '2026-12-24 18:30:00.000Z',
    note: '\nlines\nof text',
  })
  expect(complaints).toEqual([])
})

test('changes a record, as often as it is opened, and leaves alone what is not touched', async () => {
  const body = new FormData()
  const values = { title: 'A lamp', size: 0.5, done: true, tags: ['red'], owner: ada, pin: 'abcd' }
  const more = { helpers: [ada], place: { lon: 1, lat: 2 }, due: '2026-01-02 03:04:05.678Z' }
  body.set(
    '@jsonPayload',
    JSON.stringify({ ...values, ...more, meta: { a: 1 }, note: 'two\nlines' }),
  )
  body.set('photo', new File(['a photo'], 'photo.txt'))
  const headers = { Authorization: server.superuser }
  const made = await fetch(server.url + RECORDS, { method: 'POST', body, headers })
  const { id, photo } = (await made.json()) as { id: string; photo: string }
  const page = await open()
  const complaints = complaintsOf(page)
  const form = page.locator('#panel')
  await edit(page, id)
  await form.getByLabel('Title').fill('')
  await form.getByLabel('Title').evaluate((input) => input.removeAttribute('required'))
  await form.getByRole('button', { name: 'Save' }).click()
  await form.getByText('Cannot be blank.').waitFor()
  expect(await page.locator('#things-form output').allTextContents()).not.toContain(
    'Cannot be blank.',
  )
  await edit(page, id)
  await form.getByLabel('Title').fill('A lamp, mended')
  await form
    .getByLabel('Helpers')
    .locator('option', { hasText: 'Linus' })
    .waitFor({ state: 'attached' })
  expect(await form.getByLabel('Helpers').locator('option').count()).toBe(3)
  await form.getByRole('button', { name: 'Save' }).click()
  await page.locator('#things-rows').getByText('A lamp, mended').waitFor()
  expect(await thing(id)).toMatchObject({
    ...values,
    ...more,
    pin: '',
    title: 'A lamp, mended',
    meta: { a: 1 },
    note: 'two\nlines',
    photo,
  })
  await edit(page, id)
  await form.getByLabel('Title').fill('wrong'.repeat(4))
  await form.getByLabel('Pin').fill('abc')
  await form.getByLabel('Pin').evaluate((input) => input.removeAttribute('minlength'))
  await form.getByLabel('Done').uncheck()
  await form.getByLabel('Tags').selectOption([])
  await form.getByLabel('Owner').selectOption('')
  await form.getByLabel(`Remove ${photo}`).check()
  await form.getByLabel('Due').fill('')
  await form.getByLabel('Meta').fill('')
  await form.getByRole('button', { name: 'Save' }).click()
  await form.getByText('Must be at least 4 character(s).').waitFor()
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'pin')
  await form.getByLabel('Pin').fill('')
  await form.getByRole('button', { name: 'Save' }).click()
  await page.locator('#things-rows').getByText('wrongwrong').waitFor()
  const empty = { done: false, tags: [], owner: '', photo: '', due: '', meta: null }
  expect(await thing(id)).toMatchObject(empty)
  expect(complaints).toEqual([])
})

test('what was never answered stays in the form', async () => {
  const page = await open('/told.html')
  const form = page.locator('#things-form')
  const create = form.getByRole('button', { name: 'Create' })
  const posted = (url: URL): boolean => url.pathname === RECORDS && url.search === '?view=row'
  await page.route(posted, (route) => route.abort())
  await form.getByLabel('Title').fill('A toaster')
  await create.click()
  await form.getByText('The server did not answer.').waitFor()
  expect(await form.getByLabel('Title').inputValue()).toBe('A toaster')
  await page.unroute(posted)
  await create.click()
  await page.locator('#things-rows').getByText('A toaster').waitFor()
  await expect.poll(() => form.getByLabel('Title').inputValue()).toBe('')
})
