import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { outputOf } from './child.mjs'
import { ogenClient } from './ogen.mjs'
import { flagsOf } from './pocketbase.mjs'

/**
 * @typedef {object} Tools What the steps work with.
 * @property {import('./first-run.mjs').Server} server whose commands are called
 * @property {string} ogen path of the binary
 * @property {string} [from] a file of exported collections instead of the live schema
 * @property {string} folder into which they write
 * @property {AbortSignal} signal
 */

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {string} makes a file, or a folder of files named `*_gen.go`
 * @property {(tools: Tools, makes: string) => Promise<void>} make
 */

/** The schema, which the first step writes and all others read: they describe the same moment. */
const SCHEMA = 'schema.json'

const OPENAPI = 'openapi.json'
const EVENTS = 'openapi.datastar.json'

/**
 * All that is generated, in the order in which it is.
 * @type {readonly Step[]}
 */
export const STEPS = [
  { title: 'schema', makes: SCHEMA, make: schema },
  { title: 'TypeScript types', makes: 'types.ts', make: printed('types') },
  { title: 'zod schemas', makes: 'zod.ts', make: printed('zod') },
  { title: 'Go records', makes: 'records/records.go', make: printed('go') },
  { title: 'OpenAPI, JSON', makes: OPENAPI, make: printed('openapi') },
  { title: 'OpenAPI, YAML', makes: 'openapi.yaml', make: printed('openapi', '--format=yaml') },
  { title: 'Go client (ogen)', makes: 'client', make: clientOf(OPENAPI) },
  { title: 'OpenAPI, events', makes: EVENTS, make: printed('openapi', '--answers=datastar') },
  { title: 'Go event client', makes: 'events', make: clientOf(EVENTS) },
]

/** @type {Step['make']} */
async function schema(tools, makes) {
  await print(tools, makes, tools.from ? ['schema', `--from=${tools.from}`] : ['schema'])
}

/**
 * @param {...string} words a command of the pack
 * @returns {Step['make']}
 */
function printed(...words) {
  return (tools, makes) => print(tools, makes, [...words, `--from=${join(tools.folder, SCHEMA)}`])
}

/**
 * @param {Tools} tools
 * @param {string} makes
 * @param {readonly string[]} words
 */
async function print({ server, folder, signal }, makes, words) {
  const command = [...flagsOf(server.folder), 'stack', ...words]
  const text = await outputOf(server.binary, command, { signal })
  mkdirSync(dirname(join(folder, makes)), { recursive: true })
  writeFileSync(join(folder, makes), text)
}

/**
 * @param {string} document
 * @returns {Step['make']}
 */
function clientOf(document) {
  return ({ ogen, folder, signal }, makes) =>
    ogenClient(ogen, { document: join(folder, document), folder: join(folder, makes), signal })
}
