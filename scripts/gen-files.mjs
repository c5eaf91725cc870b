import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Fault, reasonOf } from './fault.mjs'
import { filesOf } from './files.mjs'

/**
 * @typedef {object} Difference Between what was made and what is there.
 * @property {number} files how many were made
 * @property {readonly string[]} written the paths of those that are new or not the same
 * @property {readonly string[]} gone the paths of generated files that are made no more
 */

/**
 * A folder beside another one, so that files are moved from it in one piece.
 * @param {string} out
 * @returns {string}
 */
export function folderBeside(out) {
  if (existsSync(out) && !statSync(out).isDirectory()) {
    throw new Fault(`${out} is a file; --out takes a folder.`)
  }
  try {
    mkdirSync(dirname(out), { recursive: true })
    return mkdtempSync(`${out}.tmp-`)
  } catch (error) {
    throw new Fault(`Nothing can be written beside ${out}: ${reasonOf(error)}.`)
  }
}

/**
 * Compares what a step has made with what an earlier run has left.
 * @param {string} made
 * @param {string} out
 * @param {string} path a file or a folder, in both
 * @returns {Difference}
 */
export function differenceOf(made, out, path) {
  const files = pathsOf(made, path)
  return {
    files: files.length,
    written: files.filter((file) => !isSame(join(made, file), join(out, file))),
    gone: pathsOf(out, path).filter((file) => file.endsWith('_gen.go') && !files.includes(file)),
  }
}

/**
 * Moves what is new to where it belongs and removes what is gone; other files stay as they are.
 * @param {string} made
 * @param {string} out
 * @param {readonly Difference[]} differences
 */
export function move(made, out, differences) {
  try {
    for (const path of differences.flatMap(({ written }) => written)) {
      mkdirSync(dirname(join(out, path)), { recursive: true })
      renameSync(join(made, path), join(out, path))
    }
    for (const path of differences.flatMap(({ gone }) => gone)) rmSync(join(out, path))
  } catch (error) {
    throw new Fault(`${reasonOf(error)}. Put that right and run it again.`)
  }
}

/**
 * @param {string} folder
 * @param {string} path
 * @returns {readonly string[]}
 */
function pathsOf(folder, path) {
  const place = join(folder, path)
  return existsSync(place) && statSync(place).isDirectory()
    ? filesOf(place).map((file) => `${path}/${file}`)
    : [path]
}

/**
 * @param {string} made
 * @param {string} there
 * @returns {boolean}
 */
function isSame(made, there) {
  return (
    existsSync(there) && statSync(there).isFile() && readFileSync(there).equals(readFileSync(made))
  )
}
