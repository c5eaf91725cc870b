import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/**
 * Whether a PocketBase runs that one of our scripts has started on a data folder. The processes are
 * looked at, since a server that nobody asks for some minutes has no open file; on Windows, where the
 * folder of one that runs cannot be moved, they are not.
 * @param {string} data absolute
 * @returns {boolean}
 */
export function isServed(data) {
  return commandLines().some((line) => `${line} `.includes(`--dir=${data} `))
}

/** @returns {readonly string[]} of all processes that may be seen */
function commandLines() {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(commandLine)
  }
  if (process.platform === 'win32') return []
  return (
    spawnSync('ps', ['-A', '-ww', '-o', 'args='], { encoding: 'utf8' }).stdout?.split('\n') ?? []
  )
}

/**
 * @param {string} pid
 * @returns {string}
 */
function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    // It has ended meanwhile.
    return ''
  }
}
