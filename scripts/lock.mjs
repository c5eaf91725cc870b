import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Fault } from './fault.mjs'

/**
 * Keeps a second run of a step away while this one is at it. A lock that a process has left which
 * runs no more is taken over.
 * @param {string} path of a file
 * @param {string} step what the other run is said to be doing
 * @returns {() => void} lets others in
 */
export function lock(path, step) {
  const unlock = () => rmSync(path, { force: true })
  if (take(path)) return unlock
  const other = holderOf(path)
  // It is empty while somebody is taking it.
  if (other === '' || isRunning(Number(other))) {
    const who = other ? `Process ${other}` : 'Another process'
    throw new Fault(`${who} is ${step}; wait for it. If that is not so, delete ${path}.`)
  }
  if (other) unlock()
  if (take(path)) return unlock
  throw new Fault(`Another process is ${step}; wait for it.`)
}

/**
 * Whether the lock was free, and is ours now.
 * @param {string} path
 * @returns {boolean}
 */
function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/**
 * @param {string} path
 * @returns {string | undefined} undefined when it has just been given back
 */
function holderOf(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
function isRunning(pid) {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process runs too.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
