import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { median, requests } from './measure.mjs'
import { line } from './print.mjs'

/** @typedef {import('./servers.mjs').Server} Server */

const ROUNDS = 9
const LISTS = 300
const VIEWS = 1500
const RECORDS = '/api/collections/bench_0/records'

/** What a page asks with. */
const DATASTAR = { 'Datastar-Request': 'true', Accept: 'text/event-stream' }

/** Six of the collection's fields, as a table of a project has them. */
const SIX = `<tr id="bench_0-six-{{.id}}">
  <td>{{.text_0}}</td><td>{{.text_1}}</td><td>{{.text_2}}</td>
  <td>{{.state}}</td><td>{{.number_0}}</td><td>{{.owner}}</td>
</tr>`

/** Hooks that do nothing: what any hook costs. And one that prints a record as HTML, and no more. */
const IDLE = `onRecordsListRequest((e) => e.next())
onRealtimeMessageSend((e) => e.next())
onRecordViewRequest((e) => {
  e.next()
  if (!e.requestEvent.request.header.get('Datastar-Request')) return
  globalThis.print ??= $template.loadString(${JSON.stringify(`{{with .PublicExport}}${SIX}{{end}}`)}).render
  e.requestEvent.response.write(globalThis.print(e.record))
})
`

/** @param {string} folder */
export function writeSix(folder) {
  const views = join(folder, 'pb_hooks', 'views', 'bench_0')
  mkdirSync(views, { recursive: true })
  writeFileSync(join(views, 'six.html'), SIX)
}

/** @param {string} folder */
export const writeIdle = (folder) => writeFileSync(join(folder, 'pb_hooks', 'idle.pb.js'), IDLE)

/**
 * CPU that a request costs the server, PocketBase alone divided by it: below 1 is more work than alone.
 * @param {{ pack: Server, alone: Server, idle: Server }} servers
 */
export async function recordRoutes({ pack, alone, idle }) {
  const list = `${RECORDS}?perPage=50`
  const own = { server: alone, path: list, count: LISTS }
  await row('list of 50, CPU, alone / pack', own, { server: pack }, '≥ ×0.98')
  const six = { server: pack, path: `${list}&view=six`, headers: DATASTAR }
  await row('50 records × 6 columns in Datastar', own, six, '≥ ×1')
  const rows = { server: pack, headers: DATASTAR }
  await row('the same, generated rows of all fields', own, rows, '')
  const page = 'perPage=50&sort=-created,-id&expand=owner,next&skipTotal=1'
  for (const { what, nth } of [
    { what: '50 lines of the GUI, 16 fields', nth: 0 },
    { what: 'the same, without relations', nth: 2 },
  ]) {
    const path = `/api/collections/bench_${nth}/records?${page}`
    const lines = { server: pack, path: `${path}&view=lines&signals=_last`, headers: DATASTAR }
    await row(what, { ...own, path }, lines, '≥ ×1')
  }
  const one = { server: alone, path: await first(alone), count: VIEWS }
  await row(
    'one record, alone / a hook of nothing',
    one,
    { server: idle, path: await first(idle) },
    '',
  )
  const packed = { server: pack, path: await first(pack) }
  await row('one record, alone / pack', one, packed, 'within 0.02 of that')
  const said = { ...packed, path: `${packed.path}?view=six`, headers: DATASTAR }
  await row('one record in Datastar', one, said, '≥ ×0.95')
  const least = { ...said, server: idle, path: await first(idle) }
  await prints(least)
  await row('the same, the least that a hook can do', one, least, '')
}

/**
 * Who throws is fast.
 * @param {{ server: Server, path: string, headers: Record<string, string> }} asked
 */
async function prints({ server: { url, token }, path, headers }) {
  const response = await fetch(url + path, { headers: { ...headers, Authorization: token } })
  if (!(await response.text()).includes('<td>Record ')) throw new Error('The least does nothing.')
}

/** @param {Server} server */
async function first(server) {
  const { items } = /** @type {{ items: { id: string }[] }} */ (
    /** @type {unknown} */ (await server.admin(`${RECORDS}?perPage=1`))
  )
  return `${RECORDS}/${items[0]?.id}`
}

/**
 * @typedef {{ server: Server, path: string, count: number, headers?: Record<string, string> }} Asked
 * @param {string} what
 * @param {Asked} own
 * @param {Partial<Asked>} other
 * @param {string} goal
 */
async function row(what, own, other, goal) {
  const ratios = []
  for (let round = 0; round < ROUNDS; round++) {
    ratios.push((await cpuOf(own)) / (await cpuOf({ ...own, ...other })))
  }
  ratios.sort((a, b) => a - b)
  const [least = 0, most = 0] = [ratios[0], ratios.at(-1)]
  const found = `×${median(ratios).toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`
  line(what, found, goal)
}

/** @param {Asked} asked */
async function cpuOf({ server, path, count, headers }) {
  const before = server.cpu()
  await requests(server, path, { count, headers })
  return server.cpu() - before
}
