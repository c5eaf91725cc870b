import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { promisify } from 'node:util'
import { Fault, reasonOf } from './fault.mjs'

/**
 * @typedef {object} End
 * @property {number} code the exit code; 128 and the signal's number when a signal ended it
 * @property {boolean} stopped whether it was asked to end by a signal that we passed on
 */

const WINDOWS = process.platform === 'win32'

/**
 * @typedef {object} Reach
 * @property {boolean} [wholeGroup] whether signals go to all that the program has started, too:
 *   Task leaves those to the terminal
 */

/** @type {Readonly<Partial<Record<NodeJS.Signals, NodeJS.Signals>>>} */
const PASSED_ON = { SIGINT: 'SIGINT', SIGTERM: 'SIGTERM', SIGHUP: 'SIGTERM' }

/**
 * Runs a program to its end. The first SIGINT, SIGTERM or SIGHUP is passed on to it, later ones are
 * not: a second one would cut PocketBase's shutdown short. For the same reason it gets a process
 * group of its own, which the terminal's Ctrl-C does not reach (Windows has no such signals; there
 * the console tells it).
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & Reach} [options]
 * @returns {Promise<End>}
 */
export async function run(program, args, { wholeGroup = false, ...options } = {}) {
  const child = spawn(program, args, { stdio: 'inherit', detached: !WINDOWS, ...options })
  let stopped = false
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    if (!stopped && !WINDOWS) send(child, PASSED_ON[signal], wholeGroup)
    stopped = true
  }
  const endWithUs = () => child.kill()
  const signals = /** @type {NodeJS.Signals[]} */ (Object.keys(PASSED_ON))
  for (const signal of signals) process.on(signal, passOn)
  process.on('exit', endWithUs)
  // npm hands a signal to its shell alone: when that has died, we are what is left.
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event && process.ppid !== parent) passOn('SIGTERM')
  }, 500).unref()
  try {
    const [code, signal] = await once(child, 'exit')
    return {
      code: code ?? 128 + constants.signals[/** @type {NodeJS.Signals} */ (signal)],
      stopped,
    }
  } catch (error) {
    throw new Fault(`${program} could not be started: ${reasonOf(error)}.`)
  } finally {
    clearInterval(watch)
    for (const signal of signals) process.off(signal, passOn)
    process.off('exit', endWithUs)
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals | undefined} signal
 * @param {boolean} wholeGroup
 */
function send(child, signal, wholeGroup) {
  if (!wholeGroup || !child.pid) {
    child.kill(signal)
    return
  }
  try {
    process.kill(-child.pid, signal)
  } catch {
    // It has just ended by itself.
  }
}

/**
 * What a program prints on stdout. Where it fails, the fault is what it says on stderr, without the
 * times that PocketBase puts before each line.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ signal?: AbortSignal, cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>}
 */
export async function outputOf(program, args, options) {
  try {
    const run = promisify(execFile)
    return (await run(program, args, { ...options, maxBuffer: 2 ** 28 })).stdout
  } catch (error) {
    const { stderr = '' } = /** @type {{ stderr?: string }} */ (error)
    const said = stderr.replaceAll(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d /gm, '').trim()
    throw new Fault(said || reasonOf(error))
  }
}
