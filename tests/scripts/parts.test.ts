import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../scripts/main.mjs'
import { PARTS, systemOf } from '../../scripts/parts.mjs'

const { pocketbase, task } = PARTS

test.each([
  ['linux', 'x64', 'pocketbase_0.40.4_linux_amd64.zip', 'task_linux_amd64.tar.gz'],
  ['linux', 'arm64', 'pocketbase_0.40.4_linux_arm64.zip', 'task_linux_arm64.tar.gz'],
  ['linux', 'arm', 'pocketbase_0.40.4_linux_armv7.zip', 'task_linux_arm.tar.gz'],
  ['darwin', 'x64', 'pocketbase_0.40.4_darwin_amd64.zip', 'task_darwin_amd64.tar.gz'],
  ['darwin', 'arm64', 'pocketbase_0.40.4_darwin_arm64.zip', 'task_darwin_arm64.tar.gz'],
  ['win32', 'x64', 'pocketbase_0.40.4_windows_amd64.zip', 'task_windows_amd64.zip'],
  ['win32', 'arm64', 'pocketbase_0.40.4_windows_arm64.zip', 'task_windows_arm64.zip'],
] as const)('PocketBase and Task have a release for %s %s', (os, arch, ...assets) => {
  const system = systemOf({ os, arch })
  for (const { release } of [pocketbase, task]) expect(release?.systems).toContain(system)
  expect([pocketbase, task].map(({ release }) => release?.asset(system))).toEqual(assets)
})

test.each([
  ['darwin', 'arm'],
  ['linux', 'ppc64'],
  ['freebsd', 'x64'],
] as const)('and none for %s %s', (os, arch) => {
  for (const { release } of [pocketbase, task]) {
    expect(release?.systems).not.toContain(systemOf({ os, arch }))
  }
})

test('every part is pinned by a Go module that names its version and a toolchain', () => {
  for (const { version, go } of Object.values(PARTS)) {
    const module = readFileSync(join(ROOT, go.folder, 'go.mod'), 'utf8')
    expect(module).toContain(` v${version}`)
    expect(module).toContain(`\ntool ${go.package}\n`)
    expect(module).toMatch(/^toolchain go/m)
  }
})
