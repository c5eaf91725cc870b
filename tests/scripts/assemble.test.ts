import { existsSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assemble, saveMigrations } from '../../scripts/assemble.mjs'
import { folder, write } from './fixture'

const PLACES = { pack: 'pack', project: 'project' }

/** A pack and a project with some files, and where they lie. */
function places(files: Readonly<Record<string, string>>): typeof PLACES {
  const root = folder()
  write(root, { 'project/project.json': '{}', ...files })
  return { pack: join(root, 'pack'), project: join(root, 'project') }
}

function run({ project }: typeof PLACES, path: string): string | undefined {
  const file = join(project, '.run', path)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

test('copies pack and project into one folder', () => {
  const here = places({
    'pack/pb_hooks/pack.pb.js': 'pack',
    'pack/pb_public/stack/index.html': 'page',
    'project/pb_hooks/views/row.html': 'row',
    'project/pb_public/stack/.DS_Store': '',
  })
  expect(assemble(here)).toEqual([])
  expect(run(here, 'pb_hooks/pack.pb.js')).toBe('pack')
  expect(run(here, 'pb_hooks/views/row.html')).toBe('row')
  expect(run(here, 'pb_public/stack/index.html')).toBe('page')
  expect(run(here, 'pb_public/stack/.DS_Store')).toBeUndefined()
  expect(existsSync(join(here.project, '.run/pb_migrations'))).toBe(true)
})

test('writes only what has changed', () => {
  const here = places({ 'pack/pb_hooks/a.js': 'a', 'pack/pb_hooks/b.js': 'b' })
  assemble(here)
  const file = (name: string): number => statSync(join(here.project, '.run/pb_hooks', name)).ino
  const before = { a: file('a.js'), b: file('b.js') }
  write(here.pack, { 'pb_hooks/b.js': 'b2' })
  assemble(here)
  expect(file('a.js')).toBe(before.a)
  expect(file('b.js')).not.toBe(before.b)
  expect(run(here, 'pb_hooks/b.js')).toBe('b2')
})

test('removes what has gone from the sources, and nothing else', () => {
  const here = places({ 'pack/pb_public/old/page.html': 'old', 'pack/pb_public/kept.html': 'kept' })
  assemble(here)
  write(here.project, { '.run/pb_data/data.db': 'data', '.run/pb_public/mine.txt': 'mine' })
  rmSync(join(here.pack, 'pb_public/old'), { recursive: true })
  write(here.pack, { 'pb_public/old': 'a file now' })
  assemble(here)
  expect(run(here, 'pb_public/old')).toBe('a file now')
  expect(run(here, 'pb_public/kept.html')).toBe('kept')
  expect(run(here, 'pb_public/mine.txt')).toBe('mine')
  expect(run(here, 'pb_data/data.db')).toBe('data')
})

test('makes again what somebody removed from .run', () => {
  const here = places({ 'pack/pb_public/a/b.html': 'b', 'pack/pb_public/a/c.html': 'c' })
  assemble(here)
  rmSync(join(here.project, '.run/pb_public'), { recursive: true })
  rmSync(join(here.pack, 'pb_public/a/c.html'))
  assemble(here)
  expect(run(here, 'pb_public/a/b.html')).toBe('b')
})

test('names a file that pack and project both have', () => {
  const here = places({ 'pack/pb_hooks/a.js': '1', 'project/pb_hooks/a.js': '2' })
  expect(() => assemble(here)).toThrow(
    `Both ${join(here.pack, 'pb_hooks/a.js')} and ${join(here.project, 'pb_hooks/a.js')} exist`,
  )
})

test('names a project that is not there', () => {
  expect(() => assemble({ pack: folder(), project: '/nowhere' })).toThrow('no folder /nowhere')
})

test('follows a symbolic link', () => {
  const here = places({ 'views/row.html': 'row', 'pack/pb_hooks/a.js': 'a' })
  symlinkSync(join(here.pack, '../views'), join(here.pack, 'pb_hooks/views'))
  assemble(here)
  expect(run(here, 'pb_hooks/views/row.html')).toBe('row')
})

test('saves a migration that PocketBase wrote, once', () => {
  const here = places({ 'pack/pb_migrations/1_pack.js': 'pack' })
  assemble(here)
  write(here.project, {
    '.run/pb_migrations/2_created_notes.js': 'written',
    '.run/pb_migrations/1_pack.js.0a1b.tmp': 'half',
  })
  const saved = join(here.project, 'pb_migrations/2_created_notes.js')
  expect(saveMigrations(here)).toEqual([saved])
  expect(readFileSync(saved, 'utf8')).toBe('written')
  expect(saveMigrations(here)).toEqual([])
  rmSync(saved)
  expect(assemble(here)).toEqual([])
  expect(run(here, 'pb_migrations/2_created_notes.js')).toBeUndefined()
})

test('saves at the next start what the last one could not, and keeps it', () => {
  const here = places({})
  assemble(here)
  write(here.project, { '.run/pb_migrations/2_created_notes.js': 'written' })
  expect(assemble(here)).toEqual([join(here.project, 'pb_migrations/2_created_notes.js')])
  expect(assemble(here)).toEqual([])
  expect(run(here, 'pb_migrations/2_created_notes.js')).toBe('written')
})

test('never overwrites a migration of the project', () => {
  const here = places({ 'project/pb_migrations/2_created_notes.js': 'mine' })
  write(here.project, { '.run/pb_migrations/2_created_notes.js': 'written' })
  expect(assemble(here)).toEqual([])
  expect(run(here, 'pb_migrations/2_created_notes.js')).toBe('mine')
})
