import { Fault } from './fault.mjs'
import { foldersOf, SUMS, sumOf } from './sums.mjs'

/** @typedef {import('./sums.mjs').Sums} Sums */

/**
 * @typedef {object} Ground What is there.
 * @property {Sums} known what the pack has put there, as far as is known
 * @property {(path: string) => string | undefined} sumAt sha256 of a file; undefined for none
 * @property {(folder: string) => boolean} hasFolder
 */

/**
 * @typedef {object} Step What happens to a file. `keep` leaves it to somebody else.
 * @property {'same' | 'add' | 'replace' | 'keep' | 'remove'} does
 * @property {string} path
 * @property {string | undefined} [sum] what the pack has put there when it is done
 * @property {Uint8Array} [content] what is written
 */

/**
 * @typedef {object} Plan
 * @property {readonly Step[]} steps in their order
 * @property {readonly string[]} made folders, the outer ones first
 * @property {readonly string[]} left folders, the inner ones first; removed where they are empty
 * @property {Sums} sums what is there when it is done
 */

/** PocketBase starts the pack here, so it comes last and goes first. */
const LOADER = 'pb_hooks/pb-stack.pb.js'

/**
 * What is to be done so that a pack, and no other, is there; without files, so that none is.
 * @param {{ version: string, files: ReadonlyMap<string, Uint8Array> }} pack
 * @param {Ground} ground
 * @returns {Plan}
 */
export function plan({ version, files }, ground) {
  const { known, sumAt, hasFolder } = ground
  const written = [...files].flatMap(([path, content]) => stepsFor(path, content, ground))
  const paths = new Set(written.map(({ path }) => path))
  const gone = [...new Set(known.files.map(([path]) => path))]
    .filter((path) => !paths.has(path) && sumAt(path) !== undefined)
    .map((path) => goneStep(path, ground))
  const put = written.flatMap(({ path, sum }) => (sum ? [/** @type {const} */ ([path, sum])] : []))
  const needed = put.length > 0 ? foldersOf([SUMS, ...paths]) : []
  const made = needed.filter((folder) => !hasFolder(folder))
  const ours = new Set([...known.folders, ...made])
  return {
    steps: [...last(gone).reverse(), ...last(written)],
    made,
    left: known.folders.filter((folder) => !needed.includes(folder)).reverse(),
    sums: { version, folders: needed.filter((folder) => ours.has(folder)), files: put },
  }
}

/**
 * @param {string} path
 * @param {Uint8Array} content
 * @param {Ground} ground
 * @returns {readonly Step[]}
 */
function stepsFor(path, content, ground) {
  const sum = sumOf(content)
  const found = ground.sumAt(path)
  if (found === sum) return [{ does: 'same', path, sum }]
  if (found === undefined) return [{ does: 'add', path, sum, content }]
  if (isKnown(path, found, ground)) return [{ does: 'replace', path, sum, content }]
  if (path.endsWith('.new')) throw new Fault(`${path} is not of the pack: move it away.`)
  const before = ground.known.files.find(([known]) => known === path)?.[1]
  return [{ does: 'keep', path, sum: before }, ...stepsFor(`${path}.new`, content, ground)]
}

/**
 * @param {string} path
 * @param {Ground} ground
 * @returns {Step}
 */
function goneStep(path, ground) {
  const isOurs = isKnown(path, ground.sumAt(path), ground)
  return { does: isOurs ? 'remove' : 'keep', path }
}

/**
 * @param {string} path
 * @param {string | undefined} sum
 * @param {Ground} ground
 * @returns {boolean}
 */
function isKnown(path, sum, { known }) {
  return known.files.some(([file, put]) => file === path && put === sum)
}

/**
 * @param {readonly Step[]} steps
 * @returns {Step[]}
 */
function last(steps) {
  const isLoader = (/** @type {Step} */ { path }) => path === LOADER
  return [...steps.filter((step) => !isLoader(step)), ...steps.filter(isLoader)]
}
