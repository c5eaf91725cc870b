import { expect } from 'vitest'
import type { Collection, Model } from '../../pb_hooks_src/model/model'
import { readModel } from '../../pb_hooks_src/model/read'
import { generatedNames } from '../../pb_hooks_src/pages/generated'
import { read } from '../../pb_hooks_src/records/html'
import { START } from '../../pb_hooks_src/records/place'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { ask, htmlIn, signalsIn } from './datastar'
import { recordsOf } from './good-records'
import { attribute, parsed } from './html'
import { makeRecords } from './made-records'
import type { Init, Server } from './server'

/** Imports collections with records in each, and gives what they mean. */
export async function filled(server: Server, collections: unknown): Promise<Model> {
  await server.admin('/api/collections/import', { method: 'PUT', json: { collections } })
  const { items } = (await (await server.admin('/api/collections?perPage=500')).json()) as {
    items: unknown[]
  }
  const all = readModel(readSnapshot(items))
  const model = { collections: all.collections.filter(({ system }) => !system) }
  await makeRecords(server, model)
  return model
}

/** Views that are not the same text for everyone. */
const VARIED = ['form', 'rows']

/**
 * Asks for every view that a collection has without a file, of a list and of a record: a superuser
 * in one dialect, a guest, where one may, in the other.
 */
export async function rendersAll(
  server: Server,
  collection: Collection,
  { thorough = true } = {},
): Promise<number> {
  const guest = collection.access.list === '' && collection.access.view === ''
  const asking: readonly (Init & { readonly dialect: 'beta' | 'one' })[] = [
    { dialect: 'beta', token: server.superuser },
    { dialect: 'one', ...(!guest && { token: server.superuser }) },
  ]
  const paths = await pathsOf(server, collection)
  const asked = generatedNames(collection).flatMap((view) =>
    asking
      .filter(({ dialect }) => thorough || dialect === 'beta' || VARIED.includes(view))
      .flatMap((init) => paths.map((path) => ({ url: `${path}&view=${view}`, init }))),
  )
  await Promise.all(
    asked.map(async ({ url, init }) => {
      const { status, body, events } = await ask(server, url, init)
      const where = `${url} in ${init.dialect}: ${body.slice(0, 2000)}`
      expect(status, where).toBe(200)
      expect(signalsIn(events).error, where).toBeUndefined()
      isWhole(htmlIn(events), where)
    }),
  )
  return asked.length
}

/** The list of a collection and a record. */
export async function pathsOf(
  server: Server,
  { name, fields }: Collection,
): Promise<readonly string[]> {
  const list = recordsOf(name)
  const expand = fields.filter(({ value }) => value.is === 'link').map((field) => field.name)
  const query = `expand=${expand.join(',')}`
  const { items } = (await (await server.admin(`${list}?perPage=1`)).json()) as {
    items: readonly { readonly id: string }[]
  }
  // A view's id may be empty, and then no path leads to its record.
  const records = items.filter(({ id }) => id !== '')
  return [
    `${list}?${query}`,
    ...records.map(({ id }) => `${list}/${encodeURIComponent(id)}?${query}`),
  ]
}

/** HTML without a mistake, in which no id is there twice, and which a page can find again. */
function isWhole(html: string, where: string): void {
  const { elements, top, errors } = parsed(html)
  expect(errors, where).toEqual([])
  // The standard forgives an end tag that is missing or ends nothing; this does not.
  const end = read(START, html, (says) => expect.fail(`${says}: ${where}`))
  expect(end, where).toMatchObject({ in: 'text', open: [] })
  const ids = elements.flatMap((element) => attribute(element, 'id') ?? [])
  expect(new Set(ids).size, where).toBe(ids.length)
  for (const element of top.filter(({ tagName }) => tagName !== 'option')) {
    expect(attribute(element, 'id'), where).toMatch(/^[a-z]/i)
  }
}
