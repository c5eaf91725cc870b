import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf } from './files.mjs'

/**
 * What the built files are made of, as 12 hex digits: every `.ts` file of pb_hooks_src and
 * pb_public_src, build.mjs and package-lock.json, by sorted path and content, with `\n` line ends whatever git made of them.
 * @param {string} root
 * @returns {string}
 */
export function sourcesHash(root) {
  const sources = ['pb_hooks_src', 'pb_public_src'].flatMap((folder) =>
    filesOf(join(root, folder))
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `${folder}/${path}`),
  )
  const hash = createHash('sha256')
  for (const path of ['build.mjs', 'package-lock.json', ...sources]) {
    hash.update(`${path}\0${contentOf(join(root, path))}\0`)
  }
  return hash.digest('hex').slice(0, 12)
}

/**
 * Whether the hooks in `pb_hooks` are built from the sources as they are now: the first line of
 * pb-stack.js, `// pb-stack <version> sources <12 hex>`, says from which they were.
 * @param {string} root
 * @returns {boolean}
 */
export function isBuilt(root) {
  const built = contentOf(join(root, 'pb_hooks', 'pb-stack.js'))
  return /^\/\/ pb-stack \S+ sources ([0-9a-f]{12})\b/.exec(built)?.[1] === sourcesHash(root)
}

/**
 * @param {string} path
 * @returns {string} empty when there is no such file
 */
function contentOf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : ''
}
