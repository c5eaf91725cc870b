import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../support/datastar'
import { EMAIL, PASSWORD } from '../support/folders'
import { preparedFolder, type Server, stackCommand, startServer } from '../support/server'
import { openStream } from '../support/stream'

const records = (collection: string): string => `/api/collections/${collection}/records`

const make = (server: Server, name: string): Promise<Response> =>
  server.admin('/api/collections', {
    json: {
      ...{ name, type: 'base', listRule: '', viewRule: '', createRule: '' },
      ...{ updateRule: '', deleteRule: '' },
      fields: [{ name: 'title', type: 'text', max: 10 }],
    },
  })

const switchOff = (server: Server, name: string): Promise<Response> =>
  server.admin(records('stack_features'), { json: { name, off: true } })

/** Ends a server and starts it again on the same folder. */
async function again(server: Server): Promise<Server> {
  await server.kill()
  return startServer(server.folder)
}

/** Which of the five routes and the stream of a collection speak Datastar. */
async function spokenBy(server: Server, collection: string): Promise<readonly string[]> {
  const path = records(collection)
  const { id } = (await (await server.admin(path, { json: { title: 'a' } })).json()) as {
    id: string
  }
  const one = `${path}/${id}`
  const answers = {
    list: await ask(server, path),
    view: await ask(server, one),
    create: await ask(server, path, { json: { title: 'b' } }),
    refusal: await ask(server, path, { json: { title: 'x'.repeat(11) } }),
    update: await ask(server, one, { method: 'PATCH', json: { title: 'c' } }),
    delete: await ask(server, one, { method: 'DELETE' }),
  }
  const stream = await openStream(server, `/api/realtime?live=${collection}`)
  if (stream.status === 200) await stream.until(() => true)
  await stream.close()
  const followed = stream.events.some(({ event }) => event.startsWith('datastar-'))
  return [
    ...Object.entries(answers).flatMap(([name, { events }]) => (events.length > 0 ? [name] : [])),
    ...(followed ? ['live'] : []),
  ]
}

const ALL = ['list', 'view', 'create', 'refusal', 'update', 'delete', 'live']

const OTHERS = `onRecordCreateRequest((e) => e.next())
onRecordUpdateRequest((e) => e.next(), 'quiet')
onRecordDeleteRequest((e) => e.next())`

describe.each([
  ['alone', ''],
  ['beside hooks of others', OTHERS],
])('the pack %s', (_what, hooks) => {
  let server: Server
  beforeAll(async () => {
    const folder = preparedFolder()
    if (hooks !== '') writeFileSync(join(folder, 'pb_hooks/others.pb.js'), hooks)
    server = await startServer(folder)
    await make(server, 'quiet')
    await make(server, 'talking')
  })
  afterAll(() => server.stop())

  test('a collection that is left out answers JSON from the next start on', async () => {
    await switchOff(server, 'records.quiet')
    await switchOff(server, 'records.gone')
    expect(await spokenBy(server, 'quiet')).toContain('list')
    server = await again(server)
    expect(await spokenBy(server, 'quiet')).toEqual([])
    expect(await spokenBy(server, 'talking')).toEqual(ALL)
  })

  test('nor does anybody sign in to it in Datastar', async () => {
    const path = '/api/collections/users/auth-with-password'
    const json = { identity: EMAIL, password: PASSWORD }
    const user = { email: EMAIL, password: PASSWORD, passwordConfirm: PASSWORD }
    await server.admin(records('users'), { json: user })
    expect((await ask(server, path, { json })).events).not.toEqual([])
    await switchOff(server, 'records.users')
    server = await again(server)
    expect(await ask(server, path, { json })).toMatchObject({ status: 200, events: [] })
  })

  test('a collection that is made later is taken in at the start after', async () => {
    await make(server, 'late')
    expect(await spokenBy(server, 'late')).toEqual([])
    server = await again(server)
    expect(await spokenBy(server, 'late')).toEqual(ALL)
  })

  test('the doctor says what is left out', async () => {
    const { out, code } = await stackCommand(server.folder, '--hooksPool=50', 'doctor')
    expect(out).toMatch(/^ok +records +on/m)
    expect(out).toMatch(/^off +records +quiet is left out/m)
    expect(out).toMatch(/^warn +records +gone is to be left out, but/m)
    expect(code).toBe(1)
  })

  test('switched off as a whole, no route speaks Datastar', async () => {
    const list = await server.admin(`${records('stack_features')}?filter=name="records"`)
    const { items } = (await list.json()) as { items: { id: string }[] }
    const path = `${records('stack_features')}/${items[0]?.id}`
    await server.admin(path, { method: 'PATCH', json: { off: true } })
    server = await again(server)
    expect(await spokenBy(server, 'talking')).toEqual([])
    expect((await stackCommand(server.folder, 'doctor')).out).toMatch(/^off +records +switched/m)
  })
})

test('where nothing is left out, all of it speaks', async () => {
  const server = await startServer()
  await make(server, 'talking')
  expect(await spokenBy(server, 'talking')).toEqual(ALL)
  await server.stop()
})
