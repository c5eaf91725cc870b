import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { find } from '../../scripts/find.mjs'
import { folder, write } from './fixture'
import { release } from './release-page'
import { zipArchive } from './zip-archive'

const PAGE = {
  path: '/go-task/task/releases/download/v3.53.1',
  checksums: 'task_checksums.txt',
}

const FAKE_TASK = '#!/bin/sh\necho 3.53.1\n'

/** An archive as the release has it, made by this machine's tar. */
function tarball(...options: readonly string[]): Buffer {
  const from = folder()
  write(from, { 'completion/task': 'not the program', task: FAKE_TASK, 'README.md': 'Task' })
  const files = ['README.md', 'completion', 'task']
  return execFileSync('tar', ['-cz', ...options, '-f', '-', '-C', from, ...files])
}

async function found(os: NodeJS.Platform, files: Readonly<Record<string, Buffer>>) {
  const root = folder()
  const path = await find('task', {
    root,
    env: { PATH: '', PB_STACK_MIRROR: await release(files, PAGE) },
    platform: { os, arch: 'arm64' },
    out: { write: () => {} },
  })
  expect(path).toBe(join(root, `.dep/task-3.53.1${os === 'win32' ? '.exe' : ''}`))
  return readFileSync(path, 'utf8')
}

test.each(['linux', 'darwin'] as const)('Task is unpacked from its tar.gz for %s', async (os) => {
  expect(await found(os, { [`task_${os}_arm64.tar.gz`]: tarball() })).toBe(FAKE_TASK)
})

test('and from its zip for Windows', async () => {
  const zip = zipArchive({ 'README.md': 'Task', 'task.exe': FAKE_TASK })
  expect(await found('win32', { 'task_windows_arm64.zip': zip })).toBe(FAKE_TASK)
})

test('half a tarball is refused, though its checksum is right', async () => {
  const half = tarball().subarray(0, 100)
  const looked = found('linux', { 'task_linux_arm64.tar.gz': half })
  await expect(looked).rejects.toThrow('download: the archive is damaged')
})
