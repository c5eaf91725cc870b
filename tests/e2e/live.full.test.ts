import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Told } from '../support/datastar'
import { preparedFolder, type Server, stackCommand, startServer } from '../support/server'
import { isMark, openStream, type Stream } from '../support/stream'

const RECORDS = '/api/collections/notes/records'
const LIVE = '/api/realtime?live=notes&view=row'
/** As docs/drop-in.md says. */
const POOL = 50

/** So many visitors come at the same moment. */
const AT_ONCE = 10

/** Says how many streams PocketBase knows of. */
const CLIENTS = `
routerAdd('GET', '/clients', (e) => e.string(200, $app.subscriptionsBroker().totalClients()))
`

let server: Server
beforeAll(async () => {
  const folder = preparedFolder()
  writeFileSync(join(folder, 'pb_hooks', 'clients.pb.js'), CLIENTS)
  server = await startServer(folder, [`--hooksPool=${POOL}`])
  await server.admin('/api/collections', {
    json: {
      name: 'notes',
      type: 'base',
      listRule: '',
      fields: [
        { name: 'title', type: 'text', max: 100_000 },
        { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true },
      ],
    },
  })
})
afterAll(() => server.stop())

/** The streams of a test, which the next one is to be without, whatever becomes of it. */
let streams: Stream[] = []
afterEach(async () => {
  const all = streams
  streams = []
  await Promise.all(all.map((stream) => stream.close()))
})

/** Opens many streams, a few at a time, as visitors come. */
async function opened(count: number): Promise<void> {
  while (streams.length < count) {
    const few = Math.min(AT_ONCE, count - streams.length)
    const more = Array.from({ length: few }, () => openStream(server, LIVE))
    streams.push(...(await Promise.all(more)))
    await Promise.all(streams.slice(-few).map((stream) => stream.until(isMark)))
  }
}

/** The VMs that have run the light bundle, as `doctor` counts them. */
async function vms(): Promise<number> {
  const { out } = await stackCommand(server.folder, `--hooksPool=${POOL}`, 'doctor')
  return Number(/(\d+) made for requests/.exec(out)?.[1])
}

async function added(title: string): Promise<string> {
  const answer = await server.admin(RECORDS, { json: { title } })
  return ((await answer.json()) as { id: string }).id
}

test('three thousand streams that are only open hold no VM', async () => {
  await opened(3_000)
  const before = await vms()
  expect(before).toBeGreaterThan(0)
  expect(before).toBeLessThan(2 * POOL)
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  for (let count = 0; count < 3 * POOL; count += 1) await server.admin(RECORDS)
  expect(await vms()).toBe(before)
  expect(streams.every(({ events }) => events.length === 1)).toBe(true)
}, 300_000)

test('two hundred streams hear of every change, and nobody else waits for them', async () => {
  await opened(200)
  const id = await added('to be changed')
  const changes = 100
  for (let count = 1; count <= changes; count += 1) {
    const json = { title: `change ${count}` }
    await server.admin(`${RECORDS}/${id}`, { method: 'PATCH', json })
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const last = ({ data }: Told): boolean => data.fragments?.includes(`change ${changes}<`) ?? false
  await Promise.all(streams.map((stream) => stream.until(last)))
  const heard = streams.map(({ events }) => events.filter(isMark).length)
  expect(new Set(heard)).toEqual(new Set([1 + 1 + changes]))
  expect((await server.fetch('/api/health')).status).toBe(200)
}, 300_000)

test('a client that stops reading keeps nobody waiting but itself', async () => {
  const { hostname, port } = new URL(server.url)
  const deaf = connect(Number(port), hostname)
  deaf.write(`GET ${LIVE} HTTP/1.1\r\nHost: ${hostname}\r\nDatastar-Request: true\r\n\r\n`)
  await new Promise((resolve) => deaf.once('readable', resolve))
  await opened(1)
  const [stream] = streams
  const before = await vms()
  const titles = Array.from({ length: 300 }, (_, index) => `${index} ${'x'.repeat(90_000)}`)
  for (const title of titles) await added(title)
  await stream?.until(({ data }) => data.fragments?.includes(`>${titles.at(-1)}<`) ?? false)
  expect((await vms()) - before).toBeLessThan(POOL)
  await stream?.close()
  for (let clients = '1'; clients !== '0'; ) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    clients = await (await server.fetch('/clients')).text()
  }
  deaf.destroy()
}, 300_000)
