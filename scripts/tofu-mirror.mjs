import { copyFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryName, writeWhole } from './files.mjs'
import { endingOf, systemOf } from './platform.mjs'

/**
 * Makes a folder from which OpenTofu takes providers, so that it asks no registry.
 * @param {string} folder absolute
 * @param {readonly import('./tofu-provider.mjs').Provider[]} providers
 * @returns {NodeJS.ProcessEnv} what OpenTofu has to be told
 */
export function mirror(folder, providers) {
  const platform = { os: process.platform, arch: process.arch }
  const system = systemOf(platform).replace('armv7', 'arm')
  for (const { source, version, file } of providers) {
    const [owner = '', type = ''] = source.toLowerCase().split('/')
    const place = join(folder, 'registry.opentofu.org', owner, type, version, system)
    mkdirSync(place, { recursive: true })
    copyNewer(file, join(place, `terraform-provider-${type}_v${version}${endingOf(platform)}`))
  }
  const config = join(folder, 'tofu.rc')
  const from = `filesystem_mirror {\n    path = ${JSON.stringify(folder)}\n  }`
  writeWhole(config, `provider_installation {\n  ${from}\n}\n`)
  // OpenTofu and its providers end after seconds: to tidy up their memory takes a quarter of them.
  const GOGC = process.env.GOGC ?? '400'
  return { TF_CLI_CONFIG_FILE: config, CHECKPOINT_DISABLE: '1', GOGC }
}

/**
 * @param {string} from
 * @param {string} to
 */
function copyNewer(from, to) {
  const there = statSync(to, { throwIfNoEntry: false })
  if (there && there.mtimeMs >= statSync(from).mtimeMs) return
  const made = temporaryName(to)
  copyFileSync(from, made)
  renameSync(made, to)
}
