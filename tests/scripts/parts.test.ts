import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../scripts/main.mjs'
import { PARTS, POCKETBASES, pocketbaseOf } from '../../scripts/parts.mjs'
import { systemOf } from '../../scripts/platform.mjs'

const RELEASED = [PARTS.pocketbase, PARTS.task, PARTS['process-compose']]

test.each([
  ['linux', 'x64', 'linux_amd64.zip', 'linux_amd64.tar.gz'],
  ['linux', 'arm64', 'linux_arm64.zip', 'linux_arm64.tar.gz'],
  ['linux', 'arm', 'linux_armv7.zip', 'linux_arm.tar.gz'],
  ['darwin', 'x64', 'darwin_amd64.zip', 'darwin_amd64.tar.gz'],
  ['darwin', 'arm64', 'darwin_arm64.zip', 'darwin_arm64.tar.gz'],
  ['win32', 'x64', 'windows_amd64.zip', 'windows_amd64.zip'],
  ['win32', 'arm64', 'windows_arm64.zip', 'windows_arm64.zip'],
] as const)('there are releases for %s %s', (os, arch, ofPocketBase, ofOthers) => {
  const system = systemOf({ os, arch })
  for (const { release } of RELEASED) expect(release?.systems).toContain(system)
  expect(RELEASED.map(({ release }) => release?.asset(system))).toEqual([
    `pocketbase_0.40.4_${ofPocketBase}`,
    `task_${ofOthers}`,
    `process-compose_${ofOthers}`,
  ])
})

test.each([
  ['darwin', 'arm'],
  ['linux', 'ppc64'],
  ['freebsd', 'x64'],
] as const)('and none for %s %s', (os, arch) => {
  for (const { release } of RELEASED) {
    expect(release?.systems).not.toContain(systemOf({ os, arch }))
  }
})

test('the newest PocketBase is the one that runs', () => {
  expect(PARTS.pocketbase.version).toBe(POCKETBASES.at(-1))
})

test('every part is pinned by a Go module that names its version and a toolchain', () => {
  const parts = [...Object.values(PARTS), ...POCKETBASES.map(pocketbaseOf)]
  for (const { version, go } of parts) {
    const module = readFileSync(join(ROOT, go.folder, 'go.mod'), 'utf8')
    expect(module).toContain(` v${version}`)
    expect(module).toContain(`\ntool ${go.package}\n`)
    expect(module).toMatch(/^toolchain go/m)
  }
})

test('an older PocketBase is built with the Go of its time: a newer one makes it die', () => {
  for (const version of POCKETBASES) {
    const module = readFileSync(join(ROOT, pocketbaseOf(version).go.folder, 'go.mod'), 'utf8')
    const go = Number(/^toolchain go1\.(\d+)/m.exec(module)?.[1])
    if (version.startsWith('0.40')) expect(go).toBeGreaterThanOrEqual(27)
    else expect(go).toBe(26)
  }
})
