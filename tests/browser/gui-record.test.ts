import { expect, test } from 'vitest'
import { expectAccessible } from '../support/gui'
import { openThings, sheetOf } from '../support/gui-record'
import { opened } from '../support/opened'

const things = opened(openThings)
const at = opened(() => sheetOf(things.page))

test('a line opens its record beside the table, in an address of its own', async () => {
  const { page } = things
  const { id } = await things.make({ title: '<b>A</b> {{lamp}}', due: '2026-01-02 23:30:00.000Z' })
  const link = page.locator(`#things-line-${id} a`)
  await link.click()
  await page.waitForURL(`**/stack/#/things/${id}?sort=title`)
  const detail = page.locator(`#things-detail-${id}`)
  await detail.getByRole('heading', { name: '<b>A</b> {{lamp}}' }).waitFor()
  await detail.locator('div', { hasText: 'Kind' }).getByText('Red').waitFor()
  expect(await page.locator('#at-table').isVisible()).toBe(true)
  expect(await page.locator('#nav a[aria-current=page]').textContent()).toBe('Things')
  await expectAccessible(page)
  await page.goBack()
  await at.sheet.waitFor({ state: 'hidden' })
  await link.press('Enter')
  await detail.waitFor()
  await page.reload()
  await detail.waitFor()
  await page.keyboard.press('Escape')
  await page.waitForURL('**/stack/#/things?sort=title')
  await at.sheet.waitFor({ state: 'hidden' })
})

test('what is shown follows what others do', async () => {
  const { id } = await things.make()
  await at.open(id)
  await things.change(id, { title: 'Another kettle' })
  await at.body.getByRole('heading', { name: 'Another kettle' }).waitFor()
})

test('a record is changed in a form that says what is wrong', async () => {
  const { page } = things
  const { id, kind } = await things.make()
  await at.edit(id)
  const kindText = at.body.getByRole('combobox', { name: 'Kind' }).and(page.locator('input'))
  await kindText.waitFor()
  await expectAccessible(page)
  await at.body.getByLabel('Size').evaluate((input) => input.removeAttribute('min'))
  await at.body.getByLabel('Title').fill('A lamp')
  await at.body.getByLabel('Size').fill('-1')
  await kindText.fill('blu')
  await page.getByRole('option', { name: 'Blue' }).click()
  await at.button('Save').click()
  await at.body.getByText(/^Must be (greater|larger)/).waitFor()
  // A table that is read anew takes no answer of a form away.
  await things.make({ title: 'Meanwhile' })
  await page.locator('#grid').getByText('Meanwhile').waitFor()
  expect(await at.body.getByLabel('Size').getAttribute('aria-invalid')).toBe('true')
  expect(await at.body.getByLabel('Title').inputValue()).toBe('A lamp')
  await at.body.getByLabel('Size').fill('4')
  await at.body.getByLabel('Photo').setInputFiles({
    name: 'lamp.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('a lamp'),
  })
  await at.button('Save').click()
  await at.body.getByRole('heading', { name: 'A lamp' }).waitFor()
  await page.locator(`#things-line-${id}`).getByText('A lamp').waitFor()
  expect(await things.thing(id)).toMatchObject({
    ...{ title: 'A lamp', size: 4, done: true, tags: ['new'] },
    photo: expect.stringMatching(/^lamp_\w+\.txt$/),
    kind: expect.not.stringMatching(String(kind)),
  })
})

