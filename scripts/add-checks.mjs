import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Fault, reasonOf } from './fault.mjs'
import { endingOf, systemOf } from './platform.mjs'
import { flagsOf } from './pocketbase.mjs'
import { isRunning } from './served.mjs'

/** @typedef {import('./add-options.mjs').Place} Place */

/** The pack does not run in a PocketBase that is older. */
const OLDEST = [0, 36, 8]

const PLATFORM = { os: process.platform, arch: process.arch }

/**
 * Throws where the pack should not be put, or taken from. `force` is for those who know better,
 * except about a version and about what the system does not allow.
 * @param {Place} place
 * @param {{ force: boolean, remove: boolean }} options
 */
export function checkPlace(place, { force, remove }) {
  const { folder } = place
  if (!isFolder(folder)) throw new Fault(`There is no folder ${folder}.`)
  const binary = join(folder, `pocketbase${endingOf(PLATFORM)}`)
  if (!remove) checkBinary(binary, folder, force)
  if (!force) refuseWhileRunning(binary, folder)
  checkWritable(place)
}

/**
 * @param {string} binary
 * @param {string} folder
 */
function refuseWhileRunning(binary, folder) {
  const isOpen = existsSync(join(folder, 'pb_data', 'data.db-shm'))
  if (!isOpen && !isRunning(binary)) return
  const orNot = isOpen ? ', or was cut off there (pb_data/data.db-shm is left)' : ''
  throw new Fault(
    `PocketBase runs in ${folder}${orNot}. Stop it first; or add --force: then it restarts itself, ` +
      'perhaps more than once.',
  )
}

/**
 * @param {string} binary
 * @param {string} folder
 * @param {boolean} force
 */
function checkBinary(binary, folder, force) {
  if (existsSync(binary)) return checkVersion(binary, force)
  if (force || isFolder(join(folder, 'pb_data'))) return
  throw new Fault(
    `${folder} is not the folder of a PocketBase: it has neither pocketbase nor pb_data. If it ` +
      'shall be one, add --force.',
  )
}

/**
 * @param {string} binary
 * @param {boolean} force
 */
function checkVersion(binary, force) {
  // A folder that is not there, so that no hooks are run for a version.
  const flags = flagsOf(`${binary}.none`)
  const { error, status, stdout, stderr } = spawnSync(binary, [...flags, '--version'], {
    timeout: 10_000,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
  })
  if (error || status !== 0) {
    if (force) return
    const why = error ? reasonOf(error) : stderr.trim().split('\n', 1)[0] || `exit code ${status}`
    throw new Fault(
      `${binary} does not tell its version on ${systemOf(PLATFORM)} (${why}); is it made for ` +
        'another system? If it is right, add --force.',
    )
  }
  // One that somebody has built may have no number.
  const version = /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? OLDEST.join('.')
  if (isOlder(version.split('.').map(Number))) {
    throw new Fault(
      `${binary} is ${version}; the pack needs PocketBase ${OLDEST.join('.')} or newer.`,
    )
  }
}

/**
 * @param {readonly number[]} version
 * @returns {boolean}
 */
function isOlder(version) {
  const at = OLDEST.findIndex((part, index) => part !== version[index])
  return at >= 0 && (version[at] ?? 0) < (OLDEST[at] ?? 0)
}

/** @param {Place} place */
function checkWritable({ folder, places }) {
  for (const path of [folder, ...Object.values(places)]) {
    const there = existsSync(path) ? path : dirname(path)
    if (!isFolder(there)) throw new Fault(`${there} is no folder.`)
    try {
      accessSync(there, constants.W_OK)
    } catch (error) {
      throw new Fault(`Nothing can be written into ${there}: ${reasonOf(error)}.`)
    }
  }
}

/**
 * @param {string} path
 * @returns {boolean}
 */
function isFolder(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
