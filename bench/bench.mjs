import { find } from '../scripts/find.mjs'
import { main } from '../scripts/main.mjs'
import { documents, manyCollections, warmMemory } from './documents.mjs'
import { gui } from './gui.mjs'
import { idleStreams, liveCost } from './live.mjs'
import { median } from './measure.mjs'
import { line, more } from './print.mjs'
import { recordRoutes, writeIdle, writeSix } from './records.mjs'
import { COLLECTIONS, schemaOf } from './schema.mjs'
import { folderWith, start } from './servers.mjs'
import { states } from './state.mjs'
import { configurations } from './tofu.mjs'
import { changedViews } from './views.mjs'

/** @typedef {import('./servers.mjs').Server} Server */

const STARTS = 5

// `npm run bench`: the pack against PocketBase alone, in alternation in one run.
await main(async () => {
  const binary = await find('pocketbase')
  const folders = { pack: folderWith(binary, true), alone: folderWith(binary, false) }
  writeSix(folders.pack)
  await startTimes(binary, folders)
  const pack = await start(binary, folders.pack)
  const alone = await start(binary, folders.alone)
  try {
    await idleMemory(pack, alone)
    await fill(pack)
    await fill(alone)
    await besideIdle(binary, async (idle) => {
      await recordRoutes({ pack, alone, idle })
    })
    await documents(pack)
    await changedViews(pack)
    await warmMemory(pack, alone)
    await gui({ pack, alone })
    await besideIdle(binary, async (idle) => {
      await liveViews({ pack, alone, idle })
    })
  } finally {
    await Promise.all([pack.stop(), alone.stop()])
    pack.remove()
    alone.remove()
  }
  await manyCollections(binary)
  await states(binary)
  await configurations(binary)
  return 0
})

/** @param {string} binary @param {{ pack: string, alone: string }} folders */
async function startTimes(binary, folders) {
  const differences = []
  for (let round = 0; round < STARTS; round++) {
    const pack = await started(binary, folders.pack)
    differences.push(pack - (await started(binary, folders.alone)))
  }
  line('start, with the pack', more(median(differences), 'ms'), 'at most +100 ms')
}

/** @param {string} binary @param {string} folder */
async function started(binary, folder) {
  const server = await start(binary, folder)
  await server.stop()
  return server.startMs
}

/** @param {Server} pack @param {Server} alone */
async function idleMemory(pack, alone) {
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const found = pack.memory() - alone.memory()
  line('memory idle', more(found, 'MB'), 'at most +25 MB')
}

/** @param {Server} server */
async function fill(server) {
  await server.admin('/api/collections/import', {
    method: 'PUT',
    body: { collections: schemaOf(COLLECTIONS) },
  })
  const target = await made(server, 1, { text_0: 'What others lead to', number_0: 1 })
  for (let n = 0; n < 200; n++) {
    const record = { text_0: `Record ${n}`, number_0: n + 1, state: 'open' }
    await made(server, 0, { ...record, next: target.id })
    await made(server, 2, record)
  }
}

/** @param {Server} server @param {number} nth @param {object} body */
function made(server, nth, body) {
  return server.admin(`/api/collections/bench_${nth}/records`, { method: 'POST', body })
}

/**
 * Beside a server whose hooks do nothing.
 * @param {string} binary
 * @param {(idle: Server) => Promise<void>} measure
 */
async function besideIdle(binary, measure) {
  const folder = folderWith(binary, false)
  writeIdle(folder)
  const idle = await start(binary, folder)
  try {
    await fill(idle)
    await measure(idle)
  } finally {
    await idle.stop()
    idle.remove()
  }
}

/** @param {{ pack: Server, alone: Server, idle: Server }} servers */
async function liveViews(servers) {
  const { pack, alone } = servers
  const { datastar: open, native: own, streams } = await idleStreams(pack, alone)
  const found = `${more(open.mb, 'MB')} beside ${more(own.mb, 'MB')}`
  line(
    `${streams} idle streams, and what they send`,
    `${found}, ${open.events} events`,
    'as alone, 0',
  )
  const { datastar, native, hook, viewers } = await liveCost(servers)
  line(`live, ${viewers} viewers, CPU an event`, `×${datastar.toFixed(2)}`, 'at most ×1.4')
  line("the same for PocketBase's own clients", `×${native.toFixed(2)}`, 'at most ×1.2')
  line('the same beside a hook of nothing', `×${hook.toFixed(2)}`, '')
}
