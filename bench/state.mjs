import { line } from './print.mjs'
import { COLLECTIONS, MANY, schemaOf } from './schema.mjs'
import { folderWith, start } from './servers.mjs'

/** @typedef {import('./servers.mjs').Server} Server */

/**
 * How long a plan takes, and its application: of a PocketBase that becomes as large as the document
 * says, and of one that is as large already and changes in one rule, or in one of each collection.
 * @param {string} binary
 */
export async function states(binary) {
  await of(binary, COLLECTIONS, { planned: 'under 1500 ms', applied: 'under 3000 ms' })
  await of(binary, MANY, { planned: 'under 5000 ms', applied: '' })
}

/**
 * @param {string} binary
 * @param {number} size
 * @param {{ planned: string, applied: string }} goals
 */
async function of(binary, size, { planned, applied }) {
  const folder = folderWith(binary, true)
  const server = await start(binary, folder)
  try {
    const document = { collections: [{ name: 'users' }, ...schemaOf(size)] }
    const made = await timed(() => plan(server, document))
    line(`plan, ${size} new collections`, made.took, planned)
    const done = await timed(() => apply(server, document, made.found.hash))
    line(`apply, ${size} new collections`, done.took, applied)
    const [first, ...rest] = schemaOf(size)
    const users = { name: 'users' }
    const one = { collections: [users, { ...first, listRule: null }, ...rest] }
    const every = { collections: [users, ...schemaOf(size).map(closed)] }
    for (const [what, wanted] of /** @type {const} */ ([
      ['one rule of', one],
      ['a rule of each of', every],
      ['nothing in', document],
    ])) {
      const { took } = await timed(() => plan(server, wanted))
      line(`plan, ${what} ${size} collections`, took, planned)
    }
  } finally {
    await server.stop()
    server.remove()
  }
}

/** @param {object} collection */
const closed = (collection) => ({ ...collection, listRule: null })

/** @param {Server} server @param {unknown} body */
const plan = (server, body) => server.admin('/api/stack/plan', { method: 'POST', body })

/** @param {Server} server @param {unknown} document @param {unknown} hash */
const apply = (server, document, hash) =>
  server.admin('/api/stack/apply', { method: 'POST', body: { document, hash } })

/**
 * @template Found
 * @param {() => Promise<Found>} task
 */
async function timed(task) {
  const began = performance.now()
  const found = await task()
  return { found, took: `${Math.round(performance.now() - began)} ms` }
}
