import { Agent, get } from 'node:http'
import { median } from './measure.mjs'

/** @typedef {import('./servers.mjs').Server} Server */

const VIEWERS = 1000
const CHANGES = 20
const ROUNDS = 5
const TOPIC = 'bench_0'
const IDLE = 300

/**
 * What a delivered change costs the server, in CPU, against PocketBase alone with its own clients:
 * for Datastar streams, for PocketBase's own clients beside the pack, and beside a hook that does
 * nothing, which no pack could be below.
 * @param {{ pack: Server, alone: Server, idle: Server }} servers
 */
export async function liveCost({ pack, alone, idle }) {
  const ratios = {
    datastar: /** @type {number[]} */ ([]),
    native: /** @type {number[]} */ ([]),
    hook: /** @type {number[]} */ ([]),
  }
  for (let round = 0; round < ROUNDS; round++) {
    const own = await costOf(alone, subscribed)
    ratios.datastar.push((await costOf(pack, followed)) / own)
    ratios.native.push((await costOf(pack, subscribed)) / own)
    ratios.hook.push((await costOf(idle, subscribed)) / own)
  }
  const { datastar, native, hook } = ratios
  return {
    datastar: median(datastar),
    native: median(native),
    hook: median(hook),
    viewers: VIEWERS,
  }
}

/**
 * What streams that are only open cost, in Datastar and in PocketBase's own words: memory of the
 * server in MB, and what it sends over three seconds once they are open.
 * @param {Server} pack
 * @param {Server} alone
 */
export async function idleStreams(pack, alone) {
  const datastar = await idle(pack, followed)
  const native = await idle(alone, subscribed)
  return { datastar, native, streams: IDLE }
}

/** @param {Server} server @param {Parameters<typeof costOf>[1]} open */
async function idle(server, open) {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  const before = server.memory()
  let events = 0
  const hear = () => {
    events++
  }
  await openAll(server, { agent, open, hear, count: IDLE })
  await new Promise((resolve) => setTimeout(resolve, 3000))
  const mb = server.memory() - before
  agent.destroy()
  return { mb, events }
}

/**
 * @param {Server} server
 * @param {{ agent: Agent, open: Parameters<typeof costOf>[1], hear: () => void, count: number }} streams
 */
async function openAll(server, { agent, open, hear, count }) {
  for (let opened = 0; opened < count; opened += 20) {
    await Promise.all(Array.from({ length: 20 }, () => open(server, agent, hear)))
  }
}

/**
 * Microseconds of the server's CPU for each event that reaches a viewer.
 * @param {Server} server
 * @param {(server: Server, agent: Agent, heard: () => void) => Promise<void>} open
 */
async function costOf(server, open) {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  let heard = 0
  const hear = () => {
    heard++
  }
  await openAll(server, { agent, open, hear, count: VIEWERS })
  const { id } = await server.admin(`/api/collections/${TOPIC}/records`, {
    method: 'POST',
    body: { text_0: 'live', number_0: 1, state: 'open' },
  })
  await until(() => heard >= VIEWERS)
  heard = 0
  const before = server.cpu()
  for (let change = 0; change < CHANGES; change++) {
    const path = `/api/collections/${TOPIC}/records/${id}`
    await server.admin(path, { method: 'PATCH', body: { number_0: change + 2 } })
    await until(() => heard >= VIEWERS * (change + 1))
  }
  const spent = server.cpu() - before
  agent.destroy()
  await server.admin(`/api/collections/${TOPIC}/records/${id}`, { method: 'DELETE' })
  return (spent * 1e6) / heard
}

/** @param {() => boolean} done */
async function until(done) {
  const deadline = performance.now() + 60_000
  while (!done()) {
    if (performance.now() > deadline) throw new Error('Events were lost.')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** @type {Parameters<typeof costOf>[1]} */
async function followed(server, agent, heard) {
  await stream(server, agent, { path: `/api/realtime?live=${TOPIC}&view=row`, heard })
}

/** @type {Parameters<typeof costOf>[1]} */
async function subscribed(server, agent, heard) {
  const first = await stream(server, agent, { path: '/api/realtime', heard })
  const clientId = /"clientId":"(\w+)"/.exec(first)?.[1]
  const body = { clientId, subscriptions: [`${TOPIC}/*`] }
  await server.admin('/api/realtime', { method: 'POST', body })
}

/**
 * Opens a stream; answers its first message, and counts the others.
 * @param {Server} server
 * @param {Agent} agent
 * @param {{ path: string, heard: () => void }} asked
 * @returns {Promise<string>}
 */
function stream({ url, token }, agent, { path, heard }) {
  const headers = { Authorization: token, Accept: 'text/event-stream', 'Datastar-Request': 'true' }
  return new Promise((resolve, reject) => {
    get(url + path, { agent, headers }, (response) => {
      let first = true
      response.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        for (const _ of text.matchAll(/^id:/gm)) first ? resolve(text) : heard()
        first = false
      })
      response.on('error', () => undefined)
    }).on('error', reject)
  })
}
