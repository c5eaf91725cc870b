import { gunzipSync } from 'node:zlib'
import { Fault } from './fault.mjs'

const BLOCK = 512

/** What the format calls regular files: `0`, and NUL in its oldest form. */
const REGULAR = ['0', '\0']

/**
 * The content of one regular file in a gzipped tar archive (POSIX ustar, which GNU and pax keep to
 * for short names and sizes). It checks no header's sum: the archive's sha256 has been compared
 * before.
 * @param {Buffer} archive
 * @param {string} name of at most 100 bytes
 * @returns {Buffer}
 */
export function tarMember(archive, name) {
  const tar = unpacked(archive)
  // An archive ends with blocks of zeros.
  for (let at = 0; tar[at]; ) {
    const start = at + BLOCK
    const size = Number.parseInt(textOf(tar, at + 124, 12), 8)
    if (!(start + size <= tar.length)) throw damaged()
    const type = String.fromCharCode(tar[at + 156] ?? 0)
    if (textOf(tar, at, 100) === name && REGULAR.includes(type)) {
      return tar.subarray(start, start + size)
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK
  }
  throw new Fault(`the archive has no ${name}`)
}

/**
 * @param {Buffer} archive
 * @returns {Buffer}
 */
function unpacked(archive) {
  try {
    return gunzipSync(archive)
  } catch {
    throw damaged()
  }
}

/**
 * A field of a header: text up to the first NUL.
 * @param {Buffer} tar
 * @param {number} at
 * @param {number} length
 * @returns {string}
 */
function textOf(tar, at, length) {
  return tar.toString('utf8', at, at + length).split('\0', 1)[0] ?? ''
}

const damaged = () => new Fault('the archive is damaged')
