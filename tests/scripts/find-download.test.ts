import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder } from './fixture'
import { ASSET, found, GOOD, KEPT, writeExecutable } from './found'
import { FAKE_BINARY, host, RELEASE, release } from './release-page'
import { zipArchive } from './zip-archive'

describe('the download', () => {
  test.each(['stored', 'deflate'] as const)('unpacks a %s archive', async (method) => {
    const root = folder()
    const archive = zipArchive({ 'LICENSE.md': 'MIT', pocketbase: FAKE_BINARY }, method)
    const { path, kept, printed } = await found(root, {
      PB_STACK_MIRROR: `${await release({ [ASSET]: archive })}/`,
    })
    expect(path).toBe(join(root, '.dep', KEPT))
    expect(readFileSync(path ?? '', 'utf8')).toBe(FAKE_BINARY)
    expect(statSync(path ?? '').mode & 0o777).toBe(0o755)
    expect(kept).toEqual([KEPT])
    expect(printed).toMatch(/^Downloading http:.*linux_amd64\.zip\n$/)
  })

  test('replaces a binary in .dep that does not run', async () => {
    const root = folder()
    writeExecutable(root, `.dep/${KEPT}`, '#!/bin/sh\nexit 126\n')
    const { path = '' } = await found(root, { PB_STACK_MIRROR: await release({ [ASSET]: GOOD }) })
    expect(readFileSync(path, 'utf8')).toBe(FAKE_BINARY)
  })

  test('may run twice at once', async () => {
    const root = folder()
    const env = { PB_STACK_MIRROR: await release({ [ASSET]: GOOD }) }
    const outcomes = await Promise.all([found(root, env), found(root, env)])
    const path = join(root, '.dep', KEPT)
    expect(outcomes.map((outcome) => outcome.path)).toEqual([path, path])
    expect(readdirSync(join(root, '.dep'))).toEqual([KEPT])
  })

  const sums = (text: string): Readonly<Record<string, Buffer | string>> => ({
    'checksums.txt': text,
    [ASSET]: GOOD,
  })
  test.each([
    ['a wrong checksum', sums(`${'0'.repeat(64)}  ${ASSET}\n`), /sha256 \w+, but .* says 000/],
    ['no checksum', sums(`${'0'.repeat(64)}  other.zip\n`), /checksums\.txt does not list pocket/],
    ['no archive', { 'checksums.txt': `00  ${ASSET}\n` }, /amd64\.zip: the answer was 404/],
    ['an archive without the binary', { [ASSET]: zipArchive({ a: 'b' }) }, /has no pocketbase/],
    ['half an archive', { [ASSET]: GOOD.subarray(0, GOOD.length / 2) }, /archive is damaged/],
    [
      'a binary that does not run',
      { [ASSET]: zipArchive({ pocketbase: '#!/bin/sh\nexit 1\n' }) },
      /does not run on linux_amd64 \(it ended with exit code 1\)/,
    ],
  ])('refuses %s and leaves nothing', async (_case, files, reason) => {
    const root = folder()
    const { message, kept } = await found(root, { PB_STACK_MIRROR: await release(files) })
    expect(message).toMatch(reason)
    expect(kept).toEqual([])
  })

  test('gives up on a host that never answers', async () => {
    const PB_STACK_MIRROR = await host(() => {})
    const { message } = await found(folder(), { PB_STACK_MIRROR }, { connectMs: 50 })
    expect(message).toContain('checksums.txt: nothing came for 0.05 s')
  })

  test('gives up on a body that stops coming', async () => {
    const PB_STACK_MIRROR = await host((_request, response) => {
      response.writeHead(200, { 'content-length': 1000 })
      response.write('something')
    })
    const { message } = await found(folder(), { PB_STACK_MIRROR }, { stallMs: 50 })
    expect(message).toContain('checksums.txt: nothing came for 0.05 s')
  })

  test('refuses a body that is cut off', async () => {
    const PB_STACK_MIRROR = await host((request, response) => {
      if (request.url === `${RELEASE}/checksums.txt`) return response.end(`00  ${ASSET}\n`)
      response.writeHead(200, { 'content-length': GOOD.length })
      return response.write(GOOD.subarray(0, 20), () => response.destroy())
    })
    const { message, kept } = await found(folder(), { PB_STACK_MIRROR })
    expect(message).toMatch(/4\. download: .*amd64\.zip: /)
    expect(kept).toEqual([])
  })
})
