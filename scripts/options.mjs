import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import * as util from 'node:util'
import { Fault, reasonOf } from './fault.mjs'
import { ROOT } from './main.mjs'

/**
 * @typedef {object} Options What `npm start` or `npm run up` was asked for.
 * @property {boolean} help
 * @property {string} project absolute
 * @property {string | undefined} tickets
 */

/** What `npm start -- --help` prints. */
export const USAGE = `npm start -- [options]   runs the demo in PocketBase, with the pack inside

  --tickets N       how many tickets the first start writes (500)
  --project DIR     a project other than proj/demo
  --help

Environment:
  PORT              another port than 8090
  POCKETBASE        path of the PocketBase to run
  PB_STACK_MIRROR   where to download PocketBase from, instead of https://github.com

The project runs from its folder .run; \`npm run demo:reset\` begins the demo anew.`

/** What `npm run up -- --help` prints. */
export const UP_USAGE = `npm run up -- [options]   runs the demo in the background, and again when it ends

  --tickets N       how many tickets the first start writes (500)
  --project DIR     a project other than proj/demo
  --help

  npm run status    what runs (-- --project DIR for another project, here and below)
  npm run logs      what PocketBase has printed (-- --follow to wait for more)
  npm run down      ends it in order

Environment:
  PORT              another port than 8090
  POCKETBASE        path of the PocketBase to run
  PROCESS_COMPOSE   path of the Process Compose to run

Logs are in the folder .run/logs of the project.`

/** The project that runs when none is named. */
export const DEMO = join(ROOT, 'proj', 'demo')

/**
 * Reads the arguments of a command that starts a project.
 * @param {string[]} args
 * @param {string} command
 * @returns {Options}
 */
export function readOptions(args, command) {
  const { help, project, tickets } = explained(`${command} -- --help`, () => parsed(args))
  checkTickets(tickets)
  return { help: help === true, project: resolve(project ?? DEMO), tickets }
}

/**
 * Throws where the value of `--tickets` is no number.
 * @param {string | undefined} tickets
 */
export function checkTickets(tickets) {
  if (tickets === undefined || /^\d+$/.test(tickets)) return
  throw new Fault(`--tickets takes a whole number, not "${tickets}".`)
}

/**
 * Takes `--project` out of the arguments of another program; proj/demo where it is not there.
 * @param {string[]} args
 * @returns {{ project: string, words: string[] }}
 */
export function takeProject(args) {
  const options = /** @type {const} */ ({ project: { type: 'string' } })
  const { values, tokens } = util.parseArgs({ args, options, strict: false, tokens: true })
  const taken = tokens.flatMap((token) => {
    if (token.kind !== 'option' || token.name !== 'project') return []
    return token.inlineValue === false ? [token.index, token.index + 1] : [token.index]
  })
  if (values.project === true) throw new Fault('--project takes a folder.')
  const project = typeof values.project === 'string' ? resolve(values.project) : DEMO
  return { project, words: args.filter((_, index) => !taken.includes(index)) }
}

/** @param {string[]} args */
function parsed(args) {
  return util.parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h' },
      project: { type: 'string' },
      tickets: { type: 'string' },
    },
  }).values
}

/**
 * What a parse of arguments gives; what it refuses is said in one sentence, with where help is.
 * @template Values
 * @param {string} help the command that shows it
 * @param {() => Values} parse
 * @returns {Values}
 */
export function explained(help, parse) {
  try {
    return parse()
  } catch (error) {
    const [sentence] = reasonOf(error).split(/[.\n]/)
    throw new Fault(`${sentence}. \`${help}\` shows what there is.`)
  }
}

/**
 * The port to serve on, once it is known to be free.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
export async function freePort(env) {
  const asked = env.PORT || '8090'
  const port = /^\d+$/.test(asked) ? Number(asked) : 0
  if (port < 1 || port > 65535) {
    throw new Fault(`PORT must be a number from 1 to 65535, not "${asked}".`)
  }
  return listenOnce(port)
}

/**
 * A port on the loopback that nobody else listens on.
 * @returns {Promise<number>}
 */
export function anyPort() {
  return listenOnce(0)
}

/**
 * @param {number} port
 * @returns {Promise<number>}
 */
function listenOnce(port) {
  const server = createServer()
  return new Promise((listening, refused) => {
    server.once('error', (error) => refused(new Fault(portFault(port, error))))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const taken = typeof address === 'object' && address ? address.port : port
      server.close(() => listening(taken))
    })
  })
}

/**
 * @param {number} port
 * @param {NodeJS.ErrnoException} error
 * @returns {string}
 */
function portFault(port, error) {
  if (error.code !== 'EADDRINUSE') return `Port ${port} cannot be used: ${error.message}.`
  const other = port === 8090 ? 8091 : 8090
  return `Port ${port} is taken; choose another one, for example PORT=${other}.`
}
