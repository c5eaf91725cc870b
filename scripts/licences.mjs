import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The npm package that a bundled file comes from; none for our own. @param {string} path */
export function packageOf(path) {
  const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
  return name === undefined ? [] : [name]
}

/**
 * The text of the licence of a package of `root`, whose own licence is given. One of another kind than
 * may be shipped fails.
 *
 * @param {string} root
 * @param {string} ours
 */
export const licenceIn = (root, ours) =>
  /** @param {{ name: string, notices?: string[], holders?: string[] }} of */
  function licence({ name, notices, holders }) {
    const folder = join(root, 'node_modules', name)
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    if (!/^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0)$/.test(license)) {
      throw new Error(`${name} is ${license}: only MIT, ISC, BSD and Apache-2.0 are shipped.`)
    }
    const texts = holders
      ? [ours.replace(/Copyright .*/, holders.map((who) => `Copyright (c) ${who}`).join('\n'))]
      : (notices ?? noticesIn(folder)).map((file) =>
          readFileSync(join(folder, file), 'utf8').trim(),
        )
    return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`
  }

/** Files of a package that are named as a licence is. @param {string} folder */
function noticesIn(folder) {
  const found = readdirSync(folder).filter((file) =>
    /^(third_party_)?licen[cs]es?(\.md)?$/i.test(file),
  )
  if (found.length === 0) throw new Error(`${folder} has no licence to ship with it.`)
  return found
}
