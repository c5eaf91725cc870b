import { join } from 'node:path'

/**
 * The folders that PocketBase reads beside its data.
 * @type {readonly string[]}
 */
export const FOLDERS = ['pb_hooks', 'pb_migrations', 'pb_public']

/**
 * The flags that make PocketBase use one folder for everything, whichever way it is called.
 * `--dev=false` because a binary below the temporary folder turns development mode on by itself;
 * a pool of 50 because a hook holds its VM while it waits for PocketBase.
 * @param {string} folder absolute, as `assemble` makes it
 * @param {string} [data] where its data are, if not in there
 * @returns {string[]}
 */
export function flagsOf(folder, data = join(folder, 'pb_data')) {
  return [
    `--dir=${data}`,
    `--hooksDir=${join(folder, 'pb_hooks')}`,
    `--migrationsDir=${join(folder, 'pb_migrations')}`,
    `--publicDir=${join(folder, 'pb_public')}`,
    '--dev=false',
    '--hooksPool=50',
  ]
}
