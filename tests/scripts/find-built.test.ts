import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { find } from '../../scripts/find.mjs'
import { folder, write } from './fixture'

const FAKE_GO = `#!/bin/sh
while [ "$1" != -o ]; do shift; done
printf '#!/bin/sh\\necho built by Go\\n' > "$2"
`

/** Looks for ogen, which has no release, in a repository that pins it. */
function found(root: string): { path: Promise<string>; printed: () => string } {
  write(root, { 'mod/ogen/1.24.0/go.mod': 'toolchain go1.27.3\n' })
  let printed = ''
  const path = find('ogen', {
    root,
    env: { PATH: join(root, 'bin'), PB_STACK_MIRROR: 'http://127.0.0.1:2' },
    platform: { os: 'linux', arch: 'x64' },
    out: {
      write: (text) => {
        printed += text
      },
    },
  })
  return { path, printed: () => printed }
}

test('a part without a release is built by Go at once', async () => {
  const root = folder()
  write(root, { 'bin/go': FAKE_GO })
  chmodSync(join(root, 'bin/go'), 0o755)
  const { path, printed } = found(root)
  expect(await path).toBe(join(root, '.dep/ogen-1.24.0'))
  expect(printed()).toMatch(/^Building ogen 1\.24\.0/)
})

test('when nothing works, the error names its ways', async () => {
  const root = folder()
  const message = await found(root).path.catch((error) => String(error.message))
  expect(message.split('\n')).toEqual([
    'ogen 1.24.0 was not found; each of these ways failed:',
    '  1. $OGEN is not set',
    `  2. .dep: ${join(root, '.dep/ogen-1.24.0')} is not there`,
    '  3. PATH: it has no ogen 1.24.0',
    '  4. Go build: `go` is not on the PATH',
    expect.stringContaining('set OGEN to its path'),
  ])
})
