import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../scripts/main.mjs'
import { PARTS, systemOf } from '../../scripts/parts.mjs'

const release = PARTS.pocketbase.release

test.each([
  ['linux', 'x64', 'pocketbase_0.40.4_linux_amd64.zip'],
  ['linux', 'arm64', 'pocketbase_0.40.4_linux_arm64.zip'],
  ['linux', 'arm', 'pocketbase_0.40.4_linux_armv7.zip'],
  ['darwin', 'x64', 'pocketbase_0.40.4_darwin_amd64.zip'],
  ['darwin', 'arm64', 'pocketbase_0.40.4_darwin_arm64.zip'],
  ['win32', 'x64', 'pocketbase_0.40.4_windows_amd64.zip'],
  ['win32', 'arm64', 'pocketbase_0.40.4_windows_arm64.zip'],
] as const)('PocketBase has a release for %s %s', (os, arch, asset) => {
  const system = systemOf({ os, arch })
  expect(release?.systems).toContain(system)
  expect(release?.asset(system)).toBe(asset)
})

test.each([
  ['darwin', 'arm'],
  ['linux', 'ppc64'],
  ['freebsd', 'x64'],
] as const)('and none for %s %s', (os, arch) => {
  expect(release?.systems).not.toContain(systemOf({ os, arch }))
})

test('every part is pinned by a Go module that names its version and a toolchain', () => {
  for (const { version, go } of Object.values(PARTS)) {
    const module = readFileSync(join(ROOT, go.folder, 'go.mod'), 'utf8')
    expect(module).toContain(` v${version}`)
    expect(module).toContain(`\ntool ${go.package}\n`)
    expect(module).toMatch(/^toolchain go/m)
  }
})
