import { join, resolve } from 'node:path'
import * as util from 'node:util'
import { Fault } from './fault.mjs'
import { explained } from './options.mjs'

/**
 * @typedef {object} Place A PocketBase, and where it has its folders; all paths are absolute.
 * @property {string} folder
 * @property {Readonly<Record<string, string>>} places by the names in `FOLDERS`
 */

/**
 * @typedef {object} AddOptions What `add` was asked for.
 * @property {boolean} dryRun
 * @property {boolean} remove
 * @property {boolean} force
 */

/**
 * What `add --help` prints.
 * @param {string} command
 * @returns {string}
 */
export const addUsage = (command) => `${command} DIR [options]   puts the pack into a PocketBase

  DIR                   the folder with PocketBase, or with its pb_data
  --dry-run             only say what would be changed
  --remove              take the pack out again
  --force               also where PocketBase runs, or where there is none that runs here
  --hooksDir DIR        folders with other names or in other places, as PocketBase itself was told
  --migrationsDir DIR
  --publicDir DIR
  --help

Files that are not the pack's, or that somebody has changed, stay as they are; what the pack has for
them is put beside, as NAME.new. An older pack is replaced. What was put where is listed in
pb_hooks/pb-stack.sha256.`

/**
 * Reads the arguments of `add`; none when help was asked for.
 * @param {string[]} args
 * @param {{ help: string, base: string }} caller the command that shows help, and the folder that
 *   paths are relative to
 * @returns {(AddOptions & Place) | undefined}
 */
export function readAddOptions(args, { help, base }) {
  const { values, positionals } = explained(help, () => parsed(args))
  if (values.help) return undefined
  const [dir, ...more] = positionals
  if (!dir || more.length > 0) {
    throw new Fault(`It takes one folder, that of a PocketBase. \`${help}\` shows what there is.`)
  }
  const folder = resolve(base, dir)
  /** @param {string | undefined} asked @param {string} name */
  const place = (asked, name) => (asked ? resolve(base, asked) : join(folder, name))
  return {
    dryRun: values['dry-run'] === true,
    remove: values.remove === true,
    force: values.force === true,
    folder,
    places: {
      pb_hooks: place(values.hooksDir, 'pb_hooks'),
      pb_migrations: place(values.migrationsDir, 'pb_migrations'),
      pb_public: place(values.publicDir, 'pb_public'),
    },
  }
}

/** @param {string[]} args */
function parsed(args) {
  return util.parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      'dry-run': { type: 'boolean' },
      remove: { type: 'boolean' },
      force: { type: 'boolean' },
      hooksDir: { type: 'string' },
      migrationsDir: { type: 'string' },
      publicDir: { type: 'string' },
    },
  })
}
