/**
 * @typedef {object} Release A release on GitHub.
 * @property {string} path below https://github.com
 * @property {string} checksums name of its file of sha256 sums
 * @property {readonly string[]} systems what it is made for, as `os_arch`
 * @property {(system: string) => string} asset name of the archive for a system: `.zip`, `.tar.gz`
 * @property {string} member name of the binary inside, without `.exe`
 */

/**
 * @typedef {object} GoModule A module of ours that pins a program and all it is made of.
 * @property {string} folder with go.mod (its `toolchain` line counts) and go.sum
 * @property {string} package
 * @property {string} ldflags
 * @property {Readonly<Record<string, string>>} env
 */

/**
 * @typedef {object} Part A program of the stack and the ways to get it.
 * @property {string} title
 * @property {string} version
 * @property {string} variable environment variable with the path of a binary to use instead
 * @property {readonly string[]} versionArgs what makes the binary print its version
 * @property {number} [versionCode] with what it exits then; 0, but for a plugin, which only says that it is one
 * @property {Release} [release] none where only Go makes it
 * @property {GoModule} go
 */

/**
 * @typedef {'pocketbase' | 'ogen' | 'task' | 'process-compose' | 'actionlint' | 'tofu' | 'restapi'} PartName
 */

const SYSTEMS = [
  ...['linux_amd64', 'linux_arm64', 'linux_armv7'],
  ...['darwin_amd64', 'darwin_arm64', 'windows_amd64', 'windows_arm64'],
]

/** Where Renovate looks for newer ones; `mod` has a folder for each. */
const VERSIONS = {
  // renovate: datasource=github-releases depName=pocketbase/pocketbase
  pocketbase: '0.40.4',
  // renovate: datasource=github-releases depName=ogen-go/ogen
  ogen: '1.24.0',
  // renovate: datasource=github-releases depName=go-task/task
  task: '3.53.1',
  // renovate: datasource=github-releases depName=F1bonacc1/process-compose
  processCompose: '1.120.0',
  // renovate: datasource=github-releases depName=rhysd/actionlint
  actionlint: '1.7.12',
  // renovate: datasource=github-releases depName=opentofu/opentofu
  opentofu: '1.12.6',
  // renovate: datasource=github-releases depName=Mastercard/terraform-provider-restapi
  restapi: '1.20.0',
}

/** The versions of PocketBase that the pack is tested with, the newest last. */
export const POCKETBASES = ['0.36.8', '0.39.11', VERSIONS.pocketbase]

/**
 * Every program that pb-stack finds, downloads or builds.
 * @type {Readonly<Record<PartName, Part>>}
 */
export const PARTS = {
  pocketbase: pocketbaseOf(VERSIONS.pocketbase),
  ogen: {
    title: 'ogen',
    version: VERSIONS.ogen,
    variable: 'OGEN',
    versionArgs: ['--version'],
    go: {
      folder: `mod/ogen/${VERSIONS.ogen}`,
      package: 'github.com/ogen-go/ogen/cmd/ogen',
      ldflags: '-s -w',
      env: { CGO_ENABLED: '0' },
    },
  },
  task: {
    title: 'Task',
    version: VERSIONS.task,
    // Task itself reads variables that begin with TASK_.
    variable: 'GO_TASK',
    versionArgs: ['--version'],
    release: {
      path: `go-task/task/releases/download/v${VERSIONS.task}`,
      checksums: 'task_checksums.txt',
      systems: SYSTEMS,
      asset: (system) => goreleased('task', system),
      member: 'task',
    },
    go: {
      folder: `mod/task/${VERSIONS.task}`,
      package: 'github.com/go-task/task/v3/cmd/task',
      ldflags: '-s -w',
      env: { CGO_ENABLED: '0' },
    },
  },
  actionlint: {
    title: 'actionlint',
    version: VERSIONS.actionlint,
    variable: 'ACTIONLINT',
    versionArgs: ['-version'],
    go: {
      folder: `mod/actionlint/${VERSIONS.actionlint}`,
      package: 'github.com/rhysd/actionlint/cmd/actionlint',
      ldflags: '-s -w',
      env: { CGO_ENABLED: '0' },
    },
  },
  tofu: {
    title: 'OpenTofu',
    version: VERSIONS.opentofu,
    variable: 'TOFU',
    versionArgs: ['version'],
    release: {
      path: `opentofu/opentofu/releases/download/v${VERSIONS.opentofu}`,
      checksums: `tofu_${VERSIONS.opentofu}_SHA256SUMS`,
      systems: SYSTEMS,
      asset: (system) => `tofu_${VERSIONS.opentofu}_${system.replace('armv7', 'arm')}.zip`,
      member: 'tofu',
    },
    go: {
      folder: `mod/opentofu/${VERSIONS.opentofu}`,
      package: 'github.com/opentofu/opentofu/cmd/tofu',
      ldflags: '-s -w -X github.com/opentofu/opentofu/version.dev=no',
      env: { CGO_ENABLED: '0' },
    },
  },
  restapi: {
    title: 'the provider restapi',
    version: VERSIONS.restapi,
    variable: 'RESTAPI_PROVIDER',
    versionArgs: [],
    versionCode: 1,
    go: {
      folder: `mod/restapi/${VERSIONS.restapi}`,
      package: 'github.com/Mastercard/terraform-provider-restapi',
      ldflags: '-s -w',
      env: { CGO_ENABLED: '0' },
    },
  },
  'process-compose': {
    title: 'Process Compose',
    version: VERSIONS.processCompose,
    variable: 'PROCESS_COMPOSE',
    versionArgs: ['version', '--short'],
    release: {
      path: `F1bonacc1/process-compose/releases/download/v${VERSIONS.processCompose}`,
      checksums: 'process-compose_checksums.txt',
      systems: SYSTEMS,
      asset: (system) => goreleased('process-compose', system),
      member: 'process-compose',
    },
    go: {
      folder: `mod/process-compose/${VERSIONS.processCompose}`,
      package: 'github.com/f1bonacc1/process-compose',
      ldflags: `-s -w -X github.com/f1bonacc1/process-compose/src/config.Version=v${VERSIONS.processCompose}`,
      env: { CGO_ENABLED: '0' },
    },
  },
}

/**
 * PocketBase of one of its versions.
 * @param {string} version
 * @returns {Part}
 */
export function pocketbaseOf(version) {
  return {
    title: 'PocketBase',
    version,
    variable: 'POCKETBASE',
    versionArgs: ['--version'],
    release: {
      path: `pocketbase/pocketbase/releases/download/v${version}`,
      checksums: 'checksums.txt',
      systems: SYSTEMS,
      asset: (system) => `pocketbase_${version}_${system}.zip`,
      member: 'pocketbase',
    },
    go: {
      folder: `mod/pocketbase/${version}`,
      package: 'github.com/pocketbase/pocketbase/examples/base',
      ldflags: `-s -w -X github.com/pocketbase/pocketbase.Version=${version}`,
      // As PocketBase's own releases are built; a Mac without Xcode has a C compiler in name only.
      env: { CGO_ENABLED: '0' },
    },
  }
}

/**
 * What an archive is called that GoReleaser has made: with `arm` for all kinds of it, and a zip for
 * Windows alone.
 * @param {string} name
 * @param {string} system
 * @returns {string}
 */
function goreleased(name, system) {
  const ending = system.startsWith('windows') ? 'zip' : 'tar.gz'
  return `${name}_${system.replace('armv7', 'arm')}.${ending}`
}
