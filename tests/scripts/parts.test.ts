import { expect, test } from 'vitest'
import { PARTS, systemOf } from '../../scripts/parts.mjs'

const { release } = PARTS.pocketbase

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
  expect(release.systems).toContain(system)
  expect(release.asset(system)).toBe(asset)
})

test.each([
  ['darwin', 'arm'],
  ['linux', 'ppc64'],
  ['freebsd', 'x64'],
] as const)('and none for %s %s', (os, arch) => {
  expect(release.systems).not.toContain(systemOf({ os, arch }))
})
