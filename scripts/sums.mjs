import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from './fault.mjs'
import { filesOf } from './files.mjs'
import { FOLDERS } from './pocketbase.mjs'

/**
 * @typedef {object} Sums What the pack has put somewhere.
 * @property {string} version
 * @property {readonly string[]} folders those that came with it
 * @property {readonly (readonly [path: string, sum: string])[]} files each with its sha256, as hex
 *   digits; a path stands twice where a file may be of one or another version
 */

/**
 * The list of the pack's files, as `sha256sum --check` reads it. It travels with them, so that an
 * `add` knows what was copied by hand; PocketBase serves nothing from pb_hooks.
 */
export const SUMS = 'pb_hooks/pb-stack.sha256'

/**
 * The sha256 of a file's content.
 * @param {string | Uint8Array} content
 * @returns {string}
 */
export function sumOf(content) {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * What the pack in a folder is made of: all that lies in its three folders.
 * @param {string} root
 * @param {string} version
 * @returns {Sums}
 */
export function packSums(root, version) {
  const paths = FOLDERS.flatMap((folder) =>
    filesOf(join(root, folder)).map((file) => `${folder}/${file}`),
  ).filter((path) => path !== SUMS)
  return {
    version,
    folders: foldersOf(paths).filter((folder) => !FOLDERS.includes(folder)),
    files: paths.map((path) => [path, sumOf(readFileSync(join(root, path)))]),
  }
}

/**
 * The files of the pack in a folder: all of them, and as its list says.
 * @param {string} root
 * @returns {{ version: string, files: ReadonlyMap<string, Uint8Array> }}
 */
export function packOf(root) {
  const { version, files } = readSums(join(root, SUMS))
  const read = files.map(([path, sum]) => {
    const content = readFileSync(join(root, path))
    if (sumOf(content) === sum) return /** @type {const} */ ([path, content])
    throw new Fault(
      `The pack is not whole: ${path} is not as ${SUMS} says. Get it again, or build it.`,
    )
  })
  return { version, files: new Map(read) }
}

/**
 * Every folder that some files lie in, the outer ones first.
 * @param {readonly string[]} paths
 * @returns {readonly string[]}
 */
export function foldersOf(paths) {
  const folders = paths.flatMap((path) => {
    const names = path.split('/').slice(0, -1)
    return names.map((_, index) => names.slice(0, index + 1).join('/'))
  })
  return [...new Set(folders)].sort()
}

/**
 * @param {Sums} sums
 * @returns {string}
 */
export function sumsText({ version, folders, files }) {
  const lines = [
    `# pb-stack ${version}`,
    ...folders.map((folder) => `# folder ${folder}`),
    ...files.map(([path, sum]) => `${sum}  ${path}`),
  ]
  return `${lines.join('\n')}\n`
}

/**
 * Reads what `sumsText` has written; paths that lead out of the three folders are refused.
 * @param {string} path of the file
 * @returns {Sums}
 */
export function readSums(path) {
  const [first = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/)
  const version = /^# pb-stack (\S+)$/.exec(first)?.[1]
  const read = lines.map((line) => /^(# folder|[0-9a-f]{64} ) (.+)$/.exec(line))
  if (!version || !read.every((match) => match && isInside(match[2] ?? ''))) {
    throw new Fault(`${path} is not the list of files that pb-stack keeps there: move it away.`)
  }
  const pairs = read.map((match) => /** @type {const} */ ([match?.[2] ?? '', match?.[1] ?? '']))
  return {
    version,
    folders: pairs.filter(([, sum]) => sum === '# folder').map(([folder]) => folder),
    files: pairs
      .filter(([, sum]) => sum !== '# folder')
      .map(([path, sum]) => [path, sum.trimEnd()]),
  }
}

/**
 * @param {string} path
 * @returns {boolean}
 */
function isInside(path) {
  const [folder = '', ...names] = path.split('/')
  return FOLDERS.includes(folder) && !names.some((name) => /^\.{0,2}$|\\/.test(name))
}
