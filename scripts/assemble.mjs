import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Fault } from './fault.mjs'
import { filesOf, readJson, writeWhole } from './files.mjs'
import { FOLDERS } from './pocketbase.mjs'

/** @typedef {{ pack: string, project: string }} Places The folder of the pack and of a project. */

const MANIFEST = 'assembled.json'

/**
 * The folder of a project from which PocketBase runs.
 * @param {Places} places
 * @returns {string}
 */
export function runFolder({ project }) {
  return join(project, '.run')
}

/**
 * Copies the hooks, migrations and pages of pack and project into the project's `.run`, since
 * PocketBase has one folder for each. Writes only what has changed (a written hook restarts
 * PocketBase) and removes what has gone from the sources. Migrations that PocketBase wrote there
 * are saved first.
 * @param {Places} places
 * @returns {string[]} the migrations saved, as absolute paths
 */
export function assemble(places) {
  if (!existsSync(places.project)) throw new Fault(`There is no folder ${places.project}.`)
  const run = runFolder(places)
  const saved = saveMigrations(places)
  const sources = sourcesOf(places)
  const gone = readManifest(run).filter((path) => !sources.has(path) && existsSync(join(run, path)))
  for (const path of gone) removeFile(run, path)
  writeManifest(run, [...sources.keys()])
  for (const folder of FOLDERS) mkdirSync(join(run, folder), { recursive: true })
  for (const [path, source] of sources) copyChanged(source, join(run, path))
  return saved
}

/**
 * Copies migrations that PocketBase wrote into `.run` (its automigrate, when a collection is
 * changed in the dashboard) back to the project: those that neither the manifest nor a source
 * knows.
 * @param {Places} places
 * @returns {string[]} the migrations saved, as absolute paths
 */
export function saveMigrations(places) {
  const run = runFolder(places)
  const manifest = readManifest(run)
  const known = new Set([...manifest, ...sourcesOf(places).keys()])
  const written = filesOf(join(run, 'pb_migrations'))
    .map((path) => `pb_migrations/${path}`)
    .filter((path) => /\.[jt]s$/.test(path) && !known.has(path))
  if (written.length === 0) return []
  for (const path of written) copyChanged(join(run, path), join(places.project, path))
  writeManifest(run, [...manifest, ...written])
  return written.map((path) => join(places.project, path))
}

/**
 * Every file that `.run` is made of: its path there, and where it comes from.
 * @param {Places} places
 * @returns {Map<string, string>}
 */
function sourcesOf({ pack, project }) {
  /** @type {Map<string, string>} */
  const sources = new Map()
  for (const folder of FOLDERS) {
    for (const owner of [pack, project]) {
      for (const file of filesOf(join(owner, folder))) {
        const path = `${folder}/${file}`
        const other = sources.get(path)
        const source = join(owner, path)
        if (other) throw new Fault(`Both ${other} and ${source} exist: rename the project's.`)
        sources.set(path, source)
      }
    }
  }
  return sources
}

/**
 * @param {string} source
 * @param {string} target
 */
function copyChanged(source, target) {
  const content = readFileSync(source)
  if (existsSync(target) && readFileSync(target).equals(content)) return
  writeWhole(target, content)
}

/**
 * Removes a file and the folders it leaves empty, so that a file may take a folder's name.
 * @param {string} run
 * @param {string} path
 */
function removeFile(run, path) {
  rmSync(join(run, path), { force: true })
  for (let folder = dirname(path); folder.includes('/'); folder = dirname(folder)) {
    if (readdirSync(join(run, folder)).length > 0) return
    rmdirSync(join(run, folder))
  }
}

/**
 * @param {string} run
 * @returns {string[]}
 */
function readManifest(run) {
  const path = join(run, MANIFEST)
  return existsSync(path) ? readJson(path, 'Delete it and start again.') : []
}

/**
 * @param {string} run
 * @param {string[]} paths
 */
function writeManifest(run, paths) {
  writeWhole(join(run, MANIFEST), `${JSON.stringify(paths.sort(), null, 2)}\n`)
}
