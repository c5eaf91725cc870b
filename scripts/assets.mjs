import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { licenceIn } from './licences.mjs'

/**
 * Files of npm packages that the pages are served with, as they are, and what else to say of them: a
 * package without a file of its licence names those who hold it.
 * @type {readonly Asset[]}
 * @typedef {{ name: string, folder: string, files: string[], notices?: string[], holders?: string[] }} Asset
 */
const ASSETS = [
  {
    name: 'swagger-ui-dist',
    folder: 'pb_public/stack/docs',
    files: ['swagger-ui-bundle.js', 'swagger-ui.css'],
    notices: ['LICENSE', 'NOTICE', 'swagger-ui-bundle.js.LICENSE.txt'],
  },
  {
    name: 'pocketbase',
    folder: 'pb_public/stack',
    files: ['dist/pocketbase.es.mjs'],
    notices: ['LICENSE.md'],
  },
  { name: 'world-atlas', folder: 'pb_public/stack', files: [] },
  {
    name: '@starfederation/datastar',
    folder: 'pb_public/stack',
    files: ['dist/datastar.js'],
    // What its bundle takes in: signals of Preact, fetch-event-source.
    holders: ['Star Federation', '2022-present Preact Team', 'Microsoft Corporation'],
  },
]

/**
 * The files of packages that the pages are served with, each with its path.
 * @param {string} root
 */
export const assetsOf = (root) =>
  ASSETS.flatMap(({ name, folder, files }) =>
    files.map(
      (file) =>
        /** @type {[path: string, text: string]} */ ([
          join(root, folder, basename(file)),
          readFileSync(join(root, 'node_modules', name, file), 'utf8'),
        ]),
    ),
  )

/**
 * The licences of all that is shipped: ours, those of packages that are bundled, those of the files above.
 * @param {string} root
 * @param {string} version
 * @param {readonly string[]} bundled
 */
export function licencesOf(root, version, bundled) {
  const ours = readFileSync(join(root, 'LICENSE'), 'utf8').trim()
  const licence = licenceIn(root, ours)
  const texts = [
    `pb-stack ${version} (MIT)\n\n${ours}\n`,
    ...[...new Set(bundled)].sort().map((name) => licence({ name })),
    ...ASSETS.map(licence),
  ]
  return texts.join(`\n${'-'.repeat(72)}\n\n`)
}
