import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'

// Processes are looked at, since a PocketBase that nobody asks for some minutes has no file of its
// database open. On Windows they are not; there a folder of one that runs cannot be moved.

/**
 * Whether a PocketBase that one of our scripts has started is at work on a data folder.
 * @param {string} data absolute
 * @param {string} [word] what it is told to do; anything where it is not given
 * @returns {boolean}
 */
export function isUsed(data, word = '') {
  return commandLines().some((line) => line.includes(`--dir=${data} `) && line.includes(` ${word}`))
}

/**
 * Whether a program runs, whatever it was told to do.
 * @param {string} program absolute
 * @returns {boolean}
 */
export function isRunning(program) {
  if (!existsSync(program)) return false
  const path = realpathSync(program)
  if (process.platform === 'linux') return processes().some((pid) => programOf(pid) === path)
  return printed('comm=').includes(path)
}

/** @returns {readonly string[]} of all processes that may be seen, each with a space at its end */
function commandLines() {
  if (process.platform !== 'linux') return printed('args=').map((line) => `${line} `)
  return processes().map((pid) =>
    seen(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')),
  )
}

/** @returns {readonly string[]} */
const processes = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name))

/**
 * @param {string} pid
 * @returns {string}
 */
const programOf = (pid) => seen(() => readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, ''))

/**
 * What can be read of a process; nothing where it has ended meanwhile, or is somebody else's.
 * @param {() => string} read
 * @returns {string}
 */
function seen(read) {
  try {
    return read()
  } catch {
    return ''
  }
}

/**
 * @param {string} column of ps
 * @returns {readonly string[]}
 */
function printed(column) {
  if (process.platform === 'win32') return []
  const { stdout } = spawnSync('ps', ['-A', '-ww', '-o', column], { encoding: 'utf8' })
  return (stdout ?? '').split('\n')
}
