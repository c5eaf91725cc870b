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
  const mine = () => writeFileSync(path, String(process.pid), { flag: 'wx' })
  try {
    mine()
  } catch {
    const other = Number(readFileSync(path, 'utf8'))
    if (isRunning(other)) throw new Fault(`Process ${other} is ${step}; wait for it.`)
    rmSync(path)
    mine()
  }
  return () => rmSync(path, { force: true })
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
