import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder, write } from './fixture'
import { ASSET, found, GOOD, KEPT, writeExecutable } from './found'
import { FAKE_BINARY, release } from './release-page'

/** Writes down how it was called, and makes a binary. */
const FAKE_GO = `#!/bin/sh
printf '%s\\n' "$GOTOOLCHAIN" "$@" > called
while [ "$1" != -o ]; do shift; done
printf '#!/bin/sh\\necho built by Go\\n' > "$2"
`

/** A repository with a Go module and, in its `bin`, what stands in for `go`. */
function repositoryWithGo(go: string): string {
  const root = folder()
  write(root, { 'mod/pocketbase/0.40.4/go.mod': 'module m\n\ngo 1.27.0\n\ntoolchain go1.27.3\n' })
  writeExecutable(root, 'bin/go', go)
  return root
}

describe('the order of the ways', () => {
  test('$POCKETBASE comes before .dep', async () => {
    const root = folder()
    writeExecutable(root, `.dep/${KEPT}`, FAKE_BINARY)
    const POCKETBASE = writeExecutable(root, 'mine', FAKE_BINARY)
    expect((await found(root, { POCKETBASE })).path).toBe(POCKETBASE)
  })

  test('.dep comes before the PATH', async () => {
    const root = folder()
    const path = writeExecutable(root, `.dep/${KEPT}`, FAKE_BINARY)
    writeExecutable(root, 'bin/pocketbase', FAKE_BINARY)
    expect((await found(root)).path).toBe(path)
  })

  test('the PATH comes before the download, with the right version only', async () => {
    const root = folder()
    writeExecutable(root, 'bin/pocketbase', '#!/bin/sh\necho pocketbase version 0.40.40\n')
    writeExecutable(root, 'broken/pocketbase', `${FAKE_BINARY}exit 1\n`)
    const path = writeExecutable(root, 'last/pocketbase', '#!/bin/sh\necho v0.40.4\n')
    const PATH = ['bin', 'none', 'broken', 'last'].map((name) => join(root, name)).join(delimiter)
    const PB_STACK_MIRROR = await release({ [ASSET]: GOOD })
    const outcome = await found(root, { PATH, PB_STACK_MIRROR })
    expect(outcome).toEqual({ path, message: '', printed: '', kept: [] })
    const { kept } = await found(root, { PB_STACK_MIRROR })
    expect(kept).toEqual([KEPT])
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

  test('when nothing works, the error names all the ways and why each failed', async () => {
    const root = folder()
    write(root, { 'mod/pocketbase/0.40.4/go.mod': 'toolchain go1.27.3' })
    const { message, kept } = await found(root)
    expect(message.split('\n')).toEqual([
      'PocketBase 0.40.4 was not found; each of these ways failed:',
      '  1. $POCKETBASE is not set',
      `  2. .dep: ${join(root, '.dep', KEPT)} is not there`,
      '  3. PATH: it has no pocketbase 0.40.4',
      expect.stringMatching(/^ {2}4\. download: http:.*checksums\.txt: .*ECONNREFUSED/),
      '  5. Go build: `go` is not on the PATH',
      expect.stringContaining('set POCKETBASE to its path'),
    ])
    expect(kept).toEqual([])
  })

  test('what Go says is passed on, and nothing is left', async () => {
    const root = repositoryWithGo('#!/bin/sh\necho "go: no such toolchain" >&2\nexit 1\n')
    const { message, kept } = await found(root)
    expect(message).toContain('5. Go build: go: no such toolchain')
    expect(kept).toEqual([])
  })
})
