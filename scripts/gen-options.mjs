import { join, resolve } from 'node:path'
import * as util from 'node:util'
import { DEMO, explained } from './options.mjs'

/**
 * @typedef {object} GenOptions What `npm run gen` was asked for; all paths are absolute.
 * @property {boolean} help
 * @property {string} project
 * @property {string} [from]
 * @property {string} out
 */

/** What `npm run gen -- --help` prints. */
export const GEN_USAGE = `npm run gen -- [options]   makes code from the schema, all in one go

  --project DIR   a project, or a folder with PocketBase and the pack (proj/demo)
  --from FILE     a file of exported collections instead of the live schema
  --out DIR       where to write (the folder gen in the project)
  --help

It makes, in this order: schema.json, types.ts, zod.ts, records/records.go, openapi.json,
openapi.yaml, and in client/ a Go client of the OpenAPI document, by ogen. If one of them cannot be
made, all files stay as they are. Files that are the same are not touched.

Environment:
  POCKETBASE      path of the PocketBase to run
  OGEN            path of the ogen to run; it is built with Go otherwise`

/**
 * Reads the arguments of `npm run gen`.
 * @param {string[]} args
 * @returns {GenOptions}
 */
export function readGenOptions(args) {
  const { help, project, from, out } = explained('npm run gen -- --help', () => parsed(args))
  const folder = resolve(project ?? DEMO)
  return {
    help: help === true,
    project: folder,
    ...(from !== undefined && { from: resolve(from) }),
    out: resolve(out ?? join(folder, 'gen')),
  }
}

/** @param {string[]} args */
function parsed(args) {
  return util.parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h' },
      project: { type: 'string' },
      from: { type: 'string' },
      out: { type: 'string' },
    },
  }).values
}
