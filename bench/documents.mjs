import { median, ratio, throughput } from './measure.mjs'
import { line, more, times } from './print.mjs'
import { COLLECTIONS, MANY, schemaOf } from './schema.mjs'
import { folderWith, start } from './servers.mjs'

/** @typedef {import('./servers.mjs').Server} Server */

const ROUNDS = 9
const ROUND_MS = 700
const POOL = 50
const DOCUMENT = '/api/stack/openapi.json'
const LIST = `/api/collections?perPage=${COLLECTIONS}`

/**
 * How long a document takes after a change, and how often it is served from then on.
 * @param {Server} pack
 */
export async function documents(pack) {
  const first = []
  for (let round = 0; round < ROUNDS; round++) {
    const listRule = round % 2 === 0 ? null : ''
    await pack.admin('/api/collections/bench_1', { method: 'PATCH', body: { listRule } })
    first.push((await asked(pack)).ms)
  }
  line(`first document, ${COLLECTIONS} collections`, ms(median(first)), 'under 100 ms')
  const { etag } = await asked(pack)
  const whole = () => throughput(pack, DOCUMENT, ROUND_MS)
  const list = () => throughput(pack, LIST, ROUND_MS)
  const unchanged = () => throughput({ ...pack, etag }, DOCUMENT, ROUND_MS)
  line('document again, against /api/collections', times(await ratio(whole, list, ROUNDS)), '≥ ×1')
  line('304, against the document again', times(await ratio(unchanged, whole, ROUNDS)), '≥ ×2')
}

/**
 * Fifty callers at once meet a schema that has just changed, and so touch every VM of the pool:
 * first with what runs often, then with the bundle that superusers wake with `?as=`.
 * @param {Server} pack
 * @param {Server} alone
 */
export async function warmMemory(pack, alone) {
  await throughput(alone, LIST, ROUND_MS * ROUNDS)
  await burst(alone, LIST)
  for (const [what, query, goal] of [
    ['memory after documents from every VM', '', 'at most +60 MB'],
    ['memory after ?as= in every VM', '?as=guest', 'both bundles in 50 VMs'],
  ]) {
    const listRule = `"${what}" = ""`
    await pack.admin('/api/collections/bench_1', { method: 'PATCH', body: { listRule } })
    await burst(pack, DOCUMENT + query)
    line(what ?? '', more(pack.memory() - alone.memory(), 'MB'), goal ?? '')
  }
}

/** @param {Server} server @param {string} path */
const burst = (server, path) => Promise.all(Array.from({ length: POOL }, () => server.admin(path)))

/**
 * The first document of many collections, and what it adds to a server that has just started.
 * @param {string} binary
 */
export async function manyCollections(binary) {
  const folder = folderWith(binary, true)
  let server = await start(binary, folder)
  const body = { collections: schemaOf(MANY) }
  await server.admin('/api/collections/import', { method: 'PUT', body })
  const [took, memory] = [[], []].map((list) => /** @type {number[]} */ (list))
  for (let round = 0; round < 3; round++) {
    await server.stop()
    server = await start(binary, folder)
    await server.admin(`/api/collections?perPage=${MANY}`)
    const before = server.memory()
    took?.push((await asked(server)).ms)
    memory?.push(server.memory() - before)
  }
  await server.stop()
  server.remove()
  line(`first document, ${MANY} collections`, ms(median(took ?? [])), 'under 1500 ms')
  line('memory that it adds', more(median(memory ?? []), 'MB'), 'at most +64 MB')
}

/**
 * Asks for the document, to its last byte.
 * @param {Server} server
 */
async function asked({ url, token }) {
  const began = performance.now()
  const response = await fetch(url + DOCUMENT, { headers: { Authorization: token } })
  await response.arrayBuffer()
  return { ms: performance.now() - began, etag: response.headers.get('etag') ?? '' }
}

/** @param {number} value */
const ms = (value) => `${value.toFixed(1)} ms`
