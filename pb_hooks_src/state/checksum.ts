/** The number that PocketBase ends its ids of new collections and fields with: CRC-32 of their ASCII. */
export function checksum(text: string): string {
  let crc = 0xffffffff
  for (let at = 0; at < text.length; at += 1) {
    crc ^= text.charCodeAt(at)
    crc = (crc >>> 4) ^ (STEPS[crc & 15] ?? 0)
    crc = (crc >>> 4) ^ (STEPS[crc & 15] ?? 0)
  }
  return String((crc ^ 0xffffffff) >>> 0)
}

/** What four bits become. */
const STEPS = Array.from({ length: 16 }, (_, bits) => {
  let crc = bits
  for (let bit = 0; bit < 4; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  return crc
})

/** An id as PocketBase makes it for something new, with a number behind it where it is taken. */
export function freshId(base: string, taken: ReadonlySet<string>): string {
  let id = base
  for (let nth = 2; taken.has(id); nth += 1) id = `${base}${nth}`
  return id
}
