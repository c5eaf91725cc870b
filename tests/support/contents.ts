/** Files that PocketBase takes for what they should be, by type; one character is a byte. */
export const CONTENTS: ReadonlyMap<string, string> = new Map([
  ['text/plain', 'plain'],
  ['application/pdf', '%PDF-1.4'],
  ['application/json', '{"a":1}'],
  ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['image/jpeg', '\xff\xd8\xff\xe0\0\x10JFIF\0'],
  ['image/gif', 'GIF89a\x01\0\x01\0\0\0\0;'],
  ['image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x04\0\0\0'],
])
