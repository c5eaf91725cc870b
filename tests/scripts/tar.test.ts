import { execFileSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { tarMember } from '../../scripts/tar.mjs'
import { folder, write } from './fixture'

/** More than one block, and no multiple of one. */
const PROGRAM = 'program\n'.repeat(201)

/** An archive of some names in a folder, made by this machine's tar. */
function tarball(from: string, names: readonly string[], format = 'ustar'): Buffer {
  return execFileSync('tar', ['-cz', `--format=${format}`, '-f', '-', '-C', from, ...names])
}

function sources(): string {
  const from = folder()
  const deep = `${'long/'.repeat(30)}name`
  write(from, { 'a.txt': 'a', [deep]: 'deep', empty: '', program: PROGRAM, 'z.txt': 'z' })
  return from
}

test.each(['ustar', 'pax', 'v7', 'gnu'])('reads one file of a %s archive', (format) => {
  const names = ['a.txt', ...(format === 'v7' ? [] : ['long']), 'empty', 'program', 'z.txt']
  const archive = tarball(sources(), names, format)
  expect(tarMember(archive, 'program').toString()).toBe(PROGRAM)
  expect(tarMember(archive, 'empty')).toHaveLength(0)
  expect(tarMember(archive, 'z.txt').toString()).toBe('z')
})

test('only a regular file at that very place will do', () => {
  const from = folder()
  write(from, { 'program/program': PROGRAM })
  symlinkSync('program/program', join(from, 'link'))
  const archive = tarball(from, ['program', 'link'])
  expect(() => tarMember(archive, 'program')).toThrow('the archive has no program')
  expect(() => tarMember(archive, 'link')).toThrow('the archive has no link')
  expect(tarMember(archive, 'program/program').toString()).toBe(PROGRAM)
})

test('an archive that is cut off is damaged', () => {
  const archive = tarball(sources(), ['program'])
  const tar = gunzipSync(archive)
  for (const part of [
    archive.subarray(0, archive.length / 2),
    Buffer.from('no archive'),
    gzipSync(tar.subarray(0, 700)),
    gzipSync(tar.subarray(0, 100)),
    gzipSync('some text that is no tar archive, '.repeat(50)),
  ]) {
    expect(() => tarMember(part, 'program')).toThrow('the archive is damaged')
  }
})
