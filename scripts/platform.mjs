/** @typedef {{ os: NodeJS.Platform, arch: string }} Platform */

/**
 * What releases call a platform (`linux_amd64`), from what Node calls it.
 * @param {Platform} platform
 * @returns {string}
 */
export function systemOf({ os, arch }) {
  return `${OS_NAMES[os] ?? os}_${ARCH_NAMES[arch] ?? arch}`
}

/**
 * The ending of a program's file name.
 * @param {Platform} platform
 * @returns {string}
 */
export function endingOf({ os }) {
  return os === 'win32' ? '.exe' : ''
}

/** @type {Readonly<Record<string, string>>} */
const OS_NAMES = { win32: 'windows' }

/** @type {Readonly<Record<string, string>>} */
const ARCH_NAMES = { x64: 'amd64', arm: 'armv7' }
