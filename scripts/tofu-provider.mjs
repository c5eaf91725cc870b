import { mkdirSync, readdirSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readJson, temporaryName } from './files.mjs'
import { goBuild } from './go-build.mjs'
import { endingOf } from './platform.mjs'

/**
 * @typedef {object} Provider A provider that OpenTofu may have.
 * @property {string} source where a configuration says that it comes from
 * @property {string} version
 * @property {string} file of its binary
 */

/**
 * Builds our own provider, where its sources are newer than it is.
 * @param {string} root the repository
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Provider>}
 */
export async function ownProvider(root, env = process.env) {
  const { version } = readJson(join(root, 'package.json'), 'Get it again.')
  const platform = { os: process.platform, arch: process.arch }
  const file = join(root, '.bin', `terraform-provider-pocketbase-${version}${endingOf(platform)}`)
  const folder = 'mod/tofu/provider'
  const sources = readdirSync(join(root, folder)).map((name) => changed(join(root, folder, name)))
  if (changed(file) <= Math.max(...sources)) {
    const part = {
      title: 'the provider pocketbase',
      version,
      variable: '',
      versionArgs: ['-version'],
      go: {
        folder,
        package: '.',
        ldflags: `-s -w -X main.version=${version}`,
        env: { CGO_ENABLED: '0' },
      },
    }
    const made = temporaryName(file)
    mkdirSync(dirname(file), { recursive: true })
    await goBuild({ part, root, env, out: process.stderr }, made)
    renameSync(made, file)
  }
  return { source: 'pb-stack/pocketbase', version, file }
}

/** @param {string} path */
const changed = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
