import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { find } from '../../scripts/find.mjs'
import { folder, write } from './fixture'
import { FAKE_BINARY, host, RELEASE, release } from './release-page'
import { zipArchive } from './zip-archive'

const ASSET = 'pocketbase_0.40.4_linux_amd64.zip'
const GOOD = zipArchive({ 'LICENSE.md': 'MIT', pocketbase: FAKE_BINARY })
const KEPT = 'pocketbase-0.40.4'

/** Writes down how it was called, and makes a binary. */
const FAKE_GO = `#!/bin/sh
printf '%s\\n' "$GOTOOLCHAIN" "$@" > called
while [ "$1" != -o ]; do shift; done
printf '#!/bin/sh\\necho built by Go\\n' > "$2"
`

interface Outcome {
  readonly path: string | undefined
  readonly message: string
  readonly printed: string
  /** What lies in `.dep` afterwards. */
  readonly kept: readonly string[]
}

/** `find` as on linux/amd64, where nothing is to be had unless `env` or `root` say otherwise. */
async function found(root: string, env: NodeJS.ProcessEnv = {}, limits = {}): Promise<Outcome> {
  let printed = ''
  const write = (text: string): void => {
    printed += text
  }
  let message = ''
  const path = await find('pocketbase', {
    root,
    env: { PATH: join(root, 'bin'), PB_STACK_MIRROR: 'http://127.0.0.1:2', ...env },
    platform: { os: 'linux', arch: 'x64' },
    out: { write },
    ...limits,
  }).catch((error) => {
    message = error.message
    return undefined
  })
  const dep = join(root, '.dep')
  return { path, message, printed, kept: existsSync(dep) ? readdirSync(dep) : [] }
}

/** A repository with a Go module and, in its `bin`, what stands in for `go`. */
function repositoryWithGo(go: string): string {
  const root = folder()
  write(root, { 'mod/pocketbase/0.40.4/go.mod': 'module m\n\ngo 1.27.0\n\ntoolchain go1.27.3\n' })
  writeExecutable(root, 'bin/go', go)
  return root
}

function writeExecutable(root: string, path: string, content: string): string {
  write(root, { [path]: content })
  chmodSync(join(root, path), 0o755)
  return join(root, path)
}

describe('the order of the four ways', () => {
  test('$POCKETBASE comes before .dep', async () => {
    const root = folder()
    writeExecutable(root, `.dep/${KEPT}`, FAKE_BINARY)
    const POCKETBASE = writeExecutable(root, 'mine', FAKE_BINARY)
    expect((await found(root, { POCKETBASE })).path).toBe(POCKETBASE)
  })

  test('.dep comes before the download', async () => {
    const root = folder()
    const path = writeExecutable(root, `.dep/${KEPT}`, FAKE_BINARY)
    const outcome = await found(root, { PB_STACK_MIRROR: await release({ [ASSET]: GOOD }) })
    expect(outcome).toEqual({ path, message: '', printed: '', kept: [KEPT] })
  })

  test('the download comes before Go', async () => {
    const root = repositoryWithGo(FAKE_GO)
    const { path = '' } = await found(root, { PB_STACK_MIRROR: await release({ [ASSET]: GOOD }) })
    expect(readFileSync(path, 'utf8')).toBe(FAKE_BINARY)
  })

  test('Go builds what cannot be downloaded, with the toolchain of the module', async () => {
    const root = repositoryWithGo(FAKE_GO)
    const { path, kept, printed } = await found(root)
    expect(path).toBe(join(root, '.dep', KEPT))
    expect(kept).toEqual([KEPT])
    expect(printed).toMatch(/^Not downloaded: .*ECONNREFUSED.*\nBuilding PocketBase 0\.40\.4/)
    const called = readFileSync(join(root, 'mod/pocketbase/0.40.4/called'), 'utf8').split('\n')
    expect(called.slice(0, 6)).toEqual([
      'go1.27.3',
      'build',
      '-mod=readonly',
      '-trimpath',
      '-ldflags',
      '-s -w -X github.com/pocketbase/pocketbase.Version=0.40.4',
    ])
    expect(called[8]).toBe('github.com/pocketbase/pocketbase/examples/base')
  })
})

describe('what does not work', () => {
  test('a $POCKETBASE that does not run is an error, whatever else there is', async () => {
    const root = folder()
    writeExecutable(root, `.dep/${KEPT}`, FAKE_BINARY)
    const { message } = await found(root, { POCKETBASE: join(root, 'nothing') })
    expect(message).toBe(`$POCKETBASE cannot be used: ${join(root, 'nothing')} is not there.`)
    const POCKETBASE = writeExecutable(root, 'elf', '\x7fELF not for this machine')
    expect((await found(root, { POCKETBASE })).message).toMatch(
      /elf does not run on linux_amd64 \(.*\); is it made for another system\?\.$/,
    )
  })

  test('when nothing works, the error names all four ways and why each failed', async () => {
    const root = folder()
    write(root, { 'mod/pocketbase/0.40.4/go.mod': 'toolchain go1.27.3' })
    const { message, kept } = await found(root)
    expect(message.split('\n')).toEqual([
      'PocketBase 0.40.4 was not found; each of these ways failed:',
      '  1. $POCKETBASE is not set',
      `  2. .dep: ${join(root, '.dep', KEPT)} is not there`,
      expect.stringMatching(/^ {2}3\. download: http:.*checksums\.txt: .*ECONNREFUSED/),
      '  4. Go build: `go` is not on the PATH',
      expect.stringContaining('set POCKETBASE to its path'),
    ])
    expect(kept).toEqual([])
  })

  test('what Go says is passed on, and nothing is left', async () => {
    const root = repositoryWithGo('#!/bin/sh\necho "go: no such toolchain" >&2\nexit 1\n')
    const { message, kept } = await found(root)
    expect(message).toContain('4. Go build: go: no such toolchain')
    expect(kept).toEqual([])
  })
})

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
    expect(message).toMatch(/3\. download: .*amd64\.zip: /)
    expect(kept).toEqual([])
  })
})
