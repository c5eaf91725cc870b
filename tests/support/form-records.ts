import { expect } from 'vitest'
import type { Collection, Field } from '../../pb_hooks_src/model/model'
import { itemId } from '../../pb_hooks_src/web/ids'
import { ask, htmlIn, signalsIn } from './datastar'
import { bodyOf, type Form, filled, formIn, type Group, invalidIn, nameOf, optionsOf } from './form'
import { recordsOf } from './good-records'
import { attribute, parsed } from './html'
import { candidates } from './made-values'
import type { Server } from './server'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }
type Said = ReadonlyMap<string, unknown>

/**
 * Makes a record of a collection by the requests of its form, saves it as its form then has it, changes
 * it in its form, and deletes it.
 */
export async function writesByForm(server: Server, collection: Collection): Promise<void> {
  const { name } = collection
  const list = recordsOf(name)
  await makesPlace(server, collection)
  const made = await untilTaken(server, collection, { path: list, view: 'none', nth: 6 })
  const path = `${list}/${encodeURIComponent(made.id)}`
  const read = async (): Promise<Row> => (await (await server.admin(path)).json()) as Row
  const record = await read()
  expect(record, name).toMatchObject(held(collection, made.said))
  const form = await formAt(server, path)
  expect(invalidIn(form.groups), `${name}: what it holds is let through`).toEqual([])
  const again = await send(server, form, form.groups, 'none')
  expect(signalsIn(again.events), again.body).toMatchObject({ error: { status: 0 } })
  expect(lasting(collection, await read()), name).toEqual(lasting(collection, record))
  const changed = await untilTaken(server, collection, { path, view: 'row', nth: 7 })
  expect(await read(), name).toMatchObject(held(collection, changed.said))
  const { status } = await server.admin(path, { method: 'DELETE' })
  expect(status).toBe(204)
  expect((await server.fetch(path, { token: server.superuser })).status).toBe(404)
}

/** Where no two may link to the same, the records that there are leave nothing to link to: one goes. */
async function makesPlace(server: Server, { name, fields }: Collection): Promise<void> {
  if (!fields.some(({ value, unique }) => value.is === 'link' && unique !== 'none')) return
  const first = await server.admin(`${recordsOf(name)}?perPage=1&fields=id`)
  const { items } = (await first.json()) as { readonly items: readonly Row[] }
  for (const { id } of items) await server.admin(`${recordsOf(name)}/${id}`, { method: 'DELETE' })
}

/** What a record holds, but for what PocketBase alone writes. */
const lasting = ({ fields }: Collection, record: Row): object =>
  Object.fromEntries(
    Object.entries(record).filter(([name]) =>
      fields.every((field) => field.name !== name || field.access !== 'read'),
    ),
  )

/** What a record holds of what was written: of a file the name is PocketBase's, a password is not told. */
const held = ({ fields }: Collection, said: Said): object =>
  Object.fromEntries(
    fields
      .filter(({ name, access }) => said.has(name) && access === 'both')
      .map(({ name, value }) => [name, value.is === 'file' ? expect.anything() : said.get(name)]),
  )

async function formAt(server: Server, path: string): Promise<Form> {
  const asked = await ask(server, `${path}?view=form`, { token: server.superuser })
  expect(asked.status, asked.body).toBe(200)
  return formIn(htmlIn(asked.events))
}

const send = (server: Server, { method, path }: Form, groups: readonly Group[], view: string) =>
  ask(server, path + view, { method, form: bodyOf(groups, method), token: server.superuser })

type Answer = Awaited<ReturnType<typeof send>>

interface Trial {
  /** Where the form is. */
  readonly path: string
  /** What the answer shows of the record: its row where the page has it already. */
  readonly view: 'none' | 'row'
  /** Which of the values for a field. */
  readonly nth: number
}

/** Fills in a form until PocketBase takes it: what it refuses is said in another way. */
async function untilTaken(
  server: Server,
  collection: Collection,
  { path, view, nth }: Trial,
): Promise<{ readonly id: string; readonly said: Said }> {
  const form = await formAt(server, path)
  const made = await linkable(server, form, collection)
  const tried = new Map<string, number>()
  for (let attempt = 0; attempt < 20; attempt++) {
    const said = saidOf(form, collection.fields, (field) => {
      return candidates(field, nth, made)[tried.get(field.name) ?? 0]
    })
    const groups = form.groups.map((group) => written(group, said))
    // What nobody has written in is not sent by the form of a record that is there.
    const sent = groups.filter((one, at) => form.method === 'POST' || one !== form.groups[at])
    let wrong = invalidIn(sent)
    if (wrong.length === 0) {
      const answer = await send(server, form, sent, view)
      const { error } = signalsIn(answer.events) as { readonly error: Refusal }
      if (error.status === 0) return { id: takenIn(answer, error, view), said }
      wrong = form.groups.filter(({ says }) => error.fields[says]).map(nameOf)
      expect(wrong, `a field says what is wrong: ${answer.body}`).not.toEqual([])
    }
    for (const one of wrong) tried.set(one, (tried.get(one) ?? 0) + 1)
  }
  throw new Error(`PocketBase takes no record of ${collection.name}: ${JSON.stringify([...tried])}`)
}

/** The records that a form offers to link to, by their collection. */
async function linkable(
  server: Server,
  form: Form,
  { fields }: Collection,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const made = new Map<string, readonly string[]>()
  for (const { name, value } of fields) {
    const group = form.groups.find((one) => nameOf(one) === name)
    if (value.is !== 'link' || !group) continue
    const asked = await ask(server, optionsOf(group), { token: server.superuser })
    expect(asked.status, asked.body).toBe(200)
    const options = parsed(htmlIn(asked.events)).elements
    made.set(
      value.to,
      options.map((option) => attribute(option, 'value') ?? ''),
    )
  }
  return made
}

/** The values of the fields that a form asks for. */
function saidOf({ groups }: Form, fields: readonly Field[], of: (field: Field) => unknown): Said {
  const asked = groups.map(nameOf)
  const all = fields
    .filter(({ name }) => asked.includes(name))
    .map((one) => [one.name, of(one)] as const)
  return new Map(all.filter(([, value]) => value !== undefined))
}

/** A password is wanted twice. */
function written(group: Group, said: Said): Group {
  const name = nameOf(group) === 'passwordConfirm' ? 'password' : nameOf(group)
  return said.has(name) ? filled(group, said.get(name)) : group
}

/** The id of a record that was saved: nothing is said against it, and its row is shown where one is. */
function takenIn({ events, body }: Answer, error: Refusal, view: Trial['view']): string {
  expect([error.message, ...Object.values(error.fields)].join(''), body).toBe('')
  const { id, collectionName } = JSON.parse(/^\{.*$/m.exec(body)?.[0] ?? '{}')
  const shown = parsed(htmlIn(events)).top.map((element) => attribute(element, 'id'))
  expect(shown, body).toEqual(view === 'row' ? [`${itemId(collectionName, 'row')}${id}`] : [])
  return id
}

interface Refusal {
  readonly status: number
  readonly message: string
  readonly fields: Readonly<Record<string, string>>
}
