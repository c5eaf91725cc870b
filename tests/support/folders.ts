import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

/** The superuser of every server under test. */
export const EMAIL = 'superuser@example.com'
export const PASSWORD = 'a-password-for-tests'

/** PocketBase's flags for a folder that holds everything; migrations are not written back. */
export const flagsOf = (folder: string): string[] => [
  `--dir=${join(folder, 'pb_data')}`,
  `--hooksDir=${join(folder, 'pb_hooks')}`,
  `--migrationsDir=${join(folder, 'pb_migrations')}`,
  `--publicDir=${join(folder, 'pb_public')}`,
  '--automigrate=false',
  '--dev=false',
]
