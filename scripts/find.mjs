import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path'
import { Fault, reasonOf } from './fault.mjs'
import { temporaryName } from './files.mjs'
import { goBuild } from './go-build.mjs'
import { ROOT } from './main.mjs'
import { PARTS } from './parts.mjs'
import { endingOf, systemOf } from './platform.mjs'
import { releasedBinary } from './release.mjs'

/**
 * @typedef {object} Surroundings Where to look, and how long; all of it has defaults.
 * @property {string} root the repository
 * @property {NodeJS.ProcessEnv} env
 * @property {import('./platform.mjs').Platform} platform
 * @property {import('./progress.mjs').Output} out
 */

/** @typedef {Surroundings & import('./download.mjs').Limits} Defaults */

/**
 * @typedef {Defaults & { part: import('./parts.mjs').Part }} Options
 * The part is another version of it than the one in `PARTS`.
 */

/** @typedef {Options & { name: string }} Search */

/** @type {Readonly<Defaults>} */
const DEFAULTS = {
  root: ROOT,
  env: process.env,
  platform: { os: process.platform, arch: process.arch },
  out: process.stderr,
  connectMs: 5_000,
  stallMs: 20_000,
}

/**
 * Finds a program of the stack and returns its absolute path. It takes the first that runs: the
 * one its variable names (which must run), the one in `.dep`, one of the right version on the PATH,
 * its own release where it has one, a Go build; the last two are kept in `.dep`.
 * @param {keyof typeof PARTS} name
 * @param {Partial<Options>} [options]
 * @returns {Promise<string>}
 */
export async function find(name, options = {}) {
  const search = { part: PARTS[name], ...DEFAULTS, ...options, name }
  const { part, root, env, platform } = search
  const chosen = env[part.variable]
  if (chosen) return chosenBinary(chosen, search)
  const file = `.dep/${name}-${part.version}${endingOf(platform)}`
  const path = join(root, file)
  const reasons = [`$${part.variable} is not set`]
  for (const way of waysTo(path, search)) {
    try {
      return await way.take()
    } catch (error) {
      reasons.push(`${way.title}: ${reasonOf(error)}`)
    }
  }
  throw new Fault(noWay(part, reasons))
}

/**
 * @param {string} path
 * @param {Search} search
 * @returns {readonly { title: string, take: () => Promise<string> }[]}
 */
function waysTo(path, search) {
  const { release } = search.part
  return [
    {
      title: '.dep',
      take: async () => workingBinary(path, search),
    },
    {
      title: 'PATH',
      take: async () => binaryOnPath(search),
    },
    ...(release ? [{ title: 'download', take: () => downloadInto(path, search, release) }] : []),
    {
      title: 'Go build',
      take: () => install(path, search, (file) => goBuild(search, file)),
    },
  ]
}

/**
 * @param {string} path
 * @param {Search} search
 * @param {import('./parts.mjs').Release} release
 * @returns {Promise<string>}
 */
async function downloadInto(path, search, release) {
  const binary = await releasedBinary(search, release).catch((error) => {
    search.out.write(`Not downloaded: ${reasonOf(error)}\n`)
    throw error
  })
  return install(path, search, async (file) => writeFileSync(file, binary))
}

/**
 * @param {string} chosen
 * @param {Search} search
 * @returns {string}
 */
function chosenBinary(chosen, search) {
  try {
    return workingBinary(resolve(chosen), search)
  } catch (error) {
    throw new Fault(`$${search.part.variable} cannot be used: ${reasonOf(error)}.`)
  }
}

/**
 * The first program of the part's name on the PATH that says it has the part's version. Others may
 * have the name: Taskwarrior's is `task` too.
 * @param {Search} search
 * @returns {string}
 */
function binaryOnPath({ name, part, env, platform }) {
  const file = name + endingOf(platform)
  const paths = (env.PATH ?? '').split(delimiter).map((folder) => join(folder, file))
  const found = paths.find((path) => isAbsolute(path) && isOfVersion(path, part))
  if (!found) throw new Fault(`it has no ${file} ${part.version}`)
  return found
}

/**
 * @param {string} path
 * @param {import('./parts.mjs').Part} part
 * @returns {boolean}
 */
function isOfVersion(path, { version, versionArgs }) {
  if (!existsSync(path)) return false
  const { status, stdout } = spawnSync(path, versionArgs, { timeout: 30_000, encoding: 'utf8' })
  return status === 0 && stdout.split(/\s+/).some((word) => word.replace(/^v/, '') === version)
}

/**
 * Makes a binary under a name of its own and, if it runs, gives it its name. Two runs at once each
 * make theirs; the last one stays.
 * @param {string} path
 * @param {Search} search
 * @param {(file: string) => Promise<void>} make
 * @returns {Promise<string>}
 */
async function install(path, search, make) {
  const file = temporaryName(path)
  mkdirSync(dirname(path), { recursive: true })
  try {
    await make(file)
    chmodSync(file, 0o755)
    workingBinary(file, search)
    renameSync(file, path)
    return path
  } catch (error) {
    // Windows does not let a running binary be replaced, but then another run has put it there.
    if (error instanceof Fault || !existsSync(path)) throw error
    return workingBinary(path, search)
  } finally {
    rmSync(file, { force: true })
  }
}

/**
 * The path of a binary that has just shown that it runs here.
 * @param {string} path
 * @param {Search} search
 * @returns {string}
 */
function workingBinary(path, { part, platform }) {
  if (!existsSync(path)) throw new Fault(`${path} is not there`)
  const { error, status, signal } = spawnSync(path, part.versionArgs, { timeout: 30_000 })
  if (!error && status === (part.versionCode ?? 0)) return path
  const how = error ? error.message : `it ended with ${signal ?? `exit code ${status}`}`
  throw new Fault(
    `${path} does not run on ${systemOf(platform)} (${how}); is it made for another system?`,
  )
}

/**
 * @param {import('./parts.mjs').Part} part
 * @param {readonly string[]} reasons
 * @returns {string}
 */
function noWay(part, reasons) {
  const list = reasons.map((reason, index) => `  ${index + 1}. ${reason}`).join('\n')
  return (
    `${part.title} ${part.version} was not found; each of these ways failed:\n${list}\n` +
    `Any one will do: for example, get the binary yourself and set ${part.variable} to its path.`
  )
}
