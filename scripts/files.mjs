import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Fault, reasonOf } from './fault.mjs'

/**
 * The files below a folder as sorted paths relative to it, with `/` on every system. Hidden files
 * (.DS_Store, .gitkeep) are left out, hidden folders (.well-known) are not. A missing folder has
 * no files.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesOf(folder) {
  return walk(folder, '').sort()
}

/**
 * @param {string} folder
 * @param {string} prefix
 * @returns {string[]}
 */
function walk(folder, prefix) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return walk(path, `${prefix}${name}/`)
    return name.startsWith('.') ? [] : [prefix + name]
  })
}

/**
 * The JSON in a file of ours. A damaged file is named, with what to do about it.
 * @param {string} path
 * @param {string} remedy a sentence
 * @returns {any}
 */
export function readJson(path, remedy) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Fault(`${path} cannot be read (${reasonOf(error)}). ${remedy}`)
  }
}

/**
 * Writes a file so that nobody ever sees half of it: under a name of its own, then renamed.
 * @param {string} path
 * @param {string | Uint8Array} content
 * @param {number} [mode]
 */
export function writeWhole(path, content, mode = 0o644) {
  const temporary = temporaryName(path)
  mkdirSync(dirname(path), { recursive: true })
  try {
    writeFileSync(temporary, content, { mode })
    chmodSync(temporary, mode)
    renameSync(temporary, path)
  } finally {
    rmSync(temporary, { force: true })
  }
}

/**
 * A name beside a file that no other run uses. The ending stays: Windows runs only `.exe`.
 * @param {string} path
 * @returns {string}
 */
export function temporaryName(path) {
  const ending = path.endsWith('.exe') ? '.exe' : ''
  return `${path}.${randomBytes(6).toString('hex')}.tmp${ending}`
}
