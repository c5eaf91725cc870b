import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Fault, reasonOf } from './fault.mjs'
import { readSums, SUMS, sumOf, sumsText } from './sums.mjs'

/** @typedef {import('./add-options.mjs').Place} Place */
/** @typedef {import('./add-plan.mjs').Plan} Plan */
/** @typedef {import('./sums.mjs').Sums} Sums */

/** Is there while an `add` is at work: what was known before, and what it is about to put. */
const UNFINISHED = `${SUMS}.unfinished`

/**
 * Where a path of the pack is on this machine.
 * @param {Place} place
 * @param {string} path
 * @returns {string}
 */
function at({ places }, path) {
  const [folder = '', ...names] = path.split('/')
  return join(places[folder] ?? '', ...names)
}

/**
 * What is there of a pack, and whether an earlier `add` was interrupted.
 * @param {Place} place
 * @returns {import('./add-plan.mjs').Ground & { interrupted: boolean }}
 */
export function groundOf(place) {
  const lists = [SUMS, UNFINISHED].map((path) => at(place, path)).filter((path) => existsSync(path))
  return {
    known: lists.map(readSums).reduce(together, { version: '', folders: [], files: [] }),
    sumAt: (path) => {
      const file = at(place, path)
      const found = statSync(file, { throwIfNoEntry: false })
      if (!found) return undefined
      return found.isFile() ? sumOf(readFileSync(file)) : 'not a file'
    },
    hasFolder: (folder) => existsSync(at(place, folder)),
    interrupted: existsSync(at(place, UNFINISHED)),
  }
}

/**
 * What one or the other list knows.
 * @param {Sums} one
 * @param {Sums} other
 * @returns {Sums}
 */
function together(one, other) {
  return {
    version: other.version,
    folders: [...new Set([...one.folders, ...other.folders])].sort(),
    files: [...one.files, ...other.files],
  }
}

/**
 * Removes what an `add` has left beside that came to no end.
 * @param {Place} place
 * @param {Sums} sums
 */
export function sweep(place, { files }) {
  for (const path of [SUMS, UNFINISHED, ...files.map(([file]) => file)]) {
    rmSync(beside(at(place, path)), { force: true })
  }
}

/**
 * Does what was planned. All that is new is written beside first: until then nothing has been
 * changed, and afterwards nothing is left that could fail for want of space. One that is cut off is
 * known by its list, and the next one goes on.
 * @param {Plan} plan
 * @param {Place} place
 * @param {Sums} known
 */
export function apply(plan, place, known) {
  const wasThere = existsSync(at(place, UNFINISHED))
  try {
    prepare(plan, place, known)
  } catch (error) {
    sweep(place, plan.sums)
    if (!wasThere) rmSync(at(place, UNFINISHED), { force: true })
    removeEmpty([...plan.made].reverse(), place)
    throw new Fault(`${reasonOf(error)}. Nothing was changed.`)
  }
  try {
    finish(plan, place)
  } catch (error) {
    throw new Fault(`${reasonOf(error)}. It is half done: put that right and run it again.`)
  }
}

/**
 * @param {Plan} plan
 * @param {Place} place
 * @param {Sums} known
 */
function prepare({ steps, made, sums }, place, known) {
  mkdirSync(at(place, 'pb_hooks'), { recursive: true })
  const list = at(place, UNFINISHED)
  writeBeside(list, sumsText(together(known, { ...sums, folders: made })))
  renameSync(beside(list), list)
  for (const folder of made) mkdirSync(at(place, folder), { recursive: true })
  for (const { path, content } of steps) if (content) writeBeside(at(place, path), content)
}

/**
 * @param {Plan} plan
 * @param {Place} place
 */
function finish({ steps, left, sums }, place) {
  for (const { does, path, content } of steps) {
    const file = at(place, path)
    if (content) renameSync(beside(file), file)
    if (does === 'remove') rmSync(file)
  }
  removeEmpty(left, place)
  const list = at(place, SUMS)
  if (sums.files.length > 0) {
    writeBeside(list, sumsText(sums))
    renameSync(beside(list), list)
  } else rmSync(list, { force: true })
  rmSync(at(place, UNFINISHED))
  // The lists were in one of them.
  removeEmpty(left, place)
}

/**
 * @param {readonly string[]} folders
 * @param {Place} place
 */
function removeEmpty(folders, place) {
  for (const folder of folders.map((path) => at(place, path))) {
    if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder)
  }
}

/**
 * @param {string} file
 * @param {string | Uint8Array} content
 */
function writeBeside(file, content) {
  writeFileSync(beside(file), content)
  chmodSync(beside(file), 0o644)
}

/**
 * The name under which a file is written: always the same, so that the next `add` finds it.
 * @param {string} file
 * @returns {string}
 */
const beside = (file) => `${file}.pb-stack-tmp`
