import type { Collection, Field, Model } from '../../pb_hooks_src/model/model'
import type { Body } from './bodies'
import { recordsOf, send, written } from './good-records'
import { candidates } from './made-values'
import type { Server } from './server'

/** The ids of records that were made, by the name of their collection. */
type Made = Map<string, string[]>

/** How many records each collection gets. */
const COUNT = 2

/** Makes records in every collection, and links them to each other wherever that may be. */
export async function makeRecords(server: Server, model: Model): Promise<void> {
  const made: Made = new Map()
  for (const collection of written(model)) await makeIn({ server, model, made }, collection)
  for (const collection of written(model)) await link(server, collection, made)
}

/** What could not be linked to yet is by now; where PocketBase refuses a link, there is none. */
async function link(server: Server, { name, fields }: Collection, made: Made): Promise<void> {
  const links = fields.filter(({ value, required }) => value.is === 'link' && !required)
  for (const [nth, id] of (made.get(name) ?? []).entries()) {
    for (const field of links) {
      const [value] = candidates(field, nth, made)
      const path = `${recordsOf(name)}/${encodeURIComponent(id)}`
      if (value !== undefined) await send(server, 'PATCH', path, { [field.name]: value })
    }
  }
}

interface Making {
  readonly server: Server
  readonly model: Model
  readonly made: Made
}

async function makeIn(making: Making, collection: Collection): Promise<void> {
  const { model, made } = making
  if (made.has(collection.name)) return
  made.set(collection.name, [])
  for (const { value, required } of collection.fields) {
    const target = model.collections.find(({ name }) => value.is === 'link' && name === value.to)
    if (required && target && target.kind !== 'view') await makeIn(making, target)
  }
  for (let nth = 0; nth < COUNT; nth++) {
    made.get(collection.name)?.push(await makeOne(making, collection, nth))
  }
}

/** PocketBase says what is wrong with a body, so what it does not take is said in another way. */
async function makeOne(
  { server, made }: Making,
  collection: Collection,
  nth: number,
): Promise<string> {
  const fields = collection.fields.filter(({ access }) => access !== 'read')
  const tried = new Map<string, number>()
  let answer = ''
  for (let attempt = 0; attempt < 20; attempt++) {
    const body = bodyOf(fields, (field) => {
      const all = candidates(field, nth, made)
      return all[tried.get(field.name) ?? 0]
    })
    const response = await send(server, 'POST', recordsOf(collection.name), body)
    answer = await response.text()
    const { id, data } = JSON.parse(answer) as { id: string; data?: object }
    if (response.ok) return id
    for (const name of Object.keys(data ?? {})) tried.set(name, (tried.get(name) ?? 0) + 1)
  }
  throw new Error(`PocketBase takes no record of ${collection.name}: ${answer}`)
}

/** A password is wanted twice. */
function bodyOf(fields: readonly Field[], said: (field: Field) => unknown): Body {
  const all = fields.map((field) => [field.name, said(field)] as const)
  const body = Object.fromEntries(all.filter(([, value]) => value !== undefined))
  return 'password' in body ? { ...body, passwordConfirm: body.password } : body
}
