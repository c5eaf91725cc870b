import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A plugin that has a script of the GUI, which is loaded later, take the modules that parts.ts names from the
 * page's first script: by the address that the page has that by, since by another it would run again.
 * @param {string} root
 * @param {string} address
 * @returns {import('esbuild').Plugin}
 */
export function taken(root, address) {
  const parts = readFileSync(join(root, 'pb_public_src/gui/parts.ts'), 'utf8')
  /** @type {readonly string[]} */
  const paths = parts.match(/(?<=from ')[^']+/g) ?? []
  return {
    name: 'taken',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\// }, ({ path }) =>
        paths.includes(path) ? { path: address, external: true } : undefined,
      )
    },
  }
}