test('a new record is made, and shown', async () => {
  const { page } = things
  await page.getByRole('link', { name: 'New record' }).click()
  await page.waitForURL('**/stack/#/things/new?sort=title')
  await at.body.getByLabel('Title').waitFor()
  await expectAccessible(page)
  await at.body.getByLabel('Title').fill('A brand-new thing of far too many letters'.slice(0, 20))
  await at.button('Create').click()
  await page.waitForURL((url) => /#\/things\/\w{15}\?sort=title$/.test(url.hash))
  await at.body.getByRole('heading', { name: 'A brand-new thing of' }).waitFor()
  await page.locator('#grid').getByText('A brand-new thing of').waitFor()
})

test('to delete one is asked about', async () => {
  const { page } = things
  const { id } = await things.make({ title: 'To be deleted' })
  await at.open(id)
  await at.button('Delete').click()
  await expectAccessible(page)
  await at.answer('Keep it')
  expect(await things.thing(id)).toMatchObject({ id })
  await at.button('Delete').click()
  await at.answer('Delete')
  await page.waitForURL('**/stack/#/things?sort=title')
  await page.locator(`#things-line-${id}`).waitFor({ state: 'detached' })
  await expect(things.thing(id)).rejects.toThrow('404')
})

test('what is not saved is asked about, wherever one goes', async () => {
  const { page } = things
  const { id } = await things.make()
  const other = await things.make({ title: 'Another' })
  await at.open(other.id)
  await at.edit(id)
  await at.body.getByLabel('Title').fill('Not saved')
  const ways = [
    () => page.goBack(),
    () => at.button('Close').click(),
    () => at.button('Cancel').click(),
    () => at.body.getByLabel('Title').press('Escape'),
    () => page.locator(`#things-line-${other.id} a`).click(),
    () => page.locator('#nav a', { hasText: 'Logs' }).click(),
  ]
  for (const way of ways) {
    await way()
    await at.answer('Go on writing')
    expect(page.url()).toContain(id)
    expect(await at.body.getByLabel('Title').inputValue()).toBe('Not saved')
  }
  const asked = page.waitForEvent('dialog')
  const left = page.evaluate(() => location.reload()).catch(() => undefined)
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await left
  await at.button('Cancel').press('Enter')
  await at.answer('Discard it')
  await things.page.locator('#record-edit:focus').waitFor()
  await at.button('Edit').click()
  await at.body.getByLabel('Title').fill('Not saved')
  await page.locator(`#things-line-${other.id} a`).click()
  await at.answer('Discard it')
  await at.body.getByRole('heading', { name: 'Another' }).waitFor()
  expect(await things.thing(id)).toMatchObject({ title: 'A kettle' })
})

test('nothing that others have changed is overwritten unseen', async () => {
  const { page } = things
  const { id } = await things.make()
  await at.edit(id)
  await at.body.getByLabel('Title').fill('My kettle')
  const theirs = { title: 'Your kettle', done: false, tags: ['old', 'lent'] }
  await things.change(id, theirs)
  await at.button('Save').click()
  const rows = at.question.locator('tbody tr')
  await expect
    .poll(() => rows.evaluateAll((all) => all.map((row) => row.textContent)))
    .toEqual([
      'TitleA kettleYour kettleMy kettle',
      'Done✓(not changed)',
      'Tagsnewold, lent(not changed)',
    ])
  await expectAccessible(page)
  await at.answer('Go on writing')
  expect(await at.body.getByLabel('Title').inputValue()).toBe('My kettle')
  await at.button('Save').click()
  await at.answer('Save what I wrote')
  await at.body.getByRole('heading', { name: 'My kettle' }).waitFor()
  expect(await things.thing(id)).toMatchObject({ ...theirs, title: 'My kettle' })
  await page.locator('#saved').getByRole('button', { name: 'Undo' }).click()
  await at.body.getByRole('heading', { name: 'Your kettle' }).waitFor()
  expect(await things.thing(id)).toMatchObject(theirs)

  await at.button('Edit').click()
  await at.body.getByLabel('Title').fill('Mine again')
  await things.change(id, { title: 'Yours again' })
  await at.button('Save').click()
  await at.answer('Take what is there now')
  await expect.poll(() => at.body.getByLabel('Title').inputValue()).toBe('Yours again')
  await at.button('Cancel').click()
  expect(await things.thing(id)).toMatchObject({ title: 'Yours again' })
})

test('what may not be done is not offered, and is refused when forced', async () => {
  const { page } = things
  const { id } = await things.make()
  await at.edit(id)
  await at.body.getByLabel('Title').fill('Taken')
  await things.change(id, { owner: 'somebody else' })
  await at.button('Save').click()
  await at.answer('Save what I wrote')
  await at.body.getByText("The requested resource wasn't found.").waitFor()
  expect(await things.thing(id)).toMatchObject({ title: 'A kettle' })
  await at.button('Cancel').click()
  await at.answer('Discard it')
  await at.button('Edit').waitFor({ state: 'hidden' })
  await at.go('#/logs')
  await page.locator('#grid tbody a').getByText('Nobody writes here.').click()
  await at.body.getByRole('heading', { name: 'Nobody writes here.' }).waitFor()
  for (const name of ['Edit', 'Delete']) expect(await at.button(name).isVisible()).toBe(false)
  expect(await page.getByRole('link', { name: 'New record' }).isVisible()).toBe(false)
  await at.go('#/logs/gone')
  await at.sheet.getByText('There is no such record, or you may not see it.').waitFor()
})

test('on a telephone the sheet is a dialog', async () => {
  const { page } = things
  const { id } = await things.make({ title: 'On a telephone' })
  await page.setViewportSize({ width: 360, height: 800 })
  await at.open(id)
  expect(await at.sheet.evaluate((dialog) => dialog.matches(':modal'))).toBe(true)
  await page.keyboard.press('Escape')
  await at.sheet.waitFor({ state: 'hidden' })
})

test('the page had nothing to complain of', () =>
  expect(things.complaints.filter((one) => !/40[34]/.test(one))).toEqual([]))
