import { inflateRawSync } from 'node:zlib'
import { Fault } from './fault.mjs'

const END = 'PK\x05\x06'
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50

/**
 * The content of one file in a zip archive (APPNOTE.TXT 4.3), stored or deflated; no zip64, no
 * encryption. It checks no CRC: the archive's sha256 has been compared before.
 * @param {Buffer} zip
 * @param {string} name
 * @returns {Buffer}
 */
export function zipMember(zip, name) {
  try {
    return contentOf(zip, entryOf(zip, name))
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('the archive is damaged')
  }
}

/**
 * The offset of a file's entry in the central directory.
 * @param {Buffer} zip
 * @param {string} name
 * @returns {number}
 */
function entryOf(zip, name) {
  const end = zip.lastIndexOf(END)
  if (end < 0) throw new RangeError('end')
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    requireSignature(zip, at, ENTRY)
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28)
    if (zip.toString('utf8', at + 46, nameEnd) === name) return at
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  throw new Fault(`the archive has no ${name}`)
}

/**
 * @param {Buffer} zip
 * @param {number} entry
 * @returns {Buffer}
 */
function contentOf(zip, entry) {
  const local = zip.readUInt32LE(entry + 42)
  requireSignature(zip, local, LOCAL)
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20))
  const size = zip.readUInt32LE(entry + 24)
  const method = zip.readUInt16LE(entry + 10)
  if (method !== 0 && method !== 8) throw new Fault(`the archive is packed by method ${method}`)
  const content = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: size })
  if (content.length !== size) throw new RangeError('size')
  return content
}

/**
 * @param {Buffer} zip
 * @param {number} at
 * @param {number} value
 */
function requireSignature(zip, at, value) {
  if (zip.readUInt32LE(at) !== value) throw new RangeError('signature')
}
