/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Collection, Field } from '../../pb_hooks_src/model/model'
import { EMAIL, PASSWORD } from './folders'
import { recordsOf, written as stored } from './good-records'
import { loginOf, openGui } from './gui'
import { sheetOf } from './gui-record'
import { written } from './gui-written'
import { candidates } from './made-values'
import { type Server, startServer } from './server'
import { filled } from './views'

type Made = ReadonlyMap<string, readonly string[]>
type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/** Makes, changes and deletes a record of every collection through the GUI's forms; how many there were. */
export async function writesAll(browser: Browser, collections: unknown): Promise<number> {
  const server = await startServer()
  try {
    const model = await filled(server, collections)
    const made = new Map<string, readonly string[]>()
    for (const { name } of model.collections) {
      const answer = await server.admin(`${recordsOf(name)}?perPage=9&fields=id`)
      const { items } = (await answer.json()) as { items: readonly Row[] }
      made.set(
        name,
        items.map(({ id }) => id),
      )
    }
    const login = await loginOf(server.url, '_superusers', EMAIL, PASSWORD)
    const options = { kept: { pocketbase_auth: login }, timezoneId: 'UTC' }
    const { page, complaints } = await openGui(browser, server.url, '', options)
    for (const collection of stored(model)) await writesOne({ server, page, made }, collection)
    // A value that PocketBase does not take is answered by 400, what was deleted by 404.
    expect(complaints.filter((one) => !/ 40[04] /.test(one))).toEqual([])
    await page.context().close()
    return stored(model).length
  } finally {
    await server.stop()
  }
}

interface Trial {
  readonly server: Server
  readonly page: Page
  readonly made: Made
}

async function writesOne(trial: Trial, collection: Collection): Promise<void> {
  const { server, page } = trial
  const { name } = collection
  const at = sheetOf(page)
  await at.go(`#/${name}/new`)
  const create = at.body.getByRole('button', { name: 'Create' })
  await create.waitFor()
  const said = await untilTaken(trial, collection, create)
  const id = decodeURIComponent(new URL(page.url()).hash.split('/').at(-1) ?? '')
  const path = `${recordsOf(name)}/${encodeURIComponent(id)}`
  const record = (await (await server.admin(path)).json()) as Row
  expect(record, name).toMatchObject(plain(collection, said))
  await at.button('Edit').click()
  const save = at.body.getByRole('button', { name: 'Save' })
  await save.waitFor()
  // The focus comes once all is ready.
  await page.locator('#record-body form :focus').waitFor()
  const form = page.locator('#record-body form')
  expect(await invalidIn(form), `${name}: what it holds is let through`).toEqual([])
  await save.click()
  await at.button('Edit').waitFor()
  const { updated: _was, ...before } = record
  const { updated: _is, ...after } = (await (await server.admin(path)).json()) as Row
  expect(after, name).toEqual(before)
  await at.button('Delete').click()
  await at.answer('Delete')
  await at.sheet.waitFor({ state: 'hidden' })
  await expect(server.admin(path)).rejects.toThrow('404')
}

/** What a record holds as it was written. */
const plain = ({ fields }: Collection, said: ReadonlyMap<string, unknown>): object =>
  Object.fromEntries(
    fields
      .filter(({ value, access }) => PLAIN.includes(value.is) && access === 'both')
      .flatMap(({ name, value }) =>
        said.get(name) === undefined || (value.is === 'text' && value.format !== 'plain')
          ? []
          : [[name, said.get(name)]],
      ),
  )

const PLAIN = ['text', 'number', 'bool', 'choice', 'link', 'time']

/** Fills in a form until PocketBase takes it: what it refuses is said in another way. */
async function untilTaken(
  { page, made }: Trial,
  { fields, name }: Collection,
  create: Form,
): Promise<ReadonlyMap<string, unknown>> {
  const tried = new Map<string, number>()
  const form = page.locator('#record-body form')
  for (let attempt = 0; attempt < 12; attempt++) {
    const said = await filledIn(page, fields, (field) => {
      return candidates(field, NTH, made)[tried.get(field.name) ?? 0]
    })
    const wrong = await invalidIn(form)
    if (wrong.length === 0) {
      const answered = page.waitForResponse((response) => response.request().method() === 'POST')
      await create.click()
      if ((await answered).ok()) {
        await page.waitForURL((url) => !url.hash.endsWith('/new'))
        return said
      }
      await form.locator('output[name]:not(:empty)').first().waitFor()
    }
    for (const one of [...wrong, ...(await refusedIn(form))]) {
      tried.set(one, (tried.get(one) ?? 0) + 1)
    }
  }
  throw new Error(
    `PocketBase takes no record of ${name} from its form: ${JSON.stringify([...tried])}`,
  )
}

type Form = ReturnType<Page['locator']>

/** What the browser does not let through, by the names of fields. */
const invalidIn = (form: Form): Promise<readonly string[]> =>
  form.evaluate((one) =>
    [...one.querySelectorAll(':is(input, select, textarea):invalid')].map(
      (control) =>
        control.closest('form > div')?.querySelector('output[name]')?.getAttribute('name') ?? '',
    ),
  )

/** What PocketBase has said something against. */
const refusedIn = (form: Form): Promise<readonly string[]> =>
  form
    .locator('output[name]:not(:empty)')
    .evaluateAll((all) => all.map((one) => one.getAttribute('name') ?? ''))

async function filledIn(
  page: Page,
  fields: readonly Field[],
  of: (field: Field) => unknown,
): Promise<ReadonlyMap<string, unknown>> {
  const said = new Map<string, unknown>()
  for (const field of fields.filter(({ access }) => access !== 'read')) {
    const value = of(field)
    if (value !== undefined && (await written(page, field, value))) said.set(field.name, value)
  }
  return said
}

/** Beyond the values of the records that are there. */
const NTH = 6
