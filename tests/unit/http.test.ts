import { expect, test } from 'vitest'
import { documentReply } from '../../pb_hooks_src/web/http'

const document = { type: 'application/json', body: '{}', etag: '"a1"' }

test.each([
  ['', 200],
  ['"a1"', 304],
  ['W/"a1"', 304],
  ['"x", "a1"', 304],
  ['*', 304],
  ['"a"', 200],
  ['a1', 200],
])('If-None-Match: %s answers %i', (header, status) => {
  const reply = documentReply(document, header)
  expect(reply).toMatchObject({ status, headers: { ETag: '"a1"', Vary: 'Authorization' } })
  expect(reply.body).toBe(status === 200 ? '{}' : '')
})
