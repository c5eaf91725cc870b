import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault, reasonOf } from './fault.mjs'

/**
 * @typedef {object} Project What a project's `project.json` says; the file may be missing.
 * @property {readonly string[]} [seed] a PocketBase command that fills a new database, as its
 *   words: `{ "seed": ["demo", "seed"] }` runs `pocketbase demo seed`. It is run once, on the first
 *   start, with `--tickets N` behind it when `npm start` was given that. A first start that was
 *   interrupted runs it again, so it does nothing to a database that is filled.
 */

/**
 * Reads the `project.json` of a project's folder.
 * @param {string} folder
 * @returns {Project}
 */
export function readProject(folder) {
  const path = join(folder, 'project.json')
  if (!existsSync(path)) return {}
  const project = parsed(path)
  const { seed } = /** @type {{ seed?: unknown }} */ (project)
  if (seed === undefined) return {}
  if (!Array.isArray(seed) || !seed.every((word) => typeof word === 'string')) {
    throw new Fault(`"seed" in ${path} must be a list of words, like ["demo", "seed"].`)
  }
  return { seed }
}

/**
 * @param {string} path
 * @returns {object}
 */
function parsed(path) {
  try {
    return Object(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new Fault(`${path} cannot be read: ${reasonOf(error)}`)
  }
}
