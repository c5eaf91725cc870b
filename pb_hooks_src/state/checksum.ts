/** The number that PocketBase ends its ids of new collections and fields with: CRC-32 of their ASCII. */
export function checksum(text: string): string {
  let crc = 0xffffffff
  for (const letter of text) {
    crc ^= letter.charCodeAt(0)
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return String((crc ^ 0xffffffff) >>> 0)
}

/** An id as PocketBase makes it for something new, with a number behind it where it is taken. */
export function freshId(base: string, taken: ReadonlySet<string>): string {
  let id = base
  for (let nth = 2; taken.has(id); nth += 1) id = `${base}${nth}`
  return id
}
