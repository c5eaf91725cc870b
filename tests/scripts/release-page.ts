import { createHash } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { onTestFinished } from 'vitest'

/** The file that `pocketbase --version` is run on: a binary for any POSIX system. */
export const FAKE_BINARY = '#!/bin/sh\necho pocketbase version 0.40.4\n'

/** Where PocketBase's release has its files, below the host. */
export const RELEASE = '/pocketbase/pocketbase/releases/download/v0.40.4'

/** A server on the loopback that stands in for github.com, until the test ends. */
export async function host(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}

/** A host whose release has these files; their checksums are made when they are not given. */
export function release(
  files: Readonly<Record<string, Buffer | string>>,
  { path = RELEASE, checksums: name = 'checksums.txt' } = {},
): Promise<string> {
  const checksums = Object.entries(files).map(([name, content]) => `${sha256(content)}  ${name}\n`)
  const all: Record<string, Buffer | string> = { [name]: checksums.join(''), ...files }
  return host((request, response) => {
    const content = all[request.url?.replace(`${path}/`, '') ?? '']
    response.writeHead(content === undefined ? 404 : 200)
    response.end(content)
  })
}

function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex')
}
