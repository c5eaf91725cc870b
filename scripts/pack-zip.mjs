import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { packOf, SUMS } from './sums.mjs'

/**
 * A zip of the pack in a folder, to be unpacked beside a PocketBase. Nothing in it is of the machine
 * or the moment: fflate packs the same everywhere, and all files have one time and one mode.
 * @param {string} root
 * @returns {Uint8Array}
 */
export function zipOf(root) {
  const list = /** @type {const} */ ([SUMS, readFileSync(join(root, SUMS))])
  const files = [...packOf(root).files, list].sort(([a], [b]) => (a < b ? -1 : 1))
  return zipSync(Object.fromEntries(files), {
    level: 9,
    // The format has local times, without a zone.
    mtime: new Date(1980, 0, 1),
    os: UNIX,
    attrs: 0o100644 << 16,
  })
}

const UNIX = 3
